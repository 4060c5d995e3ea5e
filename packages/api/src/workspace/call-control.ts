import type { CallControl, CallFacts, CallTransfer, ConferenceParty, TransferTarget } from '@dialora/core';
import type { ApiClient } from '../client/client.js';
import type { EventStream } from '../events/event-stream.js';
import {
  addCallParty,
  cancelTransfer,
  completeTransfer,
  consultCall,
  endCall,
  holdCall,
  mergeCalls,
  removeCallParty,
  sendCallToVoicemail,
  transferCall,
} from '../routes/call-control.js';
import { recordCall } from '../routes/recordings.js';
import type { WireBrowserCall } from '../schemas/calls.js';
import { camelize, type Camelize } from '../wire/camelize.js';

type BrowserCall = Camelize<WireBrowserCall>;

/** The server's hands on calls, and what the event stream says of them. `agentId` is whose hands: see `partiesFor`. */
export function createCallControl(
  client: ApiClient,
  events: EventStream,
  agentId: () => string | undefined = () => undefined,
): CallControl {
  const factsOf = (call: BrowserCall): CallFacts => factsFor(call, agentId());
  const params = (id: string) => ({ params: { id } });
  return {
    setHeld: async (id, held) => factsOf((await client.send(holdCall, { ...params(id), body: { held } })).data),
    merge: async (id, otherCallId) =>
      factsOf((await client.send(mergeCalls, { ...params(id), body: { otherCallId } })).data),
    addParty: async (id, target) =>
      factsOf((await client.send(addCallParty, { ...params(id), body: bodyOf(target) })).data),
    removeParty: async (id, party_id) =>
      factsOf((await client.send(removeCallParty, { params: { id, party_id } })).data),
    end: async (id) => factsOf((await client.send(endCall, params(id))).data),
    transfer: async (id, target) =>
      factsOf((await client.send(transferCall, { ...params(id), body: bodyOf(target) })).data),
    async consult(id, target, { signal } = {}) {
      const { data } = await client.send(consultCall, {
        ...params(id),
        body: bodyOf(target),
        ...(signal === undefined ? {} : { signal }),
      });
      return {
        callId: data.id,
        localNumber: data.fromNumber,
        recordingRule: data.recording.rule,
        remote: {
          ...(target.kind === 'number' ? { number: target.number } : {}),
          ...(target.name === undefined ? {} : { name: target.name }),
        },
      };
    },
    completeTransfer: async (id) => factsOf((await client.send(completeTransfer, params(id))).data),
    cancelTransfer: async (id) => factsOf((await client.send(cancelTransfer, params(id))).data),
    record: async (id, action) => factsOf((await client.send(recordCall, { ...params(id), body: { action } })).data),
    sendToVoicemail: async (id) => factsOf((await client.send(sendCallToVoicemail, params(id))).data),
    subscribe: (listener) =>
      events.subscribe((event) => {
        if (event.event === 'call.updated' && event.data.kind === 'browser') listener(factsOf(camelize(event.data)));
      }),
  };
}

function bodyOf(target: TransferTarget): { readonly toNumber: string } | { readonly toAgentId: string } {
  return target.kind === 'number' ? { toNumber: target.number } : { toAgentId: target.agentId };
}

function factsFor(call: BrowserCall, me: string | undefined): CallFacts {
  const { state, rule, recordingId } = call.recording;
  const transfer = transferOf(call.transfer);
  return {
    callId: call.id,
    held: call.held ?? false,
    recording: { state, rule, ...(recordingId === undefined ? {} : { recordingId }) },
    parties: partiesFor(call, me),
    ...(transfer === undefined ? {} : { transfer }),
    ...(call.consultFor === undefined ? {} : { consultFor: call.consultFor }),
    ...(call.continuesAs === undefined ? {} : { continuesAs: call.continuesAs }),
  };
}

/** The record lists everybody but the agent whose call it is; to a colleague who was brought in, that one is the other. */
function partiesFor({ parties = [], agentId }: BrowserCall, me: string | undefined): readonly ConferenceParty[] {
  const isGuest = me !== undefined && me !== agentId && parties.some((party) => party.agentId === me);
  if (!isGuest) return parties.map((party): ConferenceParty => ({ ...party }));
  const host: ConferenceParty = { id: agentId, agentId, isHost: true, state: 'connected' };
  return [...parties.filter((party) => party.agentId !== me), host];
}

function transferOf(transfer: BrowserCall['transfer']): CallTransfer | undefined {
  if (transfer === undefined) return undefined;
  const { toNumber, toAgentId, ...rest } = transfer;
  const to: TransferTarget =
    toAgentId === undefined ? { kind: 'number', number: toNumber ?? '' } : { kind: 'agent', agentId: toAgentId };
  return { ...rest, to };
}
