import type { Database } from '../../db/database.js';
import { createDrain, type Drain } from '../../drain.js';
import { leaseDue, type Queue } from '../../lease.js';
import type { Log } from '../../log.js';
import { eraseOutsideSound } from '../../media/outside.js';
import { twilioKeeper } from '../../media/twilio.js';
import { keepRecording, keepVoicemail } from '../../voice/chronicle.js';
import type { TwilioVoiceClient } from './rest.js';
import { dueLines } from './store.js';
import type { TwilioTruth } from './truth.js';
import type { TwilioVoice } from './voice.js';

export interface TwilioChoresOptions {
  readonly db: Database;
  readonly voice: TwilioVoice;
  readonly truth: TwilioTruth;
  readonly client: TwilioVoiceClient;
  readonly now: () => Date;
  readonly log: Log;
  /** A sound is here now and was ordered erased at Twilio. */
  readonly onFetched: () => void;
}

const mostAttempts = 10;
/** Callbacks of a call that is over, as of its recording, come within minutes. */
const lineKeptMs = 3_600_000;
/** A call that nothing was heard of for so long is asked after: a callback may have been lost. */
const quietMs = 5 * 60_000;
/** Whoever writes a wish down asks for it at once. */
const askedSoonMs = 5_000;

interface Due {
  readonly account_id: string;
  readonly sid: string;
  readonly call_id: string;
  readonly kind: 'recording' | 'voicemail';
  readonly duration_ms: number;
  readonly started_at: string;
  readonly attempts: number;
}

const queue: Queue = {
  table: 'twilio_sounds',
  key: 'sid',
  columns: ['account_id', 'sid', 'call_id', 'kind', 'duration_ms', 'started_at', 'attempts'],
  most: 5,
};

/** Does what is due and cannot wait for a callback: fetches sounds, asks what was left unasked and after calls that fell silent. */
export function createTwilioChores({ db, voice, truth, client, now, log, onFetched }: TwilioChoresOptions): Drain {
  async function fetchSounds(): Promise<void> {
    for (;;) {
      const rows = await leaseDue<Due>(db, queue, now());
      if (rows.length === 0 || drain.stopping.aborted) return;
      for (const due of rows) await fetchOne(due);
    }
  }

  async function fetchOne(due: Due): Promise<void> {
    try {
      const wav = await client.readRecording(due.sid);
      if (Buffer.from(wav.subarray(0, 4)).toString('latin1') !== 'RIFF')
        throw new Error('What Twilio sent is no WAV file.');
      const sound = { startedAt: new Date(due.started_at), durationMs: due.duration_ms, wav };
      await voice.write(due.account_id, async (telling) => {
        const { count } = await telling.tx.query(
          'update twilio_sounds set next_at = null where sid = $1 and next_at is not null',
          [due.sid],
        );
        // Its call was erased meanwhile, and with it the order to fetch: what was said there is not kept here.
        if (count === 0) return;
        // A recorder of ours starts after everybody heard the announcement, and at no other time.
        if (due.kind === 'recording') await keepRecording(telling, due.call_id, { ...sound, announced: true });
        else await keepVoicemail(telling, due.call_id, sound);
        await eraseOutsideSound(telling.tx, { keeper: twilioKeeper, reference: due.sid }, now());
      });
      onFetched();
    } catch (cause) {
      log.fault('A sound could not be fetched from Twilio.', cause);
      const next = due.attempts >= mostAttempts ? null : new Date(now().getTime() + 10_000 * 2 ** due.attempts);
      await voice.write(due.account_id, ({ tx }) =>
        tx.query('update twilio_sounds set next_at = $2 where sid = $1 and next_at is not null', [due.sid, next]),
      );
    }
  }

  /** What only the line needed, numbers among it, goes soon after the call; the records have their own rules. */
  async function forgetLines(): Promise<void> {
    await db.owner((tx) =>
      tx.query(
        `delete from twilio_lines l using calls c
         where c.account_id = l.account_id and c.id = l.call_id and c.ended_at < $1`,
        [new Date(now().getTime() - lineKeptMs)],
      ),
    );
  }

  /** What somebody wrote down and did not live to ask. In a moment it will be asked by whoever wrote it just now. */
  async function followDue(): Promise<void> {
    const due = await db.owner((tx) => dueLines(tx, new Date(now().getTime() - askedSoonMs)));
    for (const { accountId, callId } of due) {
      if (drain.stopping.aborted) return;
      await voice.follow(accountId, callId);
    }
  }

  const drain = createDrain(
    async () => {
      await fetchSounds();
      await forgetLines();
      await followDue();
      await truth.settleQuiet(new Date(now().getTime() - quietMs), { signal: drain.stopping });
    },
    (cause) => log.fault('Twilio’s chores failed; they are tried again soon.', cause),
  );
  return {
    ...drain,
    async stop() {
      await drain.stop();
      await voice.settled();
    },
  };
}
