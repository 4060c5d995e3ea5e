import type { Queryable, SqlValue } from '../db/database.js';
import { exportTables, type ExportTable } from './tables.js';

/** A row of an export: column by column, as JSON has it. */
export type ExportRow = Readonly<Record<string, unknown>>;

const mostAtOnce = 1_000;

/** Reads every table of an export, one after the other. The rows of one are read before the next is asked for. */
export function* gather(
  tx: Queryable,
  contactId: string | undefined,
): Generator<{ readonly table: ExportTable; readonly pages: AsyncGenerator<readonly ExportRow[], void> }> {
  for (const table of exportTables) {
    if (contactId !== undefined && table.ofContact === undefined) continue;
    yield { table, pages: pagesOf(tx, table, contactId) };
  }
}

/** Some rows at a time, in the order of their keys. */
async function* pagesOf(
  tx: Queryable,
  table: ExportTable,
  contactId: string | undefined,
): AsyncGenerator<readonly ExportRow[], void> {
  let after: SqlValue | undefined;
  for (;;) {
    const rows = await page(tx, table, contactId, after);
    if (rows.length > 0) yield rows;
    if (rows.length < (table.batch ?? mostAtOnce)) return;
    after = rows.at(-1)?.[table.key[0] ?? 'id'] as SqlValue;
  }
}

async function page(
  tx: Queryable,
  table: ExportTable,
  contactId: string | undefined,
  after: SqlValue | undefined,
): Promise<readonly ExportRow[]> {
  const values: SqlValue[] = contactId === undefined ? [] : [contactId];
  const conditions = contactId === undefined ? [] : [table.ofContact ?? 'true'];
  const key = table.key[0] ?? 'id';
  if (after !== undefined) conditions.push(`${key} > $${values.push(after)}`);
  const { rows } = await tx.query<ExportRow>(
    `select ${table.columns.join(', ')} from ${table.from}
     ${conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`} order by ${key} limit ${table.batch ?? mostAtOnce}`,
    values,
  );
  return rows;
}
