import type { Call, CallEndReason, DialOutcome } from '@dialora/core';
import { DialoraError, isConnected, isLive, isTransient, toProblem } from '@dialora/core';
import type { CallBook, CallEntry } from './call-book.js';
import type { CallControl, CallFacts, PlacedCall, PresenceService } from './ports.js';
import type { DeskCommands } from './without-desk.js';

export interface DeskParts {
  readonly book: CallBook;
  readonly control: CallControl;
  readonly presence: PresenceService | undefined;
  /** Finds out whose number it is. */
  readonly identify: (entry: CallEntry, number: string) => void;
  /** Dials a call whose record the server has made. */
  readonly place: (
    make: (options: { readonly signal: AbortSignal }) => Promise<PlacedCall>,
    given: {
      readonly number: string;
      readonly name?: string;
      readonly consultFor: string;
      readonly signal?: AbortSignal;
    },
  ) => Promise<DialOutcome>;
}

export interface Desk {
  readonly commands: DeskCommands;
  /** Makes every other call silent at once and has the server hold it, so that `entry` can be talked on. */
  makeRoom(entry: CallEntry | undefined): Promise<void>;
  stop(): void;
}

/** What needs the server: hold, several calls, conference, transfer, recording. Shown only once the server said so. */
export function createDesk({ book, control, presence, identify, place }: DeskParts): Desk {
  const facts = new Map<string, CallFacts>();

  function learn(next: CallFacts): void {
    const entry = book.find(next.callId);
    const call = entry === undefined ? undefined : book.call(entry);
    if (entry === undefined || call === undefined) return;
    facts.set(next.callId, next);
    if (!isLive(call)) return;
    if (next.continuesAs !== undefined) return goOn(entry, next.continuesAs);
    if (next.over !== undefined) entry.endsAs = next.over;
    book.tell(entry, { type: next.held ? 'held' : 'resumed' });
    book.tell(entry, { type: 'recording', recording: next.recording });
    book.tell(entry, { type: 'parties', parties: next.parties });
    book.tell(entry, { type: 'transfer', transfer: next.transfer });
    if (next.consultFor !== undefined) book.tell(entry, { type: 'asks', about: next.consultFor });
    showWhoIsLeft(entry, next.parties);
  }

  /** Who was asked has the caller now. Who asked has both calls here, and both end. */
  function goOn(entry: CallEntry, callId: string): void {
    if (entry.endsAs === undefined && book.find(callId) === undefined) {
      book.tell(entry, { type: 'continues-as', id: callId });
    }
  }

  /** A colleague rang, who has only a name, and is gone: what is left is whoever they were talking with. */
  function showWhoIsLeft(entry: CallEntry, [only, ...more]: CallFacts['parties']): void {
    const number = more.length === 0 && only?.number?.startsWith('+') === true ? only.number : undefined;
    if (number === undefined || book.call(entry)?.remote.number !== undefined) return;
    book.tell(entry, { type: 'now-with', remote: { number } });
    identify(entry, number);
  }

  function connected(callId: string): { readonly entry: CallEntry; readonly call: Call } | undefined {
    const entry = book.find(callId);
    const call = entry === undefined ? undefined : book.call(entry);
    return entry !== undefined && call !== undefined && isConnected(call) ? { entry, call } : undefined;
  }
  const setFocus = (entry: CallEntry, focused: boolean): void => entry.leg?.setFocus(focused);

  async function hold(entry: CallEntry): Promise<void> {
    setFocus(entry, false);
    try {
      learn(await control.setHeld(entry.id, true));
    } catch (error) {
      // The server cannot be reached: the call is silent both ways all the same, and can be taken up again from here.
      if (!isTransient(toProblem(error))) throw error;
      book.tell(entry, { type: 'held' });
    }
  }
  async function makeRoom(wanted: CallEntry | undefined): Promise<void> {
    const others = book.live().filter((entry) => {
      const call = book.call(entry);
      return entry !== wanted && call !== undefined && isConnected(call) && call.heldSince === undefined;
    });
    await Promise.all(others.map(hold));
  }
  async function resume(entry: CallEntry): Promise<void> {
    await makeRoom(entry);
    // The server was never told of the hold when it could not be reached then.
    if (facts.get(entry.id)?.held === false) book.tell(entry, { type: 'resumed' });
    else learn(await control.setHeld(entry.id, false));
    setFocus(entry, true);
  }

  /** While the server ends a leg on this command, the end that the line reports is this one's doing. */
  async function ending(
    entries: readonly CallEntry[],
    reason: CallEndReason,
    ask: () => Promise<CallFacts>,
  ): Promise<void> {
    const before = entries.map((entry) => entry.endsAs);
    for (const entry of entries) entry.endsAs = reason;
    try {
      learn(await ask());
    } catch (error) {
      entries.forEach((entry, index) => (entry.endsAs = before[index]));
      throw error;
    }
  }
  const leave = async (
    callId: string,
    others: readonly string[],
    reason: CallEndReason,
    ask: () => Promise<CallFacts>,
  ) => {
    const entries = [callId, ...others].map((id) => book.find(id)).filter((entry) => entry !== undefined);
    if (connected(callId) !== undefined) await ending(entries, reason, ask);
  };
  const consultOf = (callId: string): string | undefined => {
    const entry = book.find(callId);
    const asked = entry === undefined ? undefined : book.call(entry)?.transfer?.consultCallId;
    return asked ?? book.live().find((each) => book.call(each)?.consultFor === callId)?.id;
  };

  const undo = control.subscribe(learn);
  const commands: DeskCommands = {
    async setHeld(callId, held) {
      const found = connected(callId);
      if (found === undefined) return;
      if (!held) return resume(found.entry);
      learn(await control.setHeld(callId, true));
      setFocus(found.entry, false);
    },
    async swapTo(callId) {
      const found = connected(callId);
      if (found !== undefined) await resume(found.entry);
    },
    async merge(callId, otherId) {
      const [call, other] = [connected(callId), connected(otherId)];
      if (call === undefined || other === undefined) return;
      await ending([other.entry], 'merged', () => control.merge(callId, otherId));
      setFocus(call.entry, true);
    },
    async addParty(callId, target) {
      if (connected(callId) !== undefined) learn(await control.addParty(callId, target));
    },
    async removeParty(callId, partyId) {
      if (connected(callId) !== undefined) learn(await control.removeParty(callId, partyId));
    },
    endForAll: (callId) => leave(callId, [], 'local', () => control.end(callId)),
    transfer: (callId, target) => leave(callId, [], 'transferred', () => control.transfer(callId, target)),
    async consult(callId, target, given) {
      const found = connected(callId);
      if (found === undefined) return { kind: 'failed', problem: { kind: 'conflict', code: 'call_not_connected' } };
      try {
        await makeRoom(undefined);
        const outcome = await place((options) => control.consult(callId, target, options), {
          number: target.kind === 'number' ? target.number : '',
          consultFor: callId,
          ...(target.name === undefined ? {} : { name: target.name }),
          ...given,
        });
        if (outcome.kind === 'started') {
          const transfer = { kind: 'warm', to: target, state: 'ringing', consultCallId: outcome.callId } as const;
          book.tell(found.entry, { type: 'transfer', transfer });
        }
        return outcome;
      } catch (error) {
        if (error instanceof DialoraError) return { kind: 'failed', problem: error.problem };
        throw error;
      }
    },
    async completeTransfer(callId) {
      const consult = consultOf(callId);
      const others = consult === undefined ? [] : [consult];
      await leave(callId, others, 'transferred', () => control.completeTransfer(callId));
    },
    async cancelTransfer(callId) {
      const consult = consultOf(callId);
      const entry = consult === undefined ? undefined : book.find(consult);
      // Ended from here first, so that the way back to the caller needs nobody's answer.
      if (entry?.leg !== undefined) entry.leg.hangUp();
      else entry?.abort.abort();
      const found = connected(callId);
      if (found === undefined) return;
      learn(await control.cancelTransfer(callId));
      await resume(found.entry);
    },
    async record(callId, action) {
      if (connected(callId) !== undefined) learn(await control.record(callId, action));
    },
    async sendToVoicemail(callId) {
      const entry = book.find(callId);
      if (entry === undefined || book.call(entry)?.phase !== 'ringing-in') return;
      await ending([entry], 'voicemail', () => control.sendToVoicemail(callId));
    },
    async setPresence(choice) {
      if (presence === undefined) throw new DialoraError({ kind: 'forbidden', code: 'not_supported' });
      await presence.set(choice);
    },
  };
  return { commands, makeRoom, stop: undo };
}
