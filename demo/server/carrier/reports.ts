import type { Database } from '../db/database.js';
import { createOutgoing } from '../events/outgoing.js';
import { changeDetails } from '../records/activities.js';
import { advanceMessage } from '../records/messages.js';
import type { DeliveryReport } from './carrier.js';

/** Writes a carrier's report into the message, its entry in the feed, and the open pages. False for an unknown id. */
export async function takeReport(db: Database, report: DeliveryReport, now: Date): Promise<boolean> {
  const { rows } = await db.anonymous((tx) =>
    tx.query<{ account_id: string; id: string }>('select * from find_carrier_message($1)', [report.carrierId]),
  );
  const found = rows[0];
  if (found === undefined) return false;
  await applyReport(db, found.account_id, found.id, report, now);
  return true;
}

export async function applyReport(
  db: Database,
  accountId: string,
  id: string,
  report: Omit<DeliveryReport, 'carrierId'> & { readonly carrierId?: string },
  now: Date,
): Promise<void> {
  await db.write(accountId, async (tx) => {
    const outgoing = createOutgoing(accountId, now);
    const message = await advanceMessage(tx, id, { ...report, at: now });
    if (message !== undefined) {
      const activity = await changeDetails(tx, { id }, { status: message.status }, now);
      if (activity !== undefined) outgoing.emit({ event: 'activity.updated', data: activity });
    } else {
      await tx.query(
        `update emails set status = $2, error_code = $3, carrier_id = coalesce(carrier_id, $4)
         where id = $1 and status in ('queued', 'sent') and status <> $2`,
        [
          id,
          report.status === 'read' ? 'delivered' : report.status,
          report.errorCode ?? null,
          report.carrierId ?? null,
        ],
      );
    }
    await outgoing.write(tx);
  });
}
