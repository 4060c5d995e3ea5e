import type { WireBrowserCall, WireCallOutcome, WireCallStatus } from '@dialora/api/schemas';
import type { Database, Queryable } from '../db/database.js';
import { addToFeed } from '../events/feed.js';
import { createOutgoing, type Emit } from '../events/outgoing.js';
import { newId } from '../ids.js';
import { changeDetails } from '../records/activities.js';
import { adoptCalls, getCallLine, setEnded } from '../records/calls.js';
import { listVoicemails } from '../records/sounds.js';

/** The far end of a call, as seen from the account. */
export function farNumber(call: WireBrowserCall): string {
  return call.direction === 'outbound' ? call.to_number : call.from_number;
}

/** Writes the call into the contact's feed, once. Without a contact there is no feed; the call's own record remains. */
export async function logStart(
  tx: Queryable,
  accountId: string,
  call: WireBrowserCall,
  emit: Emit,
  now: Date,
): Promise<void> {
  if (call.contact_id === undefined) return;
  await addToFeed(
    tx,
    accountId,
    {
      id: newId('act'),
      contactId: call.contact_id,
      type: 'call',
      occurredAt: call.started_at,
      authorId: call.direction === 'outbound' ? call.agent_id : null,
      callId: call.id,
      details: {
        call_id: call.id,
        direction: call.direction,
        outcome: 'in-progress',
        number: farNumber(call),
        duration_seconds: 0,
      },
    },
    emit,
    now,
  );
}

/** Writes a message that a caller left into the contact's feed. */
export async function logVoicemail(
  tx: Queryable,
  accountId: string,
  call: WireBrowserCall,
  voicemail: { readonly id: string; readonly durationSeconds: number },
  emit: Emit,
  now: Date,
): Promise<void> {
  if (call.contact_id === undefined) return;
  await addToFeed(
    tx,
    accountId,
    {
      id: newId('act'),
      contactId: call.contact_id,
      type: 'voicemail',
      occurredAt: now.toISOString(),
      authorId: null,
      details: {
        number: farNumber(call),
        duration_seconds: voicemail.durationSeconds,
        voicemail_id: voicemail.id,
      },
    },
    emit,
    now,
  );
}

/**
 * Calls with a number that nobody knew become the contact's as soon as it is saved: their entries come into its feed with
 * all that is on record of them, and so do the messages that were left.
 */
export async function attachCalls(
  tx: Queryable,
  accountId: string,
  contactId: string,
  emit: Emit,
  now: Date,
): Promise<void> {
  for (const call of await adoptCalls(tx, contactId)) {
    emit({ event: 'call.updated', data: call });
    const line = await getCallLine(tx, call.id);
    // A call that was agreed on and never dialled is not in any feed.
    if (line === undefined || line.carrierId === null) continue;
    await logStart(tx, accountId, call, () => undefined, now);
    const activity = await changeDetails(
      tx,
      { callId: call.id },
      {
        outcome: line.outcome ?? 'in-progress',
        duration_seconds: call.duration_seconds,
        disposition: call.disposition ?? null,
        note: call.note ?? null,
        recording_id: call.recording.recording_id ?? null,
      },
      now,
    );
    if (activity !== undefined) emit({ event: 'activity.created', data: activity });
    for (const voicemail of await listVoicemails(tx, { callId: call.id, limit: 10 })) {
      const durationSeconds = voicemail.duration_seconds;
      await logVoicemail(
        tx,
        accountId,
        call,
        { id: voicemail.id, durationSeconds },
        emit,
        new Date(voicemail.received_at),
      );
    }
  }
}

/** Closes the record and its entry in the feed. A call that was closed before stays as it was. */
export async function logEnd(
  tx: Queryable,
  callId: string,
  end: { readonly status: WireCallStatus; readonly outcome: WireCallOutcome; readonly at: Date },
  emit: Emit,
): Promise<void> {
  const call = await setEnded(tx, callId, end);
  if (call === undefined) return;
  emit({ event: 'call.updated', data: call });
  // Who took an incoming call is known only now.
  if (call.direction === 'inbound' && call.answered_at !== undefined) {
    await tx.query('update activities set author_id = $2 where call_id = $1', [callId, call.agent_id]);
  }
  const activity = await changeDetails(
    tx,
    { callId },
    { outcome: end.outcome, duration_seconds: call.duration_seconds },
    end.at,
  );
  if (activity !== undefined) emit({ event: 'activity.updated', data: activity });
}

/**
 * Closes calls whose server is gone, at the last moment they were seen alive: what was talked until then is kept, and
 * the outcome says that the line broke. Calls that were agreed on and never dialled are withdrawn.
 */
export async function closeLostCalls(
  db: Database,
  options: {
    /** Calls on the line that were not seen alive since. */
    readonly dialledBefore: Date;
    /** Calls that nobody dialled since. */
    readonly agreedBefore: Date;
    readonly now: Date;
  },
): Promise<number> {
  const { rows } = await db.owner((tx) =>
    tx.query<{ account_id: string; id: string; dialled: boolean; seen_at: string }>(
      `select account_id, id, carrier_id is not null as dialled, seen_at from calls
       where ended_at is null and seen_at <= case when carrier_id is null then $2::timestamptz else $1::timestamptz end
         -- Twilio carries on when a server of ours dies, and is asked how its calls stand.
         and not exists (select from twilio_lines l where l.account_id = calls.account_id and l.call_id = calls.id)`,
      [options.dialledBefore, options.agreedBefore],
    ),
  );
  for (const lost of rows) {
    const end = lost.dialled
      ? ({ status: 'failed', outcome: 'failed' } as const)
      : ({ status: 'canceled', outcome: 'canceled' } as const);
    await db.write(lost.account_id, async (tx) => {
      const outgoing = createOutgoing(lost.account_id, options.now);
      await logEnd(tx, lost.id, { ...end, at: new Date(lost.seen_at) }, outgoing.emit);
      await outgoing.write(tx);
    });
  }
  return rows.length;
}

/** These calls are alive: after a crash this tells when they ended. */
export async function touchCalls(db: Database, callIds: readonly string[], at: Date): Promise<void> {
  await db.owner((tx) =>
    tx.query('update calls set seen_at = $2 where id = any ($1) and ended_at is null', [callIds, at]),
  );
}
