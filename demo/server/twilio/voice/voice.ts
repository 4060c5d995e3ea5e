import type { Database } from '../../db/database.js';
import { ApiProblem } from '../../http/problem.js';
import type { Log } from '../../log.js';
import { getCall, getCallLine } from '../../records/calls.js';
import type { Chronicler, Telling } from '../../voice/chronicle.js';
import { inChronicle, noteAnswered, noteDesk, noteEnded, noteGone, noteRinging } from '../../voice/chronicle.js';
import type { CallControl, ControlScope } from '../../voice/control.js';
import { createTwilioControl, deskOf } from './control.js';
import { hearOfConference, hearOfLeg, type ConferenceFact, type LegFact } from './facts.js';
import { isOver, legOf, legOfAgent, talking, whyUnanswered, type Leg, type TwilioLine } from './line.js';
import { createFollower, isRefusal } from './follow.js';
import type { TwilioError, TwilioVoiceClient } from './rest.js';
import { lockLine, saveLine } from './store.js';
import type { TwilioAddresses } from './twiml.js';

/** Calls that Twilio carries. */
export interface TwilioVoice {
  readonly addresses: TwilioAddresses;
  /** Wishes are written down in the scope's transaction; after its commit `carryOut` has them done. */
  controlIn(scope: ControlScope): CallControl;
  /**
   * Has done what was wished of these calls, in this order.
   * @throws ApiProblem `conflict` when Twilio refuses, `unavailable` when it cannot be reached; then nothing was changed.
   */
  carryOut(accountId: string, callIds: readonly string[]): Promise<void>;
  /** Asks Twilio for whatever the line of a call still wants, as after a crash. */
  follow(accountId: string, callId: string): Promise<void>;
  /** One transaction in which facts are written down. */
  write<T>(accountId: string, run: (telling: Telling) => Promise<T>): Promise<T>;
  /** Changes the line of a call and, after the commit, asks Twilio for what follows of it. False when the call is none of Twilio's. */
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

export function createTwilioVoice({ db, client, addresses, now, log }: TwilioVoiceOptions): TwilioVoice {
  // Who is there is in the records: Twilio does not tell.
  const chronicler: Chronicler = { db, now, isThere: () => false };
  const write: TwilioVoice['write'] = (accountId, run) => inChronicle(chronicler, accountId, run);
  async function refresh(telling: Telling, line: TwilioLine): Promise<void> {
    const call = await getCall(telling.tx, line.callId);
    if (call?.answered_at === undefined || call.ended_at !== undefined) return;
    await noteDesk(telling, call, deskOf(line, call.agent_id));
  }

  const follower = createFollower({ client, log, now, write, onSettled: refresh });

  async function closeIfOver(telling: Telling, line: TwilioLine, at: Date): Promise<void> {
    if (isOver(line)) await noteEnded(telling, line.callId, whyUnanswered(line), at);
  }

  return {
    addresses,
    controlIn: createTwilioControl,
    async carryOut(accountId, callIds) {
      const refusals: TwilioError[] = [];
      // One after another: what comes from the one call into the other has to be on its way first.
      for (const callId of callIds) {
        const refusal = await follower.follow(accountId, callId);
        if (refusal !== undefined) refusals.push(refusal);
      }
      const [cause] = refusals;
      if (cause === undefined) return;
      if (isRefusal(cause)) throw new ApiProblem('conflict', 'Twilio does not do that with this call now.', { cause });
      throw new ApiProblem('unavailable', 'Twilio cannot be reached; nothing was changed.', { cause });
    },
    async follow(accountId, callId) {
      await follower.follow(accountId, callId);
    },
    write,
    async change(accountId, callId, run) {
      const known = await write(accountId, async (telling) => {
        const line = await lockLine(telling.tx, callId);
        if (line === undefined) return false;
        await run(telling, line);
        line.due ??= { at: telling.now.toISOString(), tries: 0 };
        await saveLine(telling.tx, accountId, line);
        await telling.tx.query('update calls set seen_at = $2 where id = $1 and ended_at is null', [
          callId,
          telling.now,
        ]);
        await refresh(telling, line);
        return true;
      });
      // After the fact is safe: Twilio's own answer must not undo what Twilio told.
      if (known) void follower.follow(accountId, callId);
      return known;
    },
    async note(telling, line, fact, at) {
      const heard = 'event' in fact ? hearOfConference(line, fact) : hearOfLeg(line, fact);
      for (const news of heard) {
        const leg = fact.sid === undefined ? undefined : legOf(line, fact.sid);
        if (leg === undefined) continue;
        if (news === 'ringing') await noteRinging(telling, line.callId, at);
        else if (news === 'answered') await noteTaken(telling, line, leg, at);
        else {
          await closeIfOver(telling, line, at);
          await noteLeave(telling, line, leg);
        }
      }
    },
    closeIfOver,
    settled: follower.settled,
  };
}

/** The leg of an agent is gone. A call that is still talked on has to be somebody's. */
async function noteLeave(telling: Telling, line: TwilioLine, { who }: Leg): Promise<void> {
  if (who.kind !== 'agent' || talking(line).length < 2 || legOfAgent(line, who.agentId) !== undefined) return;
  const [heir] = talking(line).flatMap((leg) => (leg.who.kind === 'agent' ? [leg.who.agentId] : []));
  await noteGone(telling, line.callId, who.agentId, heir);
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
