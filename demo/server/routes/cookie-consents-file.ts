import type { WireCookieConsent } from '@dialora/api/schemas';
import { csvHeader, writeCsv } from '../exports/csv.js';

/** Columns of the CSV file, in their order. `choices` is JSON in a field. */
const columns = [
  'id',
  'site_id',
  'receipt_id',
  'subject_id',
  'given_at',
  'action',
  'choices',
  'notice_version',
  'language',
  'gpc',
  'surface',
  'received_at',
] as const satisfies readonly (keyof WireCookieConsent)[];

/** How a file of receipts begins, goes on and ends. */
interface FileFormat {
  readonly mediaType: string;
  readonly start: (at: Date) => string;
  readonly rows: (receipts: readonly WireCookieConsent[], first: boolean) => string;
  readonly end: string;
}

export const fileFormats: Readonly<Record<'csv' | 'json', FileFormat>> = {
  csv: {
    mediaType: 'text/csv; charset=utf-8',
    start: () => csvHeader(columns),
    rows: (receipts) => writeCsv(columns, receipts),
    end: '',
  },
  json: {
    mediaType: 'application/json; charset=utf-8',
    start: (at) =>
      `{"format":"dialora-cookie-consents","version":1,"exported_at":${JSON.stringify(at.toISOString())},"receipts":[`,
    rows: (receipts, first) =>
      receipts.map((receipt, at) => `${first && at === 0 ? '' : ','}\n${JSON.stringify(receipt)}`).join(''),
    end: '\n]}\n',
  },
};

/** A file that is written as it is read, so that any number of receipts takes the memory of one page of them. */
export function receiptFile(
  format: FileFormat,
  at: Date,
  nextPage: (after: WireCookieConsent | undefined) => Promise<readonly WireCookieConsent[]>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let last: WireCookieConsent | undefined;
  return new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(encoder.encode(format.start(at)));
    },
    async pull(controller) {
      const page = await nextPage(last);
      if (page.length === 0) {
        if (format.end !== '') controller.enqueue(encoder.encode(format.end));
        controller.close();
        return;
      }
      controller.enqueue(encoder.encode(format.rows(page, last === undefined)));
      last = page.at(-1);
    },
  });
}
