/** Where the server writes. No personal data goes in: no names, numbers, addresses or contents. */
export interface Log {
  /** For the person at the console. */
  say(sentence: string): void;
  /** One line per request. */
  access(line: string): void;
  /** Something broke on our side; the cause goes along. */
  fault(sentence: string, cause: unknown): void;
}

export const consoleLog: Log = {
  say: (sentence) => console.log(sentence),
  access: (line) => console.log(line),
  fault: (sentence, cause) => console.error(sentence, describe(cause)),
};

export const silentLog: Log = { say: () => undefined, access: () => undefined, fault: () => undefined };

/**
 * What may be printed of a fault: where it happened, and the database's code for it. A database's own message, and the
 * query that it hangs on the error, can quote the very values that were written.
 */
function describe(cause: unknown): string {
  if (!(cause instanceof Error)) return 'Something that is no error was thrown.';
  const frames = (cause.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const isSql = 'code' in cause && typeof cause.code === 'string' && /^[0-9A-Z]{5}$/.test(cause.code);
  const what = isSql ? `The database refused with ${String(cause.code)}.` : `${cause.name}: ${cause.message}`;
  return [what, ...frames].join('\n');
}
