import type { Secrets } from '../auth/secrets.js';
import type { Database, Queryable } from '../db/database.js';
import { createDrain, type Drain } from '../drain.js';
import type { Log } from '../log.js';
import { RefusedByCarrierError, type Channel, type MessageCarrier, type Parcel } from './carrier.js';
import { contentContext } from './content.js';
import { applyReport, takeReport } from './reports.js';

export interface DispatcherOptions {
  readonly db: Database;
  readonly carriers: Readonly<Record<Channel, MessageCarrier>>;
  readonly secrets: Secrets;
  readonly now: () => Date;
  readonly log: Log;
}

const leaseMs = 60_000;
const mostAttempts = 8;
const sendTimeoutMs = 15_000;

interface Waiting {
  readonly account_id: string;
  readonly id: string;
  readonly channel: Channel;
  readonly attempts: number;
}

/**
 * Hands what waits in `outbound` to the carriers. The row is leased for a minute before the hand-over and deleted
 * after it, so that a server that dies in between leaves nothing unsent, and two servers never send the same one at
 * the same time.
 */
export function createDispatcher(options: DispatcherOptions): Drain {
  const { db, carriers, now, log } = options;
  const stopping = new AbortController();

  for (const carrier of new Set(Object.values(carriers))) {
    carrier.onReport((report) => {
      if (stopping.signal.aborted) return;
      void takeReport(db, report, now()).catch((cause: unknown) => {
        if (!stopping.signal.aborted) log.fault('A delivery report could not be written down.', cause);
      });
    });
  }

  async function handOverAll(): Promise<void> {
    for (;;) {
      const due = await lease();
      if (due.length === 0) return;
      for (const one of due) {
        if (stopping.signal.aborted) return;
        await handOver(one);
      }
    }
  }

  async function lease(): Promise<readonly Waiting[]> {
    const { rows } = await db.owner((tx) =>
      tx.query<Waiting>(
        `update outbound o set next_at = $2, attempts = attempts + 1 from (
           select account_id, id from outbound where next_at <= $1 order by next_at limit 20 for update skip locked
         ) due where o.account_id = due.account_id and o.id = due.id
         returning o.account_id, o.id, o.channel, o.attempts`,
        [now(), new Date(now().getTime() + leaseMs)],
      ),
    );
    return rows;
  }

  async function handOver(one: Waiting): Promise<void> {
    const parcel = await db.read(one.account_id, (tx) => parcelOf(tx, one, options));
    if (parcel === undefined) return done(one);
    try {
      const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(sendTimeoutMs)]);
      const { carrierId } = await carriers[one.channel].send(parcel, signal);
      await applyReport(db, one.account_id, one.id, { carrierId, status: 'sent' }, now());
      await done(one);
    } catch (error) {
      if (stopping.signal.aborted) return;
      const final = error instanceof RefusedByCarrierError || one.attempts >= mostAttempts;
      if (!final) return putOff(one);
      const errorCode = error instanceof RefusedByCarrierError ? error.code : 'unreachable';
      await applyReport(db, one.account_id, one.id, { status: 'failed', errorCode }, now());
      await done(one);
    }
  }

  async function done({ account_id: accountId, id }: Waiting): Promise<void> {
    await db.write(accountId, (tx) => tx.query('delete from outbound where id = $1', [id]));
  }

  /** 5 s, 10 s, 20 s … ten minutes at most. */
  async function putOff({ account_id: accountId, id, attempts }: Waiting): Promise<void> {
    const next = new Date(now().getTime() + Math.min(600_000, 5_000 * 2 ** (attempts - 1)));
    await db.write(accountId, (tx) => tx.query('update outbound set next_at = $2 where id = $1', [id, next]));
  }

  const drain = createDrain(handOverAll, (cause) => {
    if (!stopping.signal.aborted) log.fault('Messages could not be handed over; they are tried again.', cause);
  });
  return {
    ...drain,
    stop() {
      stopping.abort();
      for (const carrier of new Set(Object.values(carriers))) carrier.stop();
      return drain.stop();
    },
  };
}

async function parcelOf(tx: Queryable, one: Waiting, { secrets }: DispatcherOptions): Promise<Parcel | undefined> {
  if (one.channel === 'email') {
    const { rows } = await tx.query<{
      from_address: string;
      to_addresses: string[];
      cc_addresses: string[];
      subject: string;
      content: Uint8Array | null;
    }>(
      `select from_address, to_addresses, cc_addresses, subject, content from emails m
       left join email_contents c on c.account_id = m.account_id and c.email_id = m.id
       where m.id = $1 and m.status = 'queued'`,
      [one.id],
    );
    const row = rows[0];
    if (row?.content == null) return undefined;
    return {
      channel: 'email',
      id: one.id,
      from: row.from_address,
      to: row.to_addresses,
      cc: row.cc_addresses,
      subject: row.subject,
      text: secrets.unseal(row.content, contentContext(one.id)),
    };
  }
  const { rows } = await tx.query<{
    from_number: string;
    to_number: string;
    body: string;
    template: { name: string; variables?: Record<string, string> } | null;
  }>(`select from_number, to_number, body, template from messages where id = $1 and status = 'queued'`, [one.id]);
  const row = rows[0];
  if (row === undefined) return undefined;
  return {
    channel: one.channel,
    id: one.id,
    from: row.from_number,
    to: row.to_number,
    body: row.body,
    ...(row.template === null
      ? {}
      : { template: { name: row.template.name, variables: row.template.variables ?? {} } }),
  };
}
