import {
  derive,
  type Clock,
  type LogBook,
  type LogEntry,
  type PendingEntry,
  type Problem,
  type Readable,
} from '@dialora/core';
import type { ApiClient } from '../client/client.js';
import type { Online } from '../internal/online.js';
import { createActivity } from '../routes/activities.js';
import { updateCall } from '../routes/calls.js';
import type { OutboxStore } from './entry.js';
import { createIdbStore } from './idb-store.js';
import { createOutbox, type Item, type Outbox } from './outbox.js';
import type { Tabs } from './tabs.js';

export interface LogBookOptions {
  readonly client: ApiClient;
  /** Whose log this is: what one agent wrote is never sent in another's name. */
  readonly accountId: string;
  readonly agentId: string;
  readonly clock?: Clock;
  readonly online?: Online;
  readonly random?: () => number;
  /** IndexedDB by default. */
  readonly store?: OutboxStore<LogEntry>;
  readonly tabs?: Tabs;
}

export interface DurableLogBook extends LogBook {
  /** Set while entries can be kept in memory only, and would be lost with the page. */
  readonly storageProblem: Readable<Problem | undefined>;
  drain(): Promise<void>;
  /** Deletes everything in every tab: at sign-out. Look at `pending` first, and ask the person. */
  wipe(): Promise<void>;
  close(): void;
}

/** Name of the database, of its lock and of its channel. */
export function logBookName(accountId: string, agentId: string): string {
  return `dialora:${accountId}:${agentId}:outbox:v1`;
}

/** Notes and call logs through a durable outbox. */
export function createLogBook(options: LogBookOptions): DurableLogBook {
  const { client } = options;
  const name = logBookName(options.accountId, options.agentId);
  const outbox: Outbox<LogEntry> = createOutbox<LogEntry>({
    ...options,
    name,
    store: options.store ?? createIdbStore({ name, isPayload: isLogEntry }),
    // Two logs of one call are corrections of each other; notes are independent.
    subjectOf: (entry, id) => (entry.type === 'call-log' ? `call ${entry.callId}` : id),
    send: ({ id, payload }, signal) => sendEntry(client, id, payload, signal),
  });
  return {
    pending: derive(outbox.items, once(pendingEntries)),
    storageProblem: outbox.storageProblem,
    add: (entry) => outbox.add(entry),
    retry: (id) => outbox.retry(id),
    discard: (id) => outbox.discard(id),
    drain: () => outbox.drain(),
    wipe: () => outbox.wipe(),
    close: () => outbox.close(),
  };
}

function pendingEntries(items: readonly Item<LogEntry>[]): readonly PendingEntry[] {
  return items.map(pendingOf);
}

/** The same list for the same items, so that a reader can tell by identity whether anything changed. */
function once<A extends object, B>(compute: (value: A) => B): (value: A) => B {
  const known = new WeakMap<A, { readonly result: B }>();
  return (value) => {
    const found = known.get(value) ?? { result: compute(value) };
    known.set(value, found);
    return found.result;
  };
}

function pendingOf(item: Item<LogEntry>): PendingEntry {
  return {
    id: item.id,
    entry: item.payload,
    attempts: item.attempts,
    state: item.state,
    ...(item.problem === undefined ? {} : { problem: item.problem }),
  };
}

async function sendEntry(client: ApiClient, id: string, entry: LogEntry, signal: AbortSignal): Promise<void> {
  // The outbox repeats by itself and more patiently than the client would.
  const options = { signal, idempotencyKey: id, retries: 0 };
  if (entry.type === 'note') {
    const { contactId, body, occurredAt } = entry;
    await client.send(createActivity, { body: { id, type: 'note', contactId, body, occurredAt }, ...options });
    return;
  }
  if (entry.type === 'appointment') {
    const { contactId, title, startsAt, endsAt, place } = entry;
    const body = { id, type: 'appointment', contactId, title, startsAt, endsAt } as const;
    await client.send(createActivity, { body: { ...body, ...(place === undefined ? {} : { place }) }, ...options });
    return;
  }
  await client.send(updateCall, {
    params: { id: entry.callId },
    body: {
      ...(entry.disposition === undefined ? {} : { disposition: entry.disposition }),
      ...(entry.note === undefined ? {} : { note: entry.note }),
      ...(entry.tags === undefined ? {} : { tags: [...entry.tags] }),
    },
    ...options,
  });
}

function isLogEntry(value: unknown): value is LogEntry {
  if (typeof value !== 'object' || value === null || !('type' in value)) return false;
  if (value.type === 'call-log') return 'callId' in value && typeof value.callId === 'string';
  if (value.type === 'appointment') return 'title' in value && typeof value.title === 'string' && 'startsAt' in value;
  return value.type === 'note' && 'body' in value && typeof value.body === 'string' && 'contactId' in value;
}
