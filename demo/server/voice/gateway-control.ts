import type { CallSnapshot, Gateway, RingRoute, ScriptRoute } from '@dialora/voice-gateway';
import { scriptNumbers } from '@dialora/voice-gateway';
import {
  callerName,
  nameOfDestination,
  returnedFrom,
  type CallControl,
  type ControlledCall,
  type Destination,
} from './control.js';
import { handsetIdentity, readIdentity } from './identity.js';
import type { LegFiles } from './leg-files.js';

/** A greeting, a beep, and two minutes to talk. */
export const mailbox: ScriptRoute = {
  kind: 'script',
  script: 'voicemail',
  parameters: { RingMs: '0', GreetingMs: '1500' },
};

/** Control of calls on the local gateway. */
export function createGatewayControl(gateway: Gateway, files: Pick<LegFiles, 'of' | 'refile'>): CallControl {
  const legsOf = (callId: string): readonly CallSnapshot[] =>
    gateway.calls().filter((leg) => files.of(leg.callSid)?.callId === callId);
  const mine = (call: ControlledCall): CallSnapshot | undefined =>
    legsOf(call.callId).find((leg) => leg.identity === `agent.${call.agentId}` && leg.phase === 'answered');
  const others = (call: ControlledCall): readonly CallSnapshot[] => {
    const own = mine(call);
    if (own === undefined) return [];
    return gateway.conversation(own.callSid).filter((leg) => leg.identity !== own.identity);
  };

  function routeTo(to: Destination, callId: string): RingRoute | ScriptRoute {
    const ring = (identity: string): RingRoute => ({
      kind: 'ring',
      identities: [identity],
      from: to.from,
      verified: true,
      parameters: { call_id: callId, From: to.from },
    });
    if (to.kind === 'agent') {
      return { ...ring(`agent.${to.agentId}`), parameters: { call_id: callId, [callerName]: to.by } };
    }
    const handset = handsetIdentity(to.number);
    if (gateway.devices(handset) > 0) return { ...ring(handset), to: to.number };
    return { kind: 'script', script: scriptNumbers[to.number] ?? 'talk', from: to.from, to: to.number };
  }

  function unhold(call: ControlledCall): void {
    for (const leg of legsOf(call.callId)) if (leg.held) gateway.hold(leg.callSid, false);
  }
  function join(call: ControlledCall, other: ControlledCall): boolean {
    const [own, second] = [mine(call), mine(other)];
    if (own === undefined || second === undefined || others(other).every((leg) => leg.phase !== 'answered'))
      return false;
    unhold(call);
    unhold(other);
    gateway.recording.stop(second.callSid);
    const guests = others(other);
    if (!gateway.merge(own.callSid, second.callSid)) return false;
    if (other.consultFor === call.callId) for (const guest of guests) files.refile(guest.callSid, call.callId);
    return true;
  }
  const done = (did: boolean): Promise<boolean> => Promise.resolve(did);

  return {
    hold(call, held) {
      const own = mine(call);
      const present = others(call).filter((leg) => leg.phase === 'answered');
      const [only] = present;
      if (own === undefined || only === undefined) return done(false);
      if (!held) unhold(call);
      // In a conference the agent steps out; the others go on.
      else gateway.hold(present.length === 1 ? only.callSid : own.callSid, true);
      return done(true);
    },
    addParty(call, to) {
      const own = mine(call);
      return done(own !== undefined && gateway.addParty(own.callSid, routeTo(to, call.callId)).length > 0);
    },
    removeParty: (call, partyId) =>
      done(others(call).some((leg) => leg.callSid === partyId) && gateway.hangUp(partyId)),
    merge(call, other) {
      const second = mine(other)?.callSid;
      if (second === undefined || !join(call, other)) return done(false);
      return done(gateway.hangUp(second, 'merged'));
    },
    transfer(call, to) {
      const own = mine(call);
      const [far] = others(call);
      if (own === undefined || far === undefined) return done(false);
      unhold(call);
      const from = numberOf(far) ?? to.from;
      const parameters = { call_id: call.callId, From: from };
      const ring = (agentId: string): RingRoute => ({
        kind: 'ring',
        identities: [`agent.${agentId}`],
        from,
        verified: true,
        parameters,
      });
      const back: RingRoute = {
        ...ring(call.agentId),
        parameters: { ...parameters, [returnedFrom]: nameOfDestination(to) },
        otherwise: mailbox,
      };
      const onward = to.kind === 'agent' ? ring(to.agentId) : routeTo(to, call.callId);
      return done(gateway.transfer(own.callSid, { ...onward, otherwise: back }).length > 0);
    },
    completeTransfer(call, consult) {
      const legs = [mine(call)?.callSid, mine(consult)?.callSid];
      if (!join(call, consult)) return done(false);
      for (const sid of legs) if (sid !== undefined) gateway.hangUp(sid, 'transferred');
      return done(true);
    },
    end(call) {
      const own = mine(call) ?? legsOf(call.callId)[0];
      const everybody = own === undefined ? [] : gateway.conversation(own.callSid);
      for (const leg of everybody) gateway.hangUp(leg.callSid);
      return done(everybody.length > 0);
    },
    record(call, action) {
      const own = mine(call);
      return done(own !== undefined && gateway.recording[action](own.callSid));
    },
    sendToVoicemail: (call) => done(gateway.redirect(call.carrierId, mailbox)),
    state(call) {
      const own = mine(call);
      const far = others(call);
      return Promise.resolve({
        held: own !== undefined && (own.held || (far.length > 0 && far.every((leg) => leg.held))),
        parties: far.map((leg) => ({
          id: leg.callSid,
          ...partyOf(leg),
          state: leg.held ? 'held' : leg.phase === 'answered' ? 'connected' : 'ringing',
        })),
        recording:
          own === undefined || own.recording === 'off' ? 'off' : own.recording === 'recording' ? 'on' : own.recording,
      });
    },
  };
}

function partyOf(leg: CallSnapshot): { readonly number?: string; readonly agent_id?: string } {
  const who = readIdentity(leg.identity ?? '');
  if (who?.kind === 'agent') return { agent_id: who.agentId };
  const number = numberOf(leg);
  return number === undefined ? {} : { number };
}

function numberOf(leg: CallSnapshot): string | undefined {
  const who = readIdentity(leg.identity ?? '');
  if (who?.kind === 'phone') return who.number;
  const number = leg.direction === 'to-script' ? leg.to : leg.from;
  return number.startsWith('+') ? number : leg.parameters['From'];
}
