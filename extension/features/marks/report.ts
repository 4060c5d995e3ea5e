import type { PageScanner } from '@dialora/phone-numbers/scanner';
import type { PageNumbers } from '../messages/protocol.js';
import { tell } from '../messages/tell.js';

/** As many as a person would go through in a list. */
const maxListed = 200;
const quietMs = 300;

/** Tells the panel which numbers this frame holds, after each burst of changes. */
export interface Report {
  soon(): void;
  now(): void;
  stop(): void;
}

export function createReport(scanner: () => PageScanner): Report {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let told = '';
  const now = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const page = pageNumbers(scanner());
    told = JSON.stringify(page);
    tell({ type: 'pageNumbers', page }).catch(() => undefined);
  };
  return {
    now,
    soon() {
      timer ??= setTimeout(() => {
        timer = undefined;
        if (JSON.stringify(pageNumbers(scanner())) !== told) now();
      }, quietMs);
    },
    stop: () => clearTimeout(timer),
  };
}

/** Each number once, where the page writes it first. */
function pageNumbers(scanner: PageScanner): PageNumbers {
  const distinct = new Map<string, PageNumbers['numbers'][number]>();
  for (const { id, e164, ext } of scanner.list()) {
    const key = `${e164};${ext ?? ''}`;
    if (!distinct.has(key)) distinct.set(key, { id, e164, ...(ext === undefined ? {} : { ext }) });
  }
  const guess = scanner.country();
  return {
    numbers: [...distinct.values()].slice(0, maxListed),
    total: distinct.size,
    country: guess === undefined ? null : { code: guess.country, confidence: guess.confidence },
  };
}
