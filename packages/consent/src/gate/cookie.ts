import { encodeRecord, type ConsentRecord } from './record.js';

export const cookieName = 'dialora_consent';

/** Set while a receipt has yet to arrive, so that the next page knows to try again. */
export const dueName = 'dialora_receipt_due';

/** 180 days in seconds: no new prompt before that (Garante, 10 June 2021), none kept longer (CNIL 2020-092). */
export const keptFor = 15_552_000;

/** The page's cookies; empty when storage is denied (a sandboxed frame throws). */
export function readCookies(): string {
  try {
    return document.cookie;
  } catch {
    return '';
  }
}

/** Sets a cookie for so many seconds, or removes it with none. A denied storage is no error: it holds for this page. */
export function writeCookie(name: string, value: string, seconds: number, domain?: string): void {
  try {
    document.cookie =
      `${name}=${value}; path=/; samesite=lax; max-age=${seconds}` +
      (location.protocol === 'https:' ? '; secure' : '') +
      (domain ? `; domain=${domain}` : '');
  } catch {
    // storage is denied
  }
}

/**
 * Keeps the record until 180 days after its choice, or removes it. The browser forgets the cookie in time, so that no
 * clock of ours has to be right later.
 */
export function writeRecord(record: ConsentRecord | undefined, domain: string | undefined): void {
  if (record) writeCookie(cookieName, encodeRecord(record), record.at + keptFor - now(), domain);
  else writeCookie(cookieName, '', 0, domain);
}

/** Seconds since the epoch. */
export const now = (): number => Math.floor(Date.now() / 1000);
