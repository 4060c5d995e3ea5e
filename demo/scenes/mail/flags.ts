import type { Language } from './locales.js';
import { isLanguage } from './locales.js';

/** What the address asks of this mailbox. Everything off gives an ordinary one. */
export interface Flags {
  /** `?dark` or `?light`; without either the system's setting. */
  readonly theme: 'dark' | 'light' | 'system';
  readonly compact: boolean;
  /** `?lang=ar`: labels only, as in life; letters keep the language they were written in. */
  readonly language: Language;
  /** `?pane`: list and letter side by side; ids of the thread arrive late there. */
  readonly pane: boolean;
  /** `?single`: conversation view off, one message per view. */
  readonly single: boolean;
  /** `?refresh=3`: replaces all rows and letters every so many seconds. 0 never. */
  readonly refreshSeconds: number;
  /** `?slow=500`: how long after the address a view follows, in milliseconds. */
  readonly latencyMs: number;
  /** `?hostile`: the page does what a malicious page would try against an extension. */
  readonly hostile: boolean;
  /** `?tt`: also allows only a list of Trusted Types policies that nobody else can be on. */
  readonly trustedTypesList: boolean;
  /** `?storm`: 2,000 nodes come and go beside the letter. */
  readonly storm: boolean;
}

export function readFlags(search: string): Flags {
  const query = new URLSearchParams(search);
  const on = (name: string): boolean => query.has(name) && query.get(name) !== '0';
  const count = (name: string, fallback: number, highest: number): number => {
    const value = Number(query.get(name) ?? Number.NaN);
    return query.get(name) !== '' && Number.isFinite(value) && value >= 0 ? Math.min(value, highest) : fallback;
  };
  const language = query.get('lang') ?? 'en';
  return {
    theme: on('dark') ? 'dark' : on('light') ? 'light' : 'system',
    compact: on('compact'),
    language: isLanguage(language) ? language : 'en',
    pane: on('pane'),
    single: on('single'),
    refreshSeconds: on('refresh') ? count('refresh', 5, 3600) : 0,
    latencyMs: count('slow', 90, 5000),
    hostile: on('hostile'),
    trustedTypesList: on('tt'),
    storm: on('storm'),
  };
}
