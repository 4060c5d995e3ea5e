import type { Database } from '../../db/database.js';
import { ApiProblem } from '../../http/problem.js';
import type { Log } from '../../log.js';
import { getCall, getCallLine } from '../../records/calls.js';
import type { Chronicler, Telling } from '../../voice/chronicle.js';
import { inChronicle, noteAnswered, noteDesk, noteEnded, noteRinging } from '../../voice/chronicle.js';
import type { CallControl, ControlScope } from '../../voice/control.js';
import { createTwilioControl, deskOf } from './control.js';
import { hearOfConference, hearOfLeg, type ConferenceFact, type LegFact } from './facts.js';
import { isOver, legOf, legOfAgent, whyUnanswered, type Leg, type TwilioLine } from './line.js';
import { nextEffect } from './plan.js';
import { TwilioError, type TwilioVoiceClient } from './rest.js';
import { lockLine, saveLine } from './store.js';
import type { TwilioAddresses } from './twiml.js';

/** Calls that Twilio carries. */
export interface TwilioVoice {
  readonly addresses: TwilioAddresses;
  controlIn(scope: ControlScope): CallControl;
  /** One transaction in which facts are written down. */
  write<T>(accountId: string, run: (telling: Telling) => Promise<T>): Promise<T>;
  /** Changes the line of a call and then asks Twilio for what follows of it. False when the call is none of Twilio's. */
  change(
    accountId: string,
    callId: string,
    run: (telling: Telling, line: TwilioLine) => Promise<void> | void,
  ): Promise<boolean>;
  /** Writes a fact about a leg, or of the conference, into the line and into the records. */
  note(telling: Telling, line: TwilioLine, fact: LegFact | ConferenceFact, at: Date): Promise<void>;
  /** Closes the record once nothing of the line is left. */
  closeIfOver(telling: Telling, line: TwilioLine, at: Date): Promise<void>;
  /** Resolves once everything that was to be asked of Twilio is. */
  settled(): Promise<void>;
}

export interface TwilioVoiceOptions {
  readonly db: Database;
  readonly client: TwilioVoiceClient;
  readonly addresses: TwilioAddresses;
  readonly now: () => Date;
  readonly log: Log;
}

/** Far above what one change leads to: a plan that never comes to an end is a bug, and shall not run up a bill. */
const mostEffects = 25;

export function createTwilioVoice({ db, client, addresses, now, log }: TwilioVoiceOptions): TwilioVoice {
  // Who is there is in the records: Twilio does not tell.
  const chronicler: Chronicler = { db, now, isThere: () => false };
  const write: TwilioVoice['write'] = (accountId, run) => inChronicle(chronicler, accountId, run);
  let asking: Promise<void> = Promise.resolve();

  /**
   * In the transaction that holds the line's lock: what Twilio answered is part of how the line stands. What was asked is
   * kept even when the next thing could not be.
   * @throws what the client throws, when nothing was done at all.
   */
  async function advance({ tx, accountId }: Pick<ControlScope, 'tx' | 'accountId'>, line: TwilioLine): Promise<void> {
    let done = 0;
    try {
      for (let effect = nextEffect(line); effect !== undefined; effect = nextEffect(line)) {
        if (done >= mostEffects) throw new Error(`The line of ${line.callId} does not settle: ${effect.type}.`);
        await client.perform(line, effect);
        done += 1;
      }
    } catch (cause) {
      if (done === 0) throw cause;
      log.fault('Twilio did only a part of what a call needs; the rest is asked with the next news of it.', cause);
    } finally {
      await saveLine(tx, accountId, line);
    }
  }

  /** A wish of an agent is answered with what came of it. */
  async function advanceOrRefuse(scope: ControlScope, line: TwilioLine): Promise<void> {
    try {
      await advance(scope, line);
    } catch (cause) {
      if (!(cause instanceof TwilioError)) throw cause;
      if (cause.status >= 400 && cause.status < 500 && cause.status !== 429) {
        throw new ApiProblem('conflict', 'Twilio does not do that with this call now.', { cause });
      }
      throw new ApiProblem('unavailable', 'Twilio cannot be reached; nothing was changed.', { cause });
    }
  }

  async function refresh(telling: Telling, line: TwilioLine): Promise<void> {
    const call = await getCall(telling.tx, line.callId);
    if (call?.answered_at === undefined || call.ended_at !== undefined) return;
    await noteDesk(telling, line.callId, deskOf(line, call.agent_id));
  }

  /** After the fact is safe: Twilio's own answer must not undo what Twilio told. */
  function follow(accountId: string, callId: string): void {
    asking = asking
      .then(() =>
        write(accountId, async (telling) => {
          const line = await lockLine(telling.tx, callId);
          if (line === undefined) return;
          await advance(telling, line).catch((cause: unknown) => log.fault('Twilio could not be asked.', cause));
          await refresh(telling, line);
        }),
      )
      .catch((cause: unknown) => log.fault('A call at Twilio could not be followed.', cause));
  }

  async function closeIfOver(telling: Telling, line: TwilioLine, at: Date): Promise<void> {
    if (isOver(line)) await noteEnded(telling, line.callId, whyUnanswered(line), at);
  }

  return {
    addresses,
    controlIn: (scope) => createTwilioControl(scope, advanceOrRefuse),
    write,
    async change(accountId, callId, run) {
      const known = await write(accountId, async (telling) => {
        const line = await lockLine(telling.tx, callId);
        if (line === undefined) return false;
        await run(telling, line);
        await saveLine(telling.tx, accountId, line);
        await telling.tx.query('update calls set seen_at = $2 where id = $1 and ended_at is null', [
          callId,
          telling.now,
        ]);
        await refresh(telling, line);
        return true;
      });
      if (known) follow(accountId, callId);
      return known;
    },
    async note(telling, line, fact, at) {
      const heard = 'event' in fact ? hearOfConference(line, fact) : hearOfLeg(line, fact);
      for (const news of heard) {
        const leg = fact.sid === undefined ? undefined : legOf(line, fact.sid);
        if (leg === undefined) continue;
        if (news === 'ringing') await noteRinging(telling, line.callId, at);
        else if (news === 'answered') await noteTaken(telling, line, leg, at);
        else await closeIfOver(telling, line, at);
      }
    },
    closeIfOver,
    settled: async () => {
      for (let seen; seen !== asking;) {
        seen = asking;
        await seen;
      }
    },
  };
}

/** Who talks: an incoming call is answered by an agent and by nobody else. */
async function noteTaken(telling: Telling, line: TwilioLine, leg: Leg, at: Date): Promise<void> {
  const call = await getCall(telling.tx, line.callId);
  if (call === undefined) return;
  if (leg.who.kind === 'number') {
    if (call.direction === 'outbound' && leg.role === 'child') await noteAnswered(telling, line.callId, at, undefined);
    return;
  }
  const isAsked = (await getCallLine(telling.tx, line.callId))?.toAgentId != null;
  const own = legOfAgent(line, call.agent_id);
  const keeps = isAsked || (own !== undefined && own !== leg && call.answered_at !== undefined);
  await noteAnswered(telling, line.callId, at, keeps ? undefined : leg.who.agentId);
}
