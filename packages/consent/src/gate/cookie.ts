import { decodeRecord, encodeRecord, type ConsentRecord } from './record.js';

export const cookieName = 'dialora_consent';

/** 180 days in seconds: no new prompt before that (Garante, 10 June 2021), none kept longer (CNIL 2020-092). */
export const keptFor = 15_552_000;

/** What the browser kept; `undefined` when nothing, nonsense, or storage is denied (a sandboxed frame throws). */
export function readRecord(): ConsentRecord | undefined {
  try {
    return decodeRecord(/(?:^|; )dialora_consent=([^;]*)/.exec(document.cookie)?.[1] ?? '');
  } catch {
    return;
  }
}

/** Keeps the record, or removes it. A denied storage is no error: the choice then holds for this page. */
export function writeRecord(record: ConsentRecord | undefined, domain: string | undefined): void {
  try {
    document.cookie =
      `${cookieName}=${record ? encodeRecord(record) : ''}; path=/; samesite=lax; max-age=${record ? keptFor : 0}` +
      (location.protocol === 'https:' ? '; secure' : '') +
      (domain ? `; domain=${domain}` : '');
  } catch {
    // storage is denied
  }
}
