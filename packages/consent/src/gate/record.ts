/** Yes or no per category (`analytics`) or per service of a category (`functional/film`). What is not named is no. */
export type Choices = Readonly<Record<string, boolean>>;

/** A choice as kept on the device. */
export interface ConsentRecord {
  /** Random, for the receipt; says nothing about the person. */
  readonly id: string;
  /** When, in seconds since the epoch. */
  readonly at: number;
  /** Revision of the purposes that were shown. Another revision asks anew. */
  readonly revision: string;
  /** Version of the policy that was shown or acknowledged last. */
  readonly policy: string;
  /** Whether the browser sent an opt-out signal (Global Privacy Control) when the choice was made. */
  readonly signal: boolean;
  readonly choices: Choices;
}

/** The usual categories are one letter in the cookie; a site's own are spelled out. */
const letters: Readonly<Record<string, string>> = { f: 'functional', n: 'analytics', a: 'advertising' };

/**
 * The cookie's value: `1.<seconds, base 36>.<revision>.<policy>.<id>.<signal>.<choices>`, under 120 bytes with the
 * cookie's name for the usual categories. Only characters that RFC 6265 lets a cookie hold unquoted.
 */
export function encodeRecord(record: ConsentRecord): string {
  const choices = Object.entries(record.choices)
    // A category that was refused is left out; a refused service is said, because its category may be granted.
    .filter(([key, granted]) => granted || key.includes('/'))
    .map(([key, granted]) => (granted ? '' : '!') + key.replace(/^(functional|analytics|advertising)\b/, shorten))
    .join('_');
  const { at, revision, policy, id, signal } = record;
  return `1.${at.toString(36)}.${revision}.${policy}.${id}.${signal ? 1 : 0}.${choices}`;
}

function shorten(name: string): string {
  return name === 'analytics' ? 'n' : name.charAt(0);
}

/** The record, or `undefined` for anything that this version did not write: then the visitor is asked again. */
export function decodeRecord(value: string): ConsentRecord | undefined {
  const match = /^1\.([0-9a-z]{1,8})\.([\w-]{0,24})\.([\w-]{0,24})\.([0-9a-z]{8,32})\.([01])\.([\w!/-]{0,400})$/.exec(
    value,
  );
  if (match === null) return undefined;
  const [, at = '', revision = '', policy = '', id = '', signal, list = ''] = match;
  const choices: Record<string, boolean> = {};
  for (const item of list === '' ? [] : list.split('_')) {
    const granted = !item.startsWith('!');
    const key = (granted ? item : item.slice(1)).replace(/^[fna](?=\/|$)/, (letter) => letters[letter] ?? letter);
    choices[key] = granted;
  }
  return { id, at: parseInt(at, 36), revision, policy, signal: signal === '1', choices };
}

/** Names of categories and services: lower-case letters, digits and `-`, so that the cookie can hold them as they are. */
export const validName = /^[a-z0-9-]{2,32}$/;
