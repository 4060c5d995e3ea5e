import type { Secrets } from '../auth/secrets.js';
import type { Database, Queryable } from '../db/database.js';
import { createDrain, type Drain } from '../drain.js';
import { leaseDue, type Queue } from '../lease.js';
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

const mostAttempts = 8;
const sendTimeoutMs = 15_000;

interface Waiting {
  readonly account_id: string;
  readonly id: string;
  readonly channel: Channel;
  readonly attempts: number;
}

const queue: Queue = {
  table: 'outbound',
  key: 'id',
  columns: ['account_id', 'id', 'channel', 'attempts'],
  most: 20,
};

/**
 * Hands what waits in `outbound` to the carriers. The row is leased for a minute before the hand-over and deleted
 * after it, so that a server that dies in between leaves nothing unsent, and two servers never send the same one at
 * the same time.
 */
export function createDispatcher(options: DispatcherOptions): Drain {
  const { db, carriers, now, log } = options;

  for (const carrier of new Set(Object.values(carriers))) {
    carrier.onReport((report) => {
      if (drain.stopping.aborted) return;
      void takeReport(db, report, now()).catch((cause: unknown) => {
        if (!drain.stopping.aborted) log.fault('A delivery report could not be written down.', cause);
      });
    });
  }

  async function handOverAll(): Promise<void> {
    for (;;) {
      const due = await leaseDue<Waiting>(db, queue, now());
      if (due.length === 0) return;
      for (const one of due) {
        if (drain.stopping.aborted) return;
        await handOver(one);
      }
    }
  }

  async function handOver(one: Waiting): Promise<void> {
    const parcel = await db.read(one.account_id, (tx) => parcelOf(tx, one, options));
    if (parcel === undefined) return done(one);
    try {
      const signal = AbortSignal.any([drain.stopping, AbortSignal.timeout(sendTimeoutMs)]);
      const { carrierId } = await carriers[one.channel].send(parcel, signal);
      await applyReport(db, one.account_id, one.id, { carrierId, status: 'sent' }, now());
      await done(one);
    } catch (error) {
      if (drain.stopping.aborted) return;
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
    log.fault('Messages could not be handed over; they are tried again.', cause);
  });
  return {
    ...drain,
    stop() {
      const stopped = drain.stop();
      for (const carrier of new Set(Object.values(carriers))) carrier.stop();
      return stopped;
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
