import { randomUUID } from 'node:crypto';
import type { DeskState } from '../../records/calls.js';
import { nameOfDestination, type CallControl, type ControlledCall, type ControlScope } from '../../voice/control.js';
import { isHeld, isWaiting, legOfAgent, othersThan, talking, type Leg, type Ring, type TwilioLine } from './line.js';
import { lockLine, readLine, saveLine } from './store.js';
import { toMailbox } from './plan.js';
import { wishOf, type Wish } from './wish.js';

/** Control of calls at Twilio: writes down what is wanted of a line. It is done after the commit, by whoever follows it. */
export function createTwilioControl({ tx, accountId, now }: ControlScope): CallControl {
  async function keep(line: TwilioLine, before: Wish): Promise<void> {
    const during = line.asking?.id;
    // Of two wishes that nothing was done of, both are undone.
    line.undo = { wish: line.undo?.wish ?? before, ...(during === undefined ? {} : { during }) };
    line.due ??= { at: now.toISOString(), tries: 0 };
    await saveLine(tx, accountId, line);
  }

  async function want(call: ControlledCall, change: (line: TwilioLine, own: Leg) => boolean): Promise<boolean> {
    const line = await lockLine(tx, call.callId);
    const own = line && legOfAgent(line, call.agentId);
    if (line === undefined || own === undefined) return false;
    const before = wishOf(line);
    if (!change(line, own)) return false;
    await keep(line, before);
    return true;
  }

  /** Whoever the agent talks with in the other call comes into this one; the agent's own leg there ends. */
  async function join(call: ControlledCall, other: ControlledCall, agentStays: boolean): Promise<boolean> {
    if (call.callId === other.callId) return false;
    // Always in the same order, so that two who join the same calls do not wait for each other.
    const [first, second] = [call.callId, other.callId].sort();
    await lockLine(tx, first ?? '');
    await lockLine(tx, second ?? '');
    const [line, from] = [await readLine(tx, call.callId), await readLine(tx, other.callId)];
    const own = line && legOfAgent(line, call.agentId);
    const away = from && legOfAgent(from, other.agentId);
    if (line === undefined || from === undefined || own === undefined || away === undefined) return false;
    const guests = talking(from).filter((leg) => leg !== away);
    if (guests.length === 0 || talking(line).length < 2) return false;
    const before = [wishOf(line), wishOf(from)] as const;
    for (const { sid, who } of guests) line.legs.push({ sid, who, role: 'guest', phase: 'answered' });
    for (const leg of line.legs) leg.wantHeld = false;
    line.shape = 'conference';
    for (const leg of guests) leg.away = line.callId;
    from.recording.wanted = 'off';
    away.dismissed = true;
    if (!agentStays) own.dismissed = true;
    // First they come over: hanging up the agent's leg would take the bridge to them down.
    from.awaits = line.callId;
    await keep(line, before[0]);
    await keep(from, before[1]);
    return true;
  }

  return {
    hold: (call, held) =>
      want(call, (line, own) => {
        const far = othersThan(line, call.agentId).filter(({ phase }) => phase === 'answered');
        const [only] = far;
        if (only === undefined) return false;
        line.shape = 'conference';
        if (!held) for (const leg of line.legs) leg.wantHeld = false;
        // In a conference the agent steps out; the others go on.
        else (far.length === 1 ? only : own).wantHeld = true;
        return true;
      }),
    addParty: (call, to) =>
      want(call, (line) => {
        line.shape = 'conference';
        line.rings.push({ id: randomUUID(), to });
        return true;
      }),
    removeParty: (call, partyId) =>
      want(call, (line) => {
        const leg = othersThan(line, call.agentId).find(({ sid }) => sid === partyId);
        if (leg === undefined) return false;
        leg.dismissed = true;
        return true;
      }),
    merge: (call, other) => join(call, other, true),
    completeTransfer: (call, consult) => join(call, consult, false),
    transfer: (call, to) =>
      want(call, (line, own) => {
        if (!othersThan(line, call.agentId).some(({ phase }) => phase === 'answered')) return false;
        line.shape = 'conference';
        for (const leg of line.legs) leg.wantHeld = false;
        const [far] = othersThan(line, call.agentId);
        const shown = far?.who.kind === 'number' ? far.who.number : undefined;
        const ring: Ring =
          to.kind === 'agent' && shown !== undefined
            ? { kind: 'agent', agentId: to.agentId, from: to.from, shown }
            : to;
        line.rings.push({ id: randomUUID(), to: ring, back: call.agentId, name: nameOfDestination(to) });
        own.dismissed = true;
        return true;
      }),
    async end(call) {
      const line = await lockLine(tx, call.callId);
      const live = line?.legs.filter(({ phase, away }) => phase !== 'ended' && away === undefined) ?? [];
      if (line === undefined || live.length === 0) return false;
      const before = wishOf(line);
      line.rings = [];
      for (const leg of live) {
        leg.dismissed = true;
        delete leg.back;
      }
      await keep(line, before);
      return true;
    },
    record: (call, action) =>
      want(call, (line) => {
        const { recording } = line;
        const wanted = { start: 'on', resume: 'on', pause: 'paused', stop: 'off' } as const;
        const fits: readonly string[] = { start: ['off'], resume: ['paused'], pause: ['on'], stop: ['on', 'paused'] }[
          action
        ];
        if (!fits.includes(recording.wanted)) return false;
        // An announcement needs a conference to be played in.
        line.shape = 'conference';
        recording.wanted = wanted[action];
        return true;
      }),
    async sendToVoicemail(call) {
      const line = await lockLine(tx, call.callId);
      if (line === undefined || line.mailbox !== undefined) return false;
      const parent = line.legs.find(({ role }) => role === 'parent');
      const isFirst = line.direction === 'inbound' && parent?.phase === 'ringing';
      if (!isFirst && !talking(line).some((leg) => isWaiting(line, leg))) return false;
      const before = wishOf(line);
      toMailbox(line);
      await keep(line, before);
      return true;
    },
    async state(call) {
      const line = await readLine(tx, call.callId);
      return line === undefined ? { held: false, parties: [], recording: 'off' } : deskOf(line, call.agentId);
    },
  };
}

/** How the line stands for an agent. */
export function deskOf(line: TwilioLine, agentId: string): DeskState {
  const own = legOfAgent(line, agentId);
  const far = own === undefined ? [] : othersThan(line, agentId);
  return {
    held: own !== undefined && (isOnHold(own) || (far.length > 0 && far.every(isOnHold))),
    parties: far.map((leg) => ({
      id: leg.sid,
      ...(leg.who.kind === 'agent' ? { agent_id: leg.who.agentId } : { number: leg.who.number }),
      state: isOnHold(leg) ? 'held' : leg.phase === 'answered' ? 'connected' : 'ringing',
    })),
    recording: recordingOf(line),
  };
}

const isOnHold = (leg: Leg): boolean => isHeld(leg) && leg.waits !== true;

function recordingOf({ recording }: TwilioLine): DeskState['recording'] {
  if (recording.wanted === 'off') return 'off';
  if (recording.wanted === 'paused') return 'paused';
  return recording.running === true ? 'on' : 'announcing';
}
