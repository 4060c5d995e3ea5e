import type { Activity, PendingEntry } from '@dialora/core';
import type { PhoneNumbers } from '@dialora/phone-numbers/lazy';
import type { LocaleController } from '../internal/locale-controller.js';
import { changed } from './conversation.js';
import type { RowSurroundings } from './timeline-list.js';

/** What rows are drawn with, as far as it changes. */
export interface Around {
  readonly plans: PhoneNumbers | undefined;
  /** The country that numbers without a country code belong to. */
  readonly home: string | undefined;
  /** What waits in the log book. */
  readonly logs: readonly PendingEntry[];
  readonly complete: boolean;
  readonly entries: readonly Activity[];
  readonly match: string | undefined;
  readonly unread: string | undefined;
}

type Fixed = Pick<RowSurroundings, 'format' | 'sound' | 'media'> & { readonly locale: LocaleController };

/** What rows are drawn with: the same object for as long as nothing of it changed, so that rows are not drawn again. */
export class Surroundings {
  readonly #fixed: Fixed;
  #last: RowSurroundings | undefined;
  #lastOf: readonly unknown[] = [];
  #entries: readonly Activity[] | undefined;
  #threads: ReadonlyMap<string, readonly string[]> = new Map();

  constructor(fixed: Fixed) {
    this.#fixed = fixed;
  }

  of({ plans, home, logs, complete, entries, match, unread }: Around): RowSurroundings {
    const { locale } = this.#fixed;
    const threads = this.#threadsOf(entries);
    const of = [plans, home, logs, complete, locale.lang, locale.t('timeline.name'), match, unread, threads];
    if (this.#last && !changed(this.#lastOf, of)) return this.#last;
    this.#lastOf = of;
    const calls = new Set(logs.map(({ entry }) => (entry.type === 'call-log' ? entry.callId : undefined)));
    return (this.#last = {
      ...this.#fixed,
      complete,
      find: plans ? (text) => plans.findPhoneNumbers(text, { country: home }) : undefined,
      match,
      unread,
      threadOf: (id) => threads.get(id) ?? [],
      logPending: (activity) => activity.type === 'call' && calls.has(activity.callId),
    });
  }

  /** Mails by thread, oldest first; the same map for the same entries. */
  #threadsOf(entries: readonly Activity[]): ReadonlyMap<string, readonly string[]> {
    if (this.#entries === entries) return this.#threads;
    const threads = new Map<string, string[]>();
    for (const entry of entries) {
      if (entry.type !== 'email' || entry.threadId === undefined) continue;
      const mails = threads.get(entry.threadId);
      if (mails) mails.push(entry.id);
      else threads.set(entry.threadId, [entry.id]);
    }
    this.#entries = entries;
    return (this.#threads = threads);
  }
}
