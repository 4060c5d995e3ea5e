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

/**
 * The cookie's value: `1.<seconds, base 36>.<revision>.<policy>.<id>.<signal>.<choices>.`, under 120 bytes with the
 * cookie's name for the usual categories. Only characters that RFC 6265 lets a cookie hold unquoted. The last point
 * tells a whole value from one that was cut.
 */
export function encodeRecord({ at, revision, policy, id, signal, choices }: ConsentRecord): string {
  const list = Object.keys(choices)
    // A category that was refused is left out; a refused service is said, because its category may be granted.
    .filter((key) => choices[key] || key.includes('/'))
    .map((key) => (choices[key] ? key : '!' + key));
  return [1, at.toString(36), revision, policy, id, +signal, list.join('_'), ''].join('.');
}

/**
 * The record among a page's cookies, or `undefined` for anything that this version did not write: then the visitor is
 * asked again. One expression finds and checks it, because each visit pays for compiling it.
 */
export function decodeRecord(cookies: string): ConsentRecord | undefined {
  const match = /(^|; )dialora_consent=1\.(\w+)\.([\w-]*)\.([\w-]*)\.(\w{8,})\.([01])\.([\w!/-]*)\.(; |$)/.exec(
    cookies,
  );
  if (!match) return;
  const [, , at, revision, policy, id, signal, list] = match as unknown as readonly string[] & { readonly length: 9 };
  const choices: Record<string, boolean> = {};
  for (const item of (list as string).split('_')) {
    const key = item.replace('!', '');
    if (key) choices[key] = key === item;
  }
  return { id, at: parseInt(at as string, 36), revision, policy, signal: signal === '1', choices } as ConsentRecord;
}
