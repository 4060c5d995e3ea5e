import type {
  CallControl,
  CallFacts,
  CallTransfer,
  Colleague,
  ConferenceParty,
  Loadable,
  Presence,
  PresenceService,
  Readable,
  TransferTarget,
} from '@dialora/core';
import { createStore, toProblem } from '@dialora/core';
import type { ApiClient } from '../client/client.js';
import type { EventStream } from '../events/event-stream.js';
import {
  addCallParty,
  cancelTransfer,
  completeTransfer,
  consultCall,
  endCall,
  holdCall,
  listColleagues,
  mergeCalls,
  removeCallParty,
  sendCallToVoicemail,
  setPresence,
  transferCall,
} from '../routes/call-control.js';
import { recordCall } from '../routes/recordings.js';
import type { WireBrowserCall } from '../schemas/calls.js';
import type { WirePresence } from '../schemas/events.js';
import { camelize, type Camelize } from '../wire/camelize.js';

type BrowserCall = Camelize<WireBrowserCall>;

/** The server's hands on calls, and what the event stream says of them. */
export function createCallControl(client: ApiClient, events: EventStream): CallControl {
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

function factsOf(call: BrowserCall): CallFacts {
  const { state, rule, recordingId } = call.recording;
  const transfer = transferOf(call.transfer);
  return {
    callId: call.id,
    held: call.held ?? false,
    recording: { state, rule, ...(recordingId === undefined ? {} : { recordingId }) },
    parties: (call.parties ?? []).map((party): ConferenceParty => ({ ...party })),
    ...(transfer === undefined ? {} : { transfer }),
  };
}

function transferOf(transfer: BrowserCall['transfer']): CallTransfer | undefined {
  if (transfer === undefined) return undefined;
  const { toNumber, toAgentId, ...rest } = transfer;
  const to: TransferTarget =
    toAgentId === undefined ? { kind: 'number', number: toNumber ?? '' } : { kind: 'agent', agentId: toAgentId };
  return { ...rest, to };
}

function presenceOf(presence: Camelize<WirePresence>): Presence {
  const { state, since, until, next } = presence;
  return {
    state,
    since: since === undefined ? 0 : Date.parse(since),
    ...(until === undefined ? {} : { until: Date.parse(until) }),
    ...(next === undefined ? {} : { next }),
  };
}

/** The agents of the account; asked for with the first listener, and kept as the event stream says. */
export function createColleagues(
  client: ApiClient,
  events: EventStream,
): Readable<Loadable<readonly Colleague[]>> & { reload(): Promise<void> } {
  const store = createStore<Loadable<readonly Colleague[]>>({ state: 'loading' });
  let listeners = 0;
  let stop = (): void => undefined;

  async function reload(): Promise<void> {
    try {
      const { data } = await client.send(listColleagues, {});
      store.set({ state: 'ready', value: data.map((one) => ({ ...one, presence: presenceOf(one.presence) })) });
    } catch (error) {
      store.set({ state: 'failed', problem: toProblem(error) });
    }
  }
  function follow(): void {
    void reload();
    stop = events.subscribe(
      (event) => {
        if (event.event !== 'presence.changed') return;
        const { agentId, ...rest } = camelize(event.data);
        const presence = presenceOf({ agentId, ...rest });
        store.update((now) =>
          now.state === 'ready'
            ? { ...now, value: now.value.map((one) => (one.id === agentId ? { ...one, presence } : one)) }
            : now,
        );
      },
      { onGap: () => void reload() },
    );
  }
  return {
    reload,
    get: () => store.get(),
    subscribe(listener) {
      if ((listeners += 1) === 1) follow();
      const undo = store.subscribe(listener);
      let on = true;
      return () => {
        undo();
        if (on && (listeners -= 1) === 0) stop();
        on = false;
      };
    },
  };
}

/** The presence of one agent out of those of the account. */
export function createPresence(
  client: ApiClient,
  colleagues: Readable<Loadable<readonly Colleague[]>> & { reload(): Promise<void> },
  agentId: string,
): PresenceService {
  const own = (): Presence | undefined => {
    const known = colleagues.get();
    return known.state === 'ready' ? known.value.find(({ id }) => id === agentId)?.presence : undefined;
  };
  return {
    get: own,
    subscribe: (listener) => {
      let last = own();
      return colleagues.subscribe(() => {
        const next = own();
        if (next === last) return;
        const previous = last;
        last = next;
        listener(next, previous);
      });
    },
    async set(state) {
      await client.send(setPresence, { body: { state } });
      await colleagues.reload();
    },
  };
}
