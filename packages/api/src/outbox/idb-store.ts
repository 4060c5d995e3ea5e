import { deleteDB, openDB, type DBSchema, type IDBPDatabase, type IDBPObjectStore } from 'idb';
import type { OutboxStore, StoredEntry } from './entry.js';

interface OutboxDatabase<Payload> extends DBSchema {
  entries: {
    key: number;
    value: StoredEntry<Payload>;
    indexes: { 'by-id': string };
  };
}

export interface IdbStoreOptions<Payload> {
  /** Contains account and agent: what one person wrote is never sent in another's name. */
  readonly name: string;
  /** Whether something read from the database is a payload this version understands. */
  readonly isPayload: (value: unknown) => value is Payload;
  /** Some browsers never answer `open` in private windows; milliseconds until that counts as a refusal. */
  readonly openTimeoutMs?: number;
}

/** Entries in IndexedDB. Writes are flushed to the disk (`durability: strict`) before they resolve. */
export function createIdbStore<Payload>(options: IdbStoreOptions<Payload>): OutboxStore<Payload> {
  const { name, isPayload, openTimeoutMs = 5000 } = options;
  let opening: Promise<IDBPDatabase<OutboxDatabase<Payload>>> | undefined;
  let closed = false;

  function database(): Promise<IDBPDatabase<OutboxDatabase<Payload>>> {
    if (closed) return Promise.reject(new Error(`The outbox "${name}" is closed.`));
    opening ??= open().catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opening;
  }

  async function open(): Promise<IDBPDatabase<OutboxDatabase<Payload>>> {
    const opened = openDB<OutboxDatabase<Payload>>(name, 1, {
      upgrade(db) {
        // An own growing key keeps the order of writing, whatever the clock of the device does.
        db.createObjectStore('entries', { autoIncrement: true }).createIndex('by-id', 'id', { unique: true });
      },
      blocking(_current, _blocked, event) {
        // Another tab signs out and deletes the database: let go, or it waits for ever.
        (event.target as IDBDatabase).close();
        opening = undefined;
      },
      terminated() {
        opening = undefined;
      },
    });
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`IndexedDB did not open within ${openTimeoutMs} ms.`)), openTimeoutMs);
    });
    // A database that opens after all must not hold up a later deletion.
    late.catch(() => opened.then((db) => db.close()).catch(() => undefined));
    return Promise.race([opened, late]).finally(() => clearTimeout(timer));
  }

  async function write(run: (store: WriteStore<Payload>) => Promise<boolean>): Promise<boolean> {
    const db = await database();
    const transaction = db.transaction('entries', 'readwrite', { durability: 'strict' });
    const [result] = await Promise.all([run(transaction.store), transaction.done]);
    return result;
  }

  return {
    async put(entry) {
      await write(async (store) => {
        await store.add(entry);
        return true;
      });
    },
    update: (entry) =>
      write(async (store) => {
        const key = await store.index('by-id').getKey(entry.id);
        if (key === undefined) return false;
        await store.put(entry, key);
        return true;
      }),
    async remove(id) {
      await write(async (store) => {
        const key = await store.index('by-id').getKey(id);
        if (key !== undefined) await store.delete(key);
        return true;
      });
    },
    async all() {
      const values: readonly unknown[] = await (await database()).getAll('entries');
      return values.filter((value): value is StoredEntry<Payload> => isEntry(value) && isPayload(value.payload));
    },
    async wipe() {
      const last = opening;
      closed = true;
      (await last?.catch(() => undefined))?.close();
      await deleteDB(name);
    },
    close() {
      closed = true;
      opening?.then((db) => db.close()).catch(() => undefined);
    },
  };
}

type WriteStore<Payload> = IDBPObjectStore<OutboxDatabase<Payload>, ['entries'], 'entries', 'readwrite'>;

function isEntry(value: unknown): value is StoredEntry<unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const entry = value as Partial<Record<keyof StoredEntry<unknown>, unknown>>;
  return (
    typeof entry.id === 'string' &&
    typeof entry.subject === 'string' &&
    typeof entry.createdAt === 'number' &&
    typeof entry.attempts === 'number' &&
    typeof entry.nextAttemptAt === 'number' &&
    typeof entry.stuck === 'boolean' &&
    'payload' in entry
  );
}
