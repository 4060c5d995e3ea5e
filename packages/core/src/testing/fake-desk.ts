import type { Call, CallEnd, CallTransfer, ConferenceParty, RecordingAction, TransferTarget } from '../call/call.js';
import { activeCall, isConnected } from '../call/call.js';
import type { CallEvent } from '../call/machine.js';
import type { DialOutcome } from '../call/softphone.js';

/** What the fake phone lets its desk do. */
export interface DeskParts {
  readonly calls: () => readonly Call[];
  readonly find: (callId: string) => Call | undefined;
  readonly tell: (callId: string, event: CallEvent) => void;
  readonly end: (callId: string, end: CallEnd) => void;
  /** Places a call that is linked to another. */
  readonly place: (number: string, more: { readonly name?: string; readonly consultFor: string }) => DialOutcome;
}

/** The server's part of a call: hold, conference, transfer, recording. Everything is confirmed at once. */
export interface FakeDesk {
  setHeld(callId: string, held: boolean): void;
  /** Holds what is talked on, so that another call can be. */
  makeRoom(except?: string): void;
  swapTo(callId: string): void;
  merge(callId: string, otherId: string): void;
  addParty(callId: string, target: TransferTarget): void;
  removeParty(callId: string, partyId: string): void;
  /** A party that was rung is in the call. */
  partyJoins(callId: string, partyId: string): void;
  transfer(callId: string, target: TransferTarget): void;
  consult(callId: string, target: TransferTarget): DialOutcome;
  completeTransfer(callId: string): void;
  cancelTransfer(callId: string): void;
  record(callId: string, action: RecordingAction): void;
}

export function createFakeDesk({ calls, find, tell, end, place }: DeskParts): FakeDesk {
  let parties = 0;

  const setHeld = (callId: string, held: boolean): void => tell(callId, { type: held ? 'held' : 'resumed' });
  function makeRoom(except?: string): void {
    const active = activeCall(calls());
    if (active !== undefined && active.id !== except) setHeld(active.id, true);
  }
  function swapTo(callId: string): void {
    makeRoom(callId);
    setHeld(callId, false);
  }
  const others = (call: Call): readonly ConferenceParty[] =>
    call.parties ?? [{ ...call.remote, id: `party_${call.id}`, state: 'connected' }];
  const setParties = (callId: string, next: readonly ConferenceParty[]): void =>
    tell(callId, { type: 'parties', parties: next });
  const setTransfer = (callId: string, transfer: CallTransfer | undefined): void =>
    tell(callId, { type: 'transfer', transfer });

  return {
    setHeld(callId, held) {
      if (held) setHeld(callId, true);
      else swapTo(callId);
    },
    makeRoom,
    swapTo,
    merge(callId, otherId) {
      const call = find(callId);
      const other = find(otherId);
      if (call === undefined || other === undefined || !isConnected(call) || !isConnected(other)) return;
      setParties(callId, [...others(call), ...others(other)]);
      end(otherId, { reason: 'merged' });
      swapTo(callId);
      setTransfer(callId, undefined);
    },
    addParty(callId, target) {
      const call = find(callId);
      if (call === undefined || !isConnected(call)) return;
      parties += 1;
      setParties(callId, [...others(call), partyOf(target, `party_fake_${parties}`)]);
    },
    removeParty(callId, partyId) {
      const call = find(callId);
      if (call?.parties === undefined) return;
      const left = call.parties.filter(({ id }) => id !== partyId);
      const [last] = left;
      if (left.length === 1 && last !== undefined) tell(callId, { type: 'identified', remote: partyFace(last) });
      setParties(callId, left);
    },
    partyJoins(callId, partyId) {
      const list = find(callId)?.parties ?? [];
      setParties(
        callId,
        list.map((party) => (party.id === partyId ? { ...party, state: 'connected' } : party)),
      );
    },
    transfer(callId, to) {
      const call = find(callId);
      if (call === undefined || !isConnected(call)) return;
      setTransfer(callId, { kind: 'cold', to, state: 'ringing' });
      end(callId, { reason: 'transferred' });
    },
    consult(callId, to) {
      const call = find(callId);
      if (call === undefined || !isConnected(call)) {
        return { kind: 'failed', problem: { kind: 'conflict', code: 'call_not_connected' } };
      }
      setHeld(callId, true);
      const number = to.kind === 'number' ? to.number : `agent:${to.agentId}`;
      const outcome = place(number, { consultFor: callId, ...(to.name === undefined ? {} : { name: to.name }) });
      if (outcome.kind === 'started') {
        setTransfer(callId, { kind: 'warm', to, state: 'ringing', consultCallId: outcome.callId });
      }
      return outcome;
    },
    completeTransfer(callId) {
      const consultCallId = find(callId)?.transfer?.consultCallId;
      if (consultCallId === undefined) return;
      end(consultCallId, { reason: 'transferred' });
      end(callId, { reason: 'transferred' });
    },
    cancelTransfer(callId) {
      const consultCallId = find(callId)?.transfer?.consultCallId;
      if (consultCallId !== undefined) {
        end(consultCallId, { reason: find(consultCallId)?.answeredAt === undefined ? 'cancelled' : 'local' });
      }
      setTransfer(callId, undefined);
      swapTo(callId);
    },
    record(callId, action) {
      const call = find(callId);
      if (call === undefined || !isConnected(call)) return;
      const { rule, state } = call.recording;
      const next = nextRecording(state, action);
      if (next !== undefined) tell(callId, { type: 'recording', recording: { state: next, rule } });
    },
  };
}

/** `announcing` stays until the test says that everybody was told, by `tell`. */
function nextRecording(state: Call['recording']['state'], action: RecordingAction) {
  if (action === 'start') return state === 'off' ? 'announcing' : undefined;
  if (action === 'stop') return 'off';
  if (action === 'pause') return state === 'on' ? 'paused' : undefined;
  return state === 'paused' ? 'on' : undefined;
}

function partyOf(target: TransferTarget, id: string): ConferenceParty {
  const name = target.name === undefined ? {} : { name: target.name };
  return target.kind === 'agent'
    ? { id, agentId: target.agentId, state: 'ringing', ...name }
    : { id, number: target.number, state: 'ringing', ...name };
}

function partyFace({ id: _id, state: _state, agentId: _agent, ...face }: ConferenceParty) {
  return face;
}
