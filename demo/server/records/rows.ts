/** The members of an object that have a value: wire objects leave out what is not there. */
export function present<T extends Record<string, unknown>>(
  members: T,
): { [Name in keyof T]?: Exclude<T[Name], null | undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null && value !== undefined)) as {
    [Name in keyof T]?: Exclude<T[Name], null | undefined>;
  };
}

/** The row that an `insert … returning` or an `update … returning` gave. */
export function only<Row>(rows: readonly Row[]): Row {
  const row = rows[0];
  if (row === undefined) throw new Error('Expected the database to return a row; it returned none.');
  return row;
}
