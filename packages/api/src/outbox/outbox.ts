import {
  createStore,
  DialoraError,
  systemClock,
  toProblem,
  type Clock,
  type Problem,
  type Readable,
} from '@dialora/core';
import { randomId } from '../internal/id.js';
import { browserOnline, type Online } from '../internal/online.js';
import { backoff, orAborted } from '../internal/wait.js';
import type { OutboxStore, StoredEntry } from './entry.js';
import { createFallbackStore } from './fallback-store.js';
import { planOf, verdictOn } from './plan.js';
import { createTabs, type Tabs } from './tabs.js';

export interface OutboxOptions<Payload> {
  /** One name for database, lock and channel; holds the account's and the agent's id. */
  readonly name: string;
  readonly store: OutboxStore<Payload>;
  /** Sends one entry; resolves once the API acknowledged it. `id` must travel as the idempotency key. */
  readonly send: (entry: { readonly id: string; readonly payload: Payload }, signal: AbortSignal) => Promise<void>;
  /** Entries of the same subject are kept in order; each is a subject of its own when absent. */
  readonly subjectOf?: (payload: Payload, id: string) => string;
  readonly clock?: Clock;
  readonly online?: Online;
  readonly random?: () => number;
  readonly tabs?: Tabs;
}

export interface Item<Payload> extends StoredEntry<Payload> {
  readonly state: 'waiting' | 'sending' | 'stuck';
}

export interface Outbox<Payload> {
  /** What is not acknowledged yet, oldest first, the same in every tab. */
  readonly items: Readable<readonly Item<Payload>[]>;
  /** `storage-unavailable` while entries can be kept in memory only. */
  readonly storageProblem: Readable<Problem | undefined>;
  /** Resolves with the id once the entry is kept; the sending follows by itself. */
  add(payload: Payload): Promise<string>;
  /** Tries an entry again now, a stuck one too. */
  retry(id: string): Promise<void>;
  discard(id: string): Promise<void>;
  /** Sends what can be sent. Called by itself at the start, when the network returns, after each `add`, and in time. */
  drain(): Promise<void>;
  /** Deletes everything in every tab, sent or not: at sign-out. */
  wipe(): Promise<void>;
  /** Stops working in this page; what is kept stays for the next one. */
  close(): void;
}

const longestPauseMs = 5 * 60_000;

/** A queue that loses nothing: kept first, then sent until acknowledged, by one tab at a time, in any weather. */
export function createOutbox<Payload>(options: OutboxOptions<Payload>): Outbox<Payload> {
  const { name, send } = options;
  const clock = options.clock ?? systemClock;
  const online = options.online ?? browserOnline;
  const random = options.random ?? Math.random;
  const subjectOf = options.subjectOf ?? ((_payload: Payload, id: string) => id);
  const store = createFallbackStore(options.store);
  const tabs = options.tabs ?? createTabs(name);
  const closing = new AbortController();
  const isClosed = (): boolean => closing.signal.aborted;
  const items = createStore<readonly Item<Payload>[]>([]);
  let entries: readonly StoredEntry<Payload>[] = [];
  let sending: string | null = null;
  let reading: Promise<void> = Promise.resolve();
  let draining: Promise<void> | undefined;
  let asked: 'no' | 'yes' | 'eagerly' = 'no';
  let cancelTimer: (() => void) | undefined;

  // --- What is shown ---

  function publish(): void {
    items.set(entries.map(itemOf));
  }

  function itemOf(entry: StoredEntry<Payload>): Item<Payload> {
    // A failed try says more than the lack of storage does.
    const problem = entry.problem ?? (store.isFleeting(entry.id) ? store.problem.get() : undefined);
    return {
      ...entry,
      ...(problem === undefined ? {} : { problem }),
      state: entry.stuck ? 'stuck' : entry.id === sending ? 'sending' : 'waiting',
    };
  }

  /** Reads the truth from the storage; one after another, so that a slow read never overwrites a later one. */
  function refresh(): Promise<void> {
    reading = reading.then(async () => {
      if (isClosed()) return;
      const read = await store.all();
      if (isClosed()) return;
      entries = read;
      publish();
      wakeWhenDue();
    });
    return reading;
  }

  async function changed(): Promise<void> {
    tabs.tell({ type: 'changed' });
    await refresh();
  }

  function mark(id: string | null): void {
    if (sending === id) return;
    sending = id;
    tabs.tell({ type: 'sending', id });
    publish();
  }

  // --- What is sent ---

  function wakeWhenDue(): void {
    cancelTimer?.();
    const now = clock.now();
    const { due, wakeAt } = planOf(entries, now, { eager: false });
    const at = due.length > 0 ? now : wakeAt;
    if (at === undefined) return;
    cancelTimer = clock.after(Math.min(Math.max(0, at - now), longestPauseMs), () => void drain(false));
  }

  function drain(eager: boolean): Promise<void> {
    if (asked !== 'eagerly') asked = eager ? 'eagerly' : 'yes';
    draining ??= drainAll().finally(() => (draining = undefined));
    return draining;
  }

  async function drainAll(): Promise<void> {
    // Asked again while running: one look more, for the entry may have come after the last look.
    while (asked !== 'no' && !isClosed()) {
      const eager = asked === 'eagerly';
      asked = 'no';
      try {
        await tabs.exclusively(() => sendDue(eager));
      } catch (error) {
        if (!isClosed()) throw error;
      }
    }
  }

  async function sendDue(eager: boolean): Promise<void> {
    // Whoever held the lock before is done, or dead.
    mark(null);
    let next = eager;
    for (;;) {
      const { due } = planOf(await store.all(), clock.now(), { eager: next });
      next = false;
      for (const entry of due) {
        if (isClosed()) return;
        const problem = await sendOne(entry);
        if (problem !== undefined && verdictOn(problem) === 'stop') return refresh();
      }
      // Once more, for the next of each subject; what failed is not due any more.
      if (due.length === 0 || isClosed()) return refresh();
    }
  }

  /** Sends one entry and notes what came of it; resolves with the problem, if there was one. */
  async function sendOne(entry: StoredEntry<Payload>): Promise<Problem | undefined> {
    mark(entry.id);
    let problem: Problem | undefined;
    try {
      // Not even a send that never ends may keep the lock once this page lets go.
      await orAborted(send({ id: entry.id, payload: entry.payload }, closing.signal), closing.signal);
    } catch (error) {
      problem = toProblem(error);
    }
    if (isClosed()) return problem;
    // If even the removal cannot be noted, the entry is sent once more, and its id makes that harmless.
    if (problem === undefined) await store.remove(entry.id);
    else await store.update(afterFailure(entry, problem));
    mark(null);
    await changed();
    return problem;
  }

  function afterFailure(entry: StoredEntry<Payload>, problem: Problem): StoredEntry<Payload> {
    const pause = Math.max(problem.retryAfterMs ?? 0, backoff(entry.attempts, 1000, longestPauseMs, random));
    return {
      ...entry,
      attempts: entry.attempts + 1,
      nextAttemptAt: clock.now() + pause,
      stuck: verdictOn(problem) === 'stuck',
      problem,
    };
  }

  // --- The outside ---

  const stopMessages = tabs.onMessage((message) => {
    if (message.type === 'wiped') shut();
    else if (message.type === 'changed') void refresh();
    else {
      sending = message.id;
      publish();
    }
  });
  const stopOnline = online.onOnline(() => void drain(true));

  function shut(): void {
    if (isClosed()) return;
    closing.abort(new DOMException('the outbox was closed', 'AbortError'));
    cancelTimer?.();
    stopMessages();
    stopOnline();
    tabs.close();
    store.close();
    entries = [];
    sending = null;
    publish();
  }

  function openOrThrow(): void {
    if (isClosed()) throw new DialoraError({ kind: 'signed-out', detail: `the outbox "${name}" is closed` });
  }

  void refresh().then(() => drain(true));

  return {
    items,
    storageProblem: store.problem,
    async add(payload) {
      openOrThrow();
      const id = randomId();
      const now = clock.now();
      const subject = subjectOf(payload, id);
      await store.put({ id, payload, subject, createdAt: now, attempts: 0, nextAttemptAt: now, stuck: false });
      await changed();
      void drain(true);
      return id;
    },
    async retry(id) {
      openOrThrow();
      const entry = (await store.all()).find((each) => each.id === id);
      if (entry === undefined) return;
      const { problem: _problem, ...rest } = entry;
      await store.update({ ...rest, stuck: false, nextAttemptAt: clock.now() });
      await changed();
      await drain(true);
    },
    async discard(id) {
      openOrThrow();
      await store.remove(id);
      await changed();
    },
    drain: () => drain(true),
    async wipe() {
      tabs.tell({ type: 'wiped' });
      shut();
      // Where no storage could be had, there is nothing in it to delete.
      if (store.problem.get() !== undefined) await store.wipe().catch(() => undefined);
      else await store.wipe();
    },
    close: shut,
  };
}
