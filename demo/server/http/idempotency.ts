import { createHash } from 'node:crypto';
import type { Secrets } from '../auth/secrets.js';
import type { Database, Queryable } from '../db/database.js';
import { ApiProblem, problemMediaType } from './problem.js';

/** An answer as it goes out. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

const keptMs = 24 * 3600 * 1000;

export interface IdempotentWrite {
  readonly accountId: string;
  /** `Idempotency-Key` as it came; without one the write just runs. */
  readonly key: string | undefined;
  /** What makes a request the same: method, path and body. */
  readonly method: string;
  readonly path: string;
  readonly bytes: Uint8Array;
  /** The write. What it throws rolls back what it did. */
  readonly run: (tx: Queryable) => Promise<Done | Staged>;
}

interface KeyedWrite extends IdempotentWrite {
  readonly key: string;
  /** The key within its account. */
  readonly slot: string;
  /** SHA-256 of what makes a request the same. */
  readonly fingerprint: Buffer;
}

/** A write that asks somebody outside: what is wished is committed first, and the answer is written when that is done. */
export interface Staged {
  /** After the commit, in no transaction. What it throws is answered, and the same key may be tried again. */
  readonly carryOut: () => Promise<void>;
  readonly conclude: (tx: Queryable) => Promise<Done>;
}

/** What a write gave, and whose data the kept answer holds: it is erased with them. */
export interface Done {
  readonly answer: Answer;
  readonly contactId: string | null;
}

export interface Idempotency {
  /**
   * Runs a write so that the same key does it once. The answer is kept in the transaction of the write itself: after a
   * crash either both are there or neither.
   * @throws ApiProblem `idempotency_key_reused` or `idempotency_in_flight`, or whatever the write throws.
   */
  perform(write: IdempotentWrite): Promise<Answer>;
}

export function createIdempotency(options: {
  readonly db: Database;
  readonly secrets: Secrets;
  readonly now: () => Date;
}): Idempotency {
  const { db, secrets, now } = options;
  const inFlight = new Set<string>();

  async function perform(write: IdempotentWrite): Promise<Answer> {
    const key = checkKey(write.key);
    if (key === undefined) {
      const done = await db.write(write.accountId, write.run);
      if ('answer' in done) return done.answer;
      await done.carryOut();
      return (await db.write(write.accountId, done.conclude)).answer;
    }
    const slot = `${write.accountId} ${key}`;
    if (inFlight.has(slot)) throw stillRunning();
    inFlight.add(slot);
    const keyed = { ...write, key, slot, fingerprint: fingerprintOf(write) };
    try {
      const first = await db.write(write.accountId, (tx) => once(tx, keyed));
      if ('status' in first) return first;
      await first.carryOut();
      return await db.write(write.accountId, async (tx) => keep(tx, keyed, await first.conclude(tx)));
    } finally {
      inFlight.delete(slot);
    }
  }

  async function once(tx: Queryable, write: KeyedWrite): Promise<Answer | Staged> {
    const { key, slot, fingerprint } = write;
    // Another process on the same database may be at it; a lock of the transaction needs no cleaning up.
    const { rows: locks } = await tx.query<{ taken: boolean }>(
      'select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as taken',
      [slot],
    );
    if (locks[0]?.taken !== true) throw stillRunning();
    const { rows } = await tx.query<{ fingerprint: Uint8Array; answer: Uint8Array }>(
      'select fingerprint, answer from idempotency_keys where key = $1 and expires_at > $2',
      [key, now()],
    );
    const former = rows[0];
    if (former !== undefined) {
      if (!fingerprint.equals(former.fingerprint)) {
        throw new ApiProblem('idempotency_key_reused', 'This Idempotency-Key came with another request before.');
      }
      const answer = JSON.parse(secrets.unseal(former.answer, slot)) as Answer;
      return { ...answer, headers: { ...answer.headers, 'Idempotency-Replayed': 'true' } };
    }
    const done = await attempt(tx, write);
    return 'answer' in done ? keep(tx, write, done) : done;
  }

  async function keep(tx: Queryable, write: KeyedWrite, { answer, contactId }: Done): Promise<Answer> {
    if (isWorthKeeping(answer)) {
      await tx.query(
        `insert into idempotency_keys (account_id, key, fingerprint, answer, created_at, expires_at, contact_id)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (account_id, key) do update set fingerprint = excluded.fingerprint, answer = excluded.answer,
           created_at = excluded.created_at, expires_at = excluded.expires_at, contact_id = excluded.contact_id`,
        [
          write.accountId,
          write.key,
          write.fingerprint,
          secrets.seal(JSON.stringify(answer), write.slot),
          now(),
          new Date(now().getTime() + keptMs),
          contactId,
        ],
      );
    }
    return answer;
  }

  return { perform };
}

const fingerprintOf = ({ method, path, bytes }: IdempotentWrite): Buffer =>
  createHash('sha256').update(`${method} ${path}\n`).update(bytes).digest();

/** A refusal is an answer too; it undoes what the write did and leaves the transaction usable. */
async function attempt(tx: Queryable, write: IdempotentWrite): Promise<Done | Staged> {
  await tx.query('savepoint attempt');
  try {
    return await write.run(tx);
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status >= 500) throw error;
    await tx.query('rollback to savepoint attempt');
    const headers = { ...error.headers, 'Content-Type': problemMediaType };
    return { answer: { status: error.status, headers, body: JSON.stringify(error.toWire()) }, contactId: null };
  }
}

/** What was done, and what will never be right. A conflict or a missing record may be mended and tried again. */
function isWorthKeeping(answer: Answer): boolean {
  return answer.status < 300 || answer.status === 422;
}

function stillRunning(): ApiProblem {
  return new ApiProblem('idempotency_in_flight', 'The first request with this Idempotency-Key is still running.', {
    headers: { 'Retry-After': '1' },
  });
}

function checkKey(key: string | undefined): string | undefined {
  if (key === undefined) return undefined;
  if (/^[\x20-\x7e]{1,255}$/.test(key)) return key;
  throw new ApiProblem('malformed_request', 'An Idempotency-Key is 1 to 255 printable ASCII characters.');
}
