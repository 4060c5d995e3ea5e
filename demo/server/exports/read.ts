import { readCsv } from './csv.js';
import type { ExportRow } from './gather.js';
import { readZip } from './zip.js';

/** An export as it was gathered, whichever way it was written: rows by table. */
export type ReadExport = ReadonlyMap<string, readonly ExportRow[]>;

/** Columns whose values are objects or lists; in CSV they are JSON in a field. */
const jsonColumns = new Set([
  'phones',
  'emails',
  'addresses',
  'tags',
  'custom_fields',
  'nominee',
  'changes',
  'details',
  'to_addresses',
  'cc_addresses',
  'attachments',
  'evidence',
  'requester',
  'extension',
  'tombstone',
  'fields',
  'authorisation',
  'choices',
  'counts',
  'media',
  'metadata',
  'transcript',
  'extracted_data',
]);

export function readJsonExport(bytes: Uint8Array): ReadExport {
  const { tables } = JSON.parse(Buffer.from(bytes).toString('utf8')) as { tables: Record<string, ExportRow[]> };
  return new Map(Object.entries(tables));
}

export function readCsvExport(bytes: Uint8Array): ReadExport {
  return new Map(
    [...readZip(bytes)]
      .filter(([name]) => name.endsWith('.csv'))
      .map(([name, text]) => {
        const table = name.replace(/\.csv$/, '');
        // A request's details are a sentence, an entry's are an object.
        const json = new Set([...jsonColumns].filter((column) => table !== 'privacy_requests' || column !== 'details'));
        return [table, readCsv(text, json)];
      }),
  );
}
