import { decodeRecord, encodeRecord, type ConsentRecord } from './record.js';

export const cookieName = 'dialora_consent';

/** 180 days in seconds: no new prompt before that (Garante, 10 June 2021), none kept longer (CNIL 2020-092). */
export const keptFor = 15_552_000;

/** What the browser kept; `undefined` when nothing, nonsense, or storage is denied (a sandboxed frame throws). */
export function readRecord(): ConsentRecord | undefined {
  try {
    const pair = document.cookie.split('; ').find((part) => part.startsWith(`${cookieName}=`));
    return pair === undefined ? undefined : decodeRecord(pair.slice(cookieName.length + 1));
  } catch {
    return undefined;
  }
}

/** Keeps the record, or removes it. A denied storage is no error: the choice then holds for this page. */
export function writeRecord(record: ConsentRecord | undefined, domain: string | undefined): void {
  const value = record === undefined ? '' : encodeRecord(record);
  const rest = `; path=/; samesite=lax; max-age=${record === undefined ? 0 : keptFor}`;
  const secure = location.protocol === 'https:' ? '; secure' : '';
  try {
    document.cookie = `${cookieName}=${value}${rest}${secure}${domain === undefined ? '' : `; domain=${domain}`}`;
  } catch {
    // storage is denied
  }
}
