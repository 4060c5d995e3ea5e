import type { Database } from '../../db/database.js';
import type { CallTruth, OpenCall } from '../../voice/reconcile.js';
import { twilioStatuses, type TwilioStatus } from './facts.js';
import { legOf } from './line.js';
import type { TwilioVoiceClient } from './rest.js';
import { quietCalls, readLine } from './store.js';
import type { TwilioVoice } from './voice.js';

export interface TwilioTruth extends CallTruth {
  /** As `settle` of those that nothing was heard of since. */
  settleQuiet(since: Date, options: { readonly signal: AbortSignal }): Promise<void>;
}

/**
 * Twilio carries on when a server of ours dies, and tells nobody twice: whoever starts asks how the legs of each open call
 * stand. Any server may ask; what it hears is written into the locked line as a callback would be.
 */
export function twilioTruth({
  db,
  voice,
  client,
}: {
  readonly db: Database;
  readonly voice: TwilioVoice;
  readonly client: TwilioVoiceClient;
}): TwilioTruth {
  async function settle(
    { accountId, callId }: Pick<OpenCall, 'accountId' | 'callId'>,
    { signal }: { readonly signal: AbortSignal },
  ): Promise<void> {
    const line = await db.read(accountId, (tx) => readLine(tx, callId));
    const live = line?.legs.filter(({ phase, role }) => phase !== 'ended' && role !== 'guest') ?? [];
    const answers = await Promise.all(
      live.map(async ({ sid }) => [sid, await client.statusOf(sid, { signal })] as const),
    );
    signal.throwIfAborted();
    await voice.change(accountId, callId, async (telling, current) => {
      for (const [sid, told] of answers) {
        const status = told === undefined ? 'completed' : statusOf(told);
        if (status === undefined || legOf(current, sid) === undefined) continue;
        await voice.note(telling, current, { sid, status, isChild: false }, telling.now);
      }
      // Without a parent nobody waits for the end of a <Dial>.
      if (current.legs.every(({ phase }) => phase === 'ended')) current.dialling = false;
      await voice.closeIfOver(telling, current, telling.now);
    });
  }

  return {
    settle,
    async openCalls(since) {
      const { rows } = await db.owner((tx) =>
        tx.query<{ account_id: string; id: string; carrier_id: string }>(
          `select c.account_id, c.id, c.carrier_id from twilio_lines l
           join calls c on c.account_id = l.account_id and c.id = l.call_id
           where c.ended_at is null and c.carrier_id is not null and c.seen_at <= $1 order by c.seen_at`,
          [since],
        ),
      );
      return rows.map((row) => ({ accountId: row.account_id, callId: row.id, carrierId: row.carrier_id }));
    },
    async settleQuiet(since, { signal }) {
      const quiet = await db.owner((tx) => quietCalls(tx, since));
      for (const call of quiet) {
        if (signal.aborted) return;
        await settle(call, { signal });
      }
    },
  };
}

const statusOf = (text: string): TwilioStatus | undefined => twilioStatuses.find((status) => status === text);
