import type { Problem } from '@dialora/core';

/** What the outbox keeps of one thing to send. Plain data, so that IndexedDB can hold it. */
export interface StoredEntry<Payload> {
  /** Client id, also the idempotency key: 8 to 64 letters, digits, `-`, `_`. */
  readonly id: string;
  readonly payload: Payload;
  /** Entries of one subject are sent in their order; a later one waits for an earlier one. */
  readonly subject: string;
  /** Epoch ms. */
  readonly createdAt: number;
  readonly attempts: number;
  /** Epoch ms before which no further try is made. */
  readonly nextAttemptAt: number;
  /** The API refused it for good; it waits for a person. */
  readonly stuck: boolean;
  /** Why the last try failed. */
  readonly problem?: Problem;
}

/** Where entries are kept. All promises reject when the storage does; `Store` order is the order of `put`. */
export interface OutboxStore<Payload> {
  /** Resolves once the entry is on the device. */
  put(entry: StoredEntry<Payload>): Promise<void>;
  /** Replaces an entry that is still there; false when it is gone (sent or discarded elsewhere). */
  update(entry: StoredEntry<Payload>): Promise<boolean>;
  remove(id: string): Promise<void>;
  all(): Promise<readonly StoredEntry<Payload>[]>;
  /** Deletes everything, the database itself included. The store cannot be used any more. */
  wipe(): Promise<void>;
  close(): void;
}
