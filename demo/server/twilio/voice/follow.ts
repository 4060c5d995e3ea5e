import { randomUUID } from 'node:crypto';
import type { Log } from '../../log.js';
import type { Telling } from '../../voice/chronicle.js';
import { beginEffect, finishEffect, undoEffect, type Effect, type EffectAnswer } from './effects.js';
import { legOf, type TwilioLine } from './line.js';
import { nextEffect, notTaken } from './plan.js';
import { isGone, TwilioError, type TwilioVoiceClient } from './rest.js';
import type { CallName } from './twiml.js';
import { lockLine, readLine, saveLine } from './store.js';
import { restoreWish } from './wish.js';

export interface FollowerOptions {
  readonly client: TwilioVoiceClient;
  readonly log: Log;
  readonly now: () => Date;
  readonly write: <T>(accountId: string, run: (telling: Telling) => Promise<T>) => Promise<T>;
  /** Nothing is left to be asked: how the call stands now goes into the records. */
  readonly onSettled: (telling: Telling, line: TwilioLine) => Promise<void>;
}

export interface Follower {
  /**
   * Asks Twilio for everything that the line of a call wants. Resolves once nothing is left to be asked, or nothing can be,
   * with what undid the wish of an agent that nothing was done of.
   */
  follow(accountId: string, callId: string): Promise<TwilioError | undefined>;
  /** Resolves once nobody is followed any more. */
  settled(): Promise<void>;
}

/** Something to ask, written down and committed before it is asked. */
interface Asking {
  readonly id: string;
  readonly effect: Effect;
  /** It may have been asked by somebody who did not live to write the answer down. */
  readonly again: boolean;
}

interface Outcome {
  readonly asking: Asking;
  readonly answer?: EffectAnswer;
  readonly error?: TwilioError;
}

/** Far above what one change leads to: a plan that never comes to an end is a bug, and shall not run up a bill. */
const mostEffects = 25;
/** Well above the time-out of a request: what was not written down by then is asked by somebody else. */
const leaseMs = 30_000;
const firstPauseMs = 5_000;
const longestPauseMs = 300_000;

/**
 * Twilio is asked between two transactions and never within one: the first writes down what is going to be asked, the
 * second what came of it. Whoever dies in between leaves a line that is due, and it is followed again.
 */
export function createFollower({ client, log, now, write, onSettled }: FollowerOptions): Follower {
  const running = new Map<string, Promise<TwilioError | undefined>>();

  const later = (line: TwilioLine, ms: number, tries = line.due?.tries ?? 0): void => {
    line.due = { at: new Date(now().getTime() + ms).toISOString(), tries };
  };

  async function run(accountId: string, callId: string): Promise<TwilioError | undefined> {
    let outcome: Outcome | undefined;
    let refusal: TwilioError | undefined;
    for (let asked = 0; ; asked += 1) {
      const former = outcome;
      const turned = await write(accountId, (telling) => turn(telling, callId, former, asked >= mostEffects));
      refusal = turned.refusal ?? refusal;
      if (turned.asking === undefined) return refusal;
      outcome = await askFor({ accountId, callId }, turned.asking);
    }
  }

  async function askFor(call: CallName, asking: Asking): Promise<Outcome> {
    try {
      return { asking, answer: await client.ask(call, asking.effect, { again: asking.again }) };
    } catch (cause) {
      const error =
        cause instanceof TwilioError ? cause : new TwilioError('Twilio’s answer makes no sense.', { status: 0, cause });
      return { asking, error };
    }
  }

  /** Writes down what came of the last thing that was asked, and what is asked next. */
  async function turn(
    telling: Telling,
    callId: string,
    outcome: Outcome | undefined,
    isTooMuch: boolean,
  ): Promise<{ readonly asking?: Asking; readonly refusal?: TwilioError }> {
    const { tx, accountId } = telling;
    const line = await lockLine(tx, callId);
    if (line === undefined) return {};
    const save = (): Promise<void> => saveLine(tx, accountId, line);
    let again = false;
    let refusal: TwilioError | undefined;

    if (outcome !== undefined) {
      // It took so long that somebody else asked again; theirs is the word.
      if (line.asking?.id !== outcome.asking.id) return {};
      delete line.asking;
      if (outcome.answer !== undefined) {
        finishEffect(line, outcome.asking.effect, outcome.answer);
        // What was asked before the wish says nothing about it.
        if (line.undo?.during !== outcome.asking.id) delete line.undo;
        delete line.due;
      } else if (outcome.error !== undefined) {
        const { effect } = outcome.asking;
        undoEffect(line, effect);
        if (line.undo === undefined && effect.type === 'ring' && isRefusal(outcome.error)) {
          // Somebody may wait for an answer: it goes on as if whoever cannot be rung had not taken it.
          log.fault('Twilio would not ring somebody.', outcome.error);
          line.rings = line.rings.filter(({ id }) => id !== effect.id);
          const returned = effect.to.kind === 'agent' && effect.to.returnedFrom !== undefined;
          notTaken(line, { back: effect.back, name: effect.name, returned });
        } else if (line.undo === undefined) {
          putOff(line, outcome.error);
          await save();
          await onSettled(telling, line);
          return {};
        }
        if (line.undo !== undefined) {
          restoreWish(line, line.undo.wish);
          delete line.undo;
          refusal = outcome.error;
        }
      }
    } else if (line.asking !== undefined) {
      if (line.due !== undefined && Date.parse(line.due.at) > now().getTime()) return {};
      undoEffect(line, line.asking.effect);
      delete line.asking;
      again = true;
    }

    if (line.awaits !== undefined && !(await isFree(telling, line, line.awaits))) {
      later(line, firstPauseMs);
      await save();
      return {};
    }
    const effect = nextEffect(line);
    if (effect === undefined || isTooMuch) {
      if (effect !== undefined) {
        log.fault('A line does not settle.', new Error(`${effect.type} is still to be asked of ${callId}.`));
      }
      delete line.due;
      delete line.undo;
      await save();
      await onSettled(telling, line);
      return refusal === undefined ? {} : { refusal };
    }
    const asking = { id: randomUUID(), effect, again };
    beginEffect(line, effect);
    line.asking = { id: asking.id, effect };
    later(line, leaseMs);
    await save();
    return { asking, ...(refusal === undefined ? {} : { refusal }) };
  }

  /** What could be done some time is tried again; what Twilio refuses waits for the next news of the call. */
  function putOff(line: TwilioLine, error: TwilioError): void {
    // Whoever left in the same moment is told of right away.
    if (!isGone(error)) log.fault('Twilio did only a part of what a call needs.', error);
    if (isRefusal(error)) {
      delete line.due;
      return;
    }
    const tries = (line.due?.tries ?? 0) + 1;
    later(line, Math.min(longestPauseMs, firstPauseMs * 2 ** (tries - 1)), tries);
  }

  /**
   * Whether the legs that go to another call are on their way there: to hang up here before would take them down. When the
   * wish was undone there, it is undone here too.
   */
  async function isFree({ tx }: Telling, line: TwilioLine, otherId: string): Promise<boolean> {
    const other = await readLine(tx, otherId);
    if (other?.undo !== undefined) return false;
    const away = line.legs.filter((leg) => leg.away === otherId);
    const guests = away.flatMap(({ sid }) => (other === undefined ? [] : (legOf(other, sid) ?? [])));
    if (guests.length === 0) {
      if (line.undo !== undefined) restoreWish(line, line.undo.wish);
    } else {
      const asked = other?.asking?.effect;
      const isOnTheWay = guests.every(
        ({ sid, phase, joined, moving }) =>
          phase === 'ended' ||
          joined === true ||
          (moving === true && !(asked?.type === 'redirect' && asked.sid === sid)),
      );
      if (!isOnTheWay) return false;
    }
    delete line.undo;
    delete line.awaits;
    return true;
  }

  return {
    async follow(accountId, callId) {
      // One after another: two who ask for the same line would both find it being asked for.
      const former = running.get(callId);
      const work = (former ?? Promise.resolve(undefined)).then(
        async (before) => (await run(accountId, callId)) ?? before,
      );
      const safe = work.catch((cause: unknown) => {
        log.fault('A call at Twilio could not be followed.', cause);
        return undefined;
      });
      running.set(callId, safe);
      void safe.then(() => {
        if (running.get(callId) === safe) running.delete(callId);
      });
      return safe;
    },
    async settled() {
      while (running.size > 0) await Promise.all(running.values());
    },
  };
}

/** Asking the same again would be answered the same. */
export const isRefusal = ({ status }: TwilioError): boolean => status >= 400 && status < 500 && status !== 429;
