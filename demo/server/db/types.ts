/** Type ids of PostgreSQL's catalogue that both drivers are told to read our way. */
export const oid = { int8: 20, timestamp: 1114, timestamptz: 1184, numeric: 1700 } as const;

/**
 * A `timestamptz` as PostgreSQL prints it in a UTC session (`2026-11-22 05:02:11.12+00`) as the wire writes it
 * (`2026-11-22T05:02:11.120Z`).
 */
export function instantText(printed: string): string {
  const match = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00$/.exec(printed);
  if (match === null) throw new Error(`Expected a UTC time from the database, got "${printed}".`);
  return `${match[1] ?? ''}T${match[2] ?? ''}.${(match[3] ?? '').slice(0, 3).padEnd(3, '0')}Z`;
}
