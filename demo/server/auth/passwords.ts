import { randomBytes, scrypt, scryptSync, timingSafeEqual } from 'node:crypto';

// OWASP's password storage cheat sheet: scrypt with N = 2^15, r = 8, p = 3 at least.
const cost = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 1024 * 1024 };
const bytes = 32;

/** `scrypt$<salt>$<hash>` in base64url. */
export function hashPassword(password: string): string {
  const salt = randomBytes(16);
  const hash = scryptSync(password.normalize('NFC'), salt, bytes, cost);
  return `scrypt$${salt.toString('base64url')}$${hash.toString('base64url')}`;
}

/** Takes the same time whether or not there is a `stored` hash, so that nobody learns which addresses exist. */
export async function checkPassword(password: string, stored: string | undefined): Promise<boolean> {
  const [, salt, hash] = (stored ?? `scrypt$${'A'.repeat(22)}$${'A'.repeat(43)}`).split('$');
  const wanted = Buffer.from(hash ?? '', 'base64url');
  const given = await new Promise<Buffer>((resolve, reject) => {
    scrypt(password.normalize('NFC'), Buffer.from(salt ?? '', 'base64url'), bytes, cost, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
  return given.length === wanted.length && timingSafeEqual(given, wanted) && stored !== undefined;
}
