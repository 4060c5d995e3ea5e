import type { Database } from '../db/database.js';
import { eventChannel } from './outgoing.js';

export interface StoredEvent {
  readonly id: number;
  readonly name: string;
  /** JSON, as it goes out. */
  readonly data: string;
}

export interface EventListener {
  onEvents(events: readonly StoredEvent[]): void;
  /** The server stops. */
  onClose(): void;
}

export interface Membership {
  /**
   * Where the line starts. `resumed`: what was missed goes first. `fresh`: from now on. `gap`: the wanted id is older
   * than what is kept, or from another database. `id` is what to resume from should nothing come.
   */
  readonly start:
    | { readonly kind: 'resumed'; readonly id: number; readonly missed: readonly StoredEvent[] }
    | { readonly kind: 'fresh' | 'gap'; readonly id: number };
  /** Lets events through; they wait until the start was written. */
  begin(): void;
  stop(): void;
}

export interface EventHub {
  join(accountId: string, lastEventId: number | undefined, listener: EventListener): Promise<Membership>;
  close(): Promise<void>;
}

interface Line {
  readonly members: Set<EventListener>;
  /** The newest event handed out; unknown until the first member has looked. */
  last: number | undefined;
  reading: Promise<void> | undefined;
  again: boolean;
}

const batch = 500;

/**
 * Hands the events of the database to the pages that are connected to this process, whichever process wrote them:
 * one read per account and notification, however many pages listen.
 */
export async function createEventHub(db: Database, onFault: (cause: unknown) => void): Promise<EventHub> {
  const lines = new Map<string, Line>();
  let closed = false;

  const stopListening = await db.listen(eventChannel, (accountId) => {
    for (const [id, line] of lines) if (accountId === undefined || accountId === id) wake(id, line);
  });

  function wake(accountId: string, line: Line): void {
    if (closed || line.last === undefined) return;
    if (line.reading !== undefined) {
      line.again = true;
      return;
    }
    line.again = false;
    line.reading = drain(accountId, line)
      .catch(onFault)
      .finally(() => {
        line.reading = undefined;
        if (line.again) wake(accountId, line);
      });
  }

  async function drain(accountId: string, line: Line): Promise<void> {
    for (;;) {
      const events = await readAfter(db, accountId, line.last ?? 0);
      const last = events.at(-1);
      if (last === undefined) return;
      line.last = last.id;
      // A copy, because a member may leave while it is being told.
      for (const member of [...line.members]) member.onEvents(events);
      if (events.length < batch) return;
    }
  }

  return {
    async join(accountId, lastEventId, listener) {
      const line: Line = lines.get(accountId) ?? {
        members: new Set(),
        last: undefined,
        reading: undefined,
        again: false,
      };
      lines.set(accountId, line);

      let waiting: StoredEvent[] | undefined = [];
      let seen = Number.MAX_SAFE_INTEGER;
      const pass = (events: readonly StoredEvent[]): void => {
        const news = events.filter((event) => event.id > seen);
        const last = news.at(-1);
        if (last === undefined) return;
        seen = last.id;
        listener.onEvents(news);
      };
      const member: EventListener = {
        onEvents: (events) => (waiting === undefined ? pass(events) : void waiting.push(...events)),
        onClose: () => listener.onClose(),
      };
      const stop = (): void => {
        line.members.delete(member);
        if (line.members.size === 0 && lines.get(accountId) === line) lines.delete(accountId);
      };
      // Joined before looking, so that nothing falls between the two.
      line.members.add(member);
      try {
        const start = await startOf(db, accountId, lastEventId);
        seen = start.kind === 'resumed' ? (start.missed.at(-1)?.id ?? start.id) : start.id;
        line.last = Math.min(line.last ?? seen, seen);
        return {
          start,
          begin() {
            const held = waiting ?? [];
            waiting = undefined;
            pass(held);
            wake(accountId, line);
          },
          stop,
        };
      } catch (error) {
        stop();
        throw error;
      }
    },
    async close() {
      closed = true;
      await stopListening();
      for (const line of lines.values()) for (const member of [...line.members]) member.onClose();
      await Promise.all([...lines.values()].flatMap((line) => line.reading ?? []));
      lines.clear();
    },
  };
}

async function startOf(db: Database, accountId: string, lastEventId: number | undefined): Promise<Membership['start']> {
  const { rows } = await db.read(accountId, (tx) =>
    tx.query<{ deleted_to: number | null; newest: number | null }>(
      'select (select deleted_to from event_horizons) as deleted_to, (select max(id) from events) as newest',
    ),
  );
  const deletedTo = rows[0]?.deleted_to ?? 0;
  const newest = Math.max(rows[0]?.newest ?? 0, deletedTo);
  if (lastEventId === undefined) return { kind: 'fresh', id: newest };
  if (lastEventId > newest || lastEventId < deletedTo) return { kind: 'gap', id: newest };
  const missed: StoredEvent[] = [];
  for (;;) {
    const events = await readAfter(db, accountId, missed.at(-1)?.id ?? lastEventId);
    missed.push(...events);
    if (events.length < batch) return { kind: 'resumed', id: lastEventId, missed };
  }
}

async function readAfter(db: Database, accountId: string, after: number): Promise<readonly StoredEvent[]> {
  const { rows } = await db.read(accountId, (tx) =>
    tx.query<StoredEvent>('select id, name, data from events where id > $1 order by id limit $2', [after, batch]),
  );
  return rows;
}
