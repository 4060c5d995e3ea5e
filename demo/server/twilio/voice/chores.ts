import type { Database } from '../../db/database.js';
import type { Log } from '../../log.js';
import { keepRecording, keepVoicemail } from '../../voice/chronicle.js';
import { legOf } from './line.js';
import type { TwilioVoiceClient } from './rest.js';
import { quietCalls, readLine } from './store.js';
import { twilioStatuses, type TwilioStatus } from './facts.js';
import type { TwilioVoice } from './voice.js';

/** Does what is due and cannot wait for a callback: fetches sounds, and asks after calls that fell silent. */
export interface TwilioChores {
  wake(): void;
  settled(): Promise<void>;
  stop(): Promise<void>;
}

export interface TwilioChoresOptions {
  readonly db: Database;
  readonly voice: TwilioVoice;
  readonly client: TwilioVoiceClient;
  readonly now: () => Date;
  readonly log: Log;
}

const leaseMs = 60_000;
const mostAttempts = 10;
/** Callbacks of a call that is over, as of its recording, come within minutes. */
const lineKeptMs = 3_600_000;
/** A call that nothing was heard of for so long is asked after: a callback may have been lost. */
const quietMs = 5 * 60_000;

interface Due {
  readonly account_id: string;
  readonly sid: string;
  readonly call_id: string;
  readonly kind: 'recording' | 'voicemail';
  readonly duration_ms: number;
  readonly started_at: string;
  readonly attempts: number;
}

export function createTwilioChores({ db, voice, client, now, log }: TwilioChoresOptions): TwilioChores {
  let running: Promise<void> = Promise.resolve();
  let stopped = false;

  async function fetchSounds(): Promise<void> {
    for (;;) {
      const { rows } = await db.owner((tx) =>
        tx.query<Due>(
          `update twilio_sounds s set next_at = $2, attempts = attempts + 1 from (
             select account_id, sid from twilio_sounds where next_at <= $1 order by next_at limit 5
             for update skip locked
           ) due where s.account_id = due.account_id and s.sid = due.sid
           returning s.account_id, s.sid, s.call_id, s.kind, s.duration_ms, s.started_at, s.attempts`,
          [now(), new Date(now().getTime() + leaseMs)],
        ),
      );
      if (rows.length === 0 || stopped) return;
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
        // A recorder of ours starts after everybody heard the announcement, and at no other time.
        if (due.kind === 'recording') await keepRecording(telling, due.call_id, { ...sound, announced: true });
        else await keepVoicemail(telling, due.call_id, sound);
        await telling.tx.query('update twilio_sounds set next_at = null where sid = $1', [due.sid]);
      });
      await client.deleteRecording(due.sid);
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

  async function askAfterQuiet(): Promise<void> {
    const quiet = await db.owner((tx) => quietCalls(tx, new Date(now().getTime() - quietMs)));
    for (const { accountId, callId } of quiet) {
      if (stopped) return;
      const line = await db.read(accountId, (tx) => readLine(tx, callId));
      const live = line?.legs.filter(({ phase, role }) => phase !== 'ended' && role !== 'guest') ?? [];
      const answers = await Promise.all(live.map(async ({ sid }) => [sid, await client.statusOf(sid)] as const));
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
  }

  function wake(): void {
    running = running
      .then(async () => {
        if (stopped) return;
        await fetchSounds();
        await forgetLines();
        await askAfterQuiet();
      })
      .catch((cause: unknown) => {
        if (!stopped) log.fault('Twilio’s chores failed; they are tried again soon.', cause);
      });
  }

  return {
    wake,
    settled: async () => {
      for (let seen; seen !== running;) {
        seen = running;
        await seen;
      }
    },
    async stop() {
      stopped = true;
      await running;
      await voice.settled();
    },
  };
}

const statusOf = (text: string): TwilioStatus | undefined => twilioStatuses.find((status) => status === text);
