import { randomBytes } from 'node:crypto';

/** A new opaque id such as `con_9w2k…`: 100 bits of chance in lower-case letters and digits. */
export function newId(kind: string): string {
  let text = '';
  // Crockford's alphabet: nothing that reads like something else. 32 letters divide a byte evenly.
  for (const byte of randomBytes(20)) text += '0123456789abcdefghjkmnpqrstvwxyz'[byte % 32] ?? '';
  return `${kind}_${text}`;
}
