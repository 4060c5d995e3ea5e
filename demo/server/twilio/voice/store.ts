import type { Queryable } from '../../db/database.js';
import type { TwilioLine } from './line.js';
import type { CallName } from './twiml.js';

interface CallRow {
  readonly account_id: string;
  readonly call_id: string;
}

const nameOf = (row: CallRow): CallName => ({ accountId: row.account_id, callId: row.call_id });

/** The line of a call, locked until the transaction is over: callbacks of one call are heard one after another. */
export async function lockLine(tx: Queryable, callId: string): Promise<TwilioLine | undefined> {
  const { rows } = await tx.query<{ state: TwilioLine }>(
    'select state from twilio_lines where call_id = $1 for update',
    [callId],
  );
  return rows[0]?.state;
}

export async function readLine(tx: Queryable, callId: string): Promise<TwilioLine | undefined> {
  const { rows } = await tx.query<{ state: TwilioLine }>('select state from twilio_lines where call_id = $1', [callId]);
  return rows[0]?.state;
}

export async function saveLine(tx: Queryable, accountId: string, line: TwilioLine): Promise<void> {
  await tx.query(
    `insert into twilio_lines (account_id, call_id, state) values ($1, $2, $3::jsonb)
     on conflict (account_id, call_id) do update set state = excluded.state`,
    [accountId, line.callId, JSON.stringify(line)],
  );
}

/** Calls at Twilio that nothing was heard of since. */
export async function quietCalls(tx: Queryable, before: Date): Promise<readonly CallName[]> {
  const { rows } = await tx.query<CallRow>(
    `select l.account_id, l.call_id from twilio_lines l
     join calls c on c.account_id = l.account_id and c.id = l.call_id
     where c.ended_at is null and c.seen_at < $1 order by c.seen_at limit 20`,
    [before],
  );
  return rows.map(nameOf);
}

/** Lines of which something was to be asked of Twilio by now: whoever was to ask is gone, or was not heard. */
export async function dueLines(tx: Queryable, now: Date): Promise<readonly CallName[]> {
  const { rows } = await tx.query<CallRow>(
    `select account_id, call_id from twilio_lines
     where (state -> 'due' ->> 'at')::timestamptz <= $1 order by state -> 'due' ->> 'at' limit 20`,
    [now],
  );
  return rows.map(nameOf);
}
