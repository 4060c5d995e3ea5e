import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Keys of this installation, all drawn from one secret. */
export interface Secrets {
  /** Shared with the voice gateway; what Twilio calls the API key secret. */
  readonly voice: string;
  /** Signs webhooks as Twilio does, where no Twilio account is configured. */
  readonly twilio: string;
  /** A key of its own for each name, the same on every server that shares the secret. */
  derive(name: string): string;
  /** Encrypts with authentication (AES-256-GCM); `context` must be the same to open it again. */
  seal(plain: string, context: string): Buffer;
  unseal(sealed: Uint8Array, context: string): string;
  /** A short-lived piece of text that only this installation can have written. */
  sign(payload: string): string;
  /** The payload of `sign`, or undefined when it was not ours. */
  verify(signed: string): string | undefined;
}

export function createSecrets(secret: Uint8Array): Secrets {
  const key = (use: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', `dialora:${use}`, 32));
  const sealing = key('seal');
  const signing = key('sign');
  const sign = (payload: string): string =>
    `${Buffer.from(payload).toString('base64url')}.${createHmac('sha256', signing).update(payload).digest('base64url')}`;
  return {
    voice: key('voice').toString('base64url'),
    twilio: key('twilio').toString('hex'),
    derive: (name) => key(`derived:${name}`).toString('base64url'),
    seal(plain, context) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce).setAAD(Buffer.from(context));
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    unseal(sealed, context) {
      const bytes = Buffer.from(sealed);
      const decipher = createDecipheriv('aes-256-gcm', sealing, bytes.subarray(0, 12));
      decipher.setAAD(Buffer.from(context)).setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
    },
    sign,
    verify(signed) {
      const payload = Buffer.from(signed.split('.')[0] ?? '', 'base64url').toString('utf8');
      // As text: a decoder would take several texts for the same bytes, and only one of them is ours.
      const given = Buffer.from(signed);
      const wanted = Buffer.from(sign(payload));
      return given.length === wanted.length && timingSafeEqual(given, wanted) ? payload : undefined;
    },
  };
}

/**
 * The installation's secret: `DIALORA_SECRET` when set (servers that share a database need the same one), otherwise a
 * random one kept in the data folder, readable by its owner alone.
 * @throws Error when a given secret is shorter than 32 characters.
 */
export function loadSecret(folder: string, given: string | undefined): Uint8Array {
  if (given !== undefined) {
    if (given.length < 32) throw new Error('DIALORA_SECRET must be at least 32 characters of chance.');
    return Buffer.from(given);
  }
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'secret');
  try {
    writeFileSync(file, randomBytes(32), { flag: 'wx', mode: 0o600, flush: true });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return readFileSync(file);
}

/** A bearer token: its kind and 256 bits of chance. */
export function newToken(prefix: string): string {
  return prefix + randomBytes(32).toString('base64url');
}

/** What is kept of a token. Plain SHA-256 is enough for 256 random bits: there is nothing to guess. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
