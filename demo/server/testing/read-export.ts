import { configure, Uint8ArrayReader, TextWriter, ZipReader, type FileEntry } from '@zip.js/zip.js';
import { parse } from 'csv-parse/sync';
import type { ExportRow } from '../exports/gather.js';

configure({ useWebWorkers: false });

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

export async function readCsvExport(bytes: Uint8Array): Promise<ReadExport> {
  const tables = new Map<string, readonly ExportRow[]>();
  for (const [name, text] of await readArchive(bytes)) {
    const table = name.replace(/\.csv$/, '');
    // A request's details are a sentence, an entry's are an object.
    const json = new Set([...jsonColumns].filter((column) => table !== 'privacy_requests' || column !== 'details'));
    tables.set(table, readCsv(text, json));
  }
  return tables;
}

/** The files of a ZIP archive, by name. @throws Error when it is none, or a file's checksum does not fit. */
export async function readArchive(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  const archive = new ZipReader(new Uint8ArrayReader(bytes), { checkSignature: true });
  const isFile = (entry: { readonly directory: boolean }): entry is FileEntry => !entry.directory;
  for (const entry of (await archive.getEntries()).filter(isFile)) {
    files.set(entry.filename, await entry.getData(new TextWriter()));
  }
  await archive.close();
  return files;
}

/** Reads back what `writeCsv` wrote. `json` names the columns whose quoted values are JSON. */
export function readCsv(text: string, json: ReadonlySet<string>): readonly ExportRow[] {
  return parse<ExportRow>(text, {
    columns: true,
    cast(value, { quoting, header, column }) {
      if (header) return value;
      if (!quoting) return value === '' ? null : (JSON.parse(value) as unknown);
      if (json.has(String(column))) return JSON.parse(value) as unknown;
      return value.startsWith("'") ? value.slice(1) : value;
    },
  });
}
