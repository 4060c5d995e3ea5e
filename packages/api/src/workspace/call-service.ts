import { DialoraError } from '@dialora/core';
import type { ApiClient } from '../client/client.js';
import { createCall, getCall } from '../routes/calls.js';
import { noteVoiceDevice } from '../routes/call-control.js';
import { createVoiceToken } from '../routes/session.js';
import type { WireBrowserCall } from '../schemas/calls.js';
import type { WireVoiceToken } from '../schemas/voice.js';
import type { Camelize } from '../wire/camelize.js';

export type BrowserCall = Camelize<WireBrowserCall>;
export type VoiceToken = Camelize<WireVoiceToken>;

export interface PlaceCall {
  /** E.164. */
  readonly number: string;
  readonly contactId?: string;
  /** One of the verified caller ids; the server's default when absent. */
  readonly from?: string;
  /** Digits to send once answered. */
  readonly extension?: string;
}

interface Options {
  readonly signal?: AbortSignal;
}

/** What a softphone needs of the API. Every method rejects with a `DialoraError`. */
export interface CallService {
  /** Asks to place a call; a `refused` problem carries the decision. The same `idempotencyKey` never dials twice. */
  place(request: PlaceCall, options?: Options & { readonly idempotencyKey?: string }): Promise<BrowserCall>;
  /** The record of a browser call, for an incoming leg that carries its id. */
  get(callId: string, options?: Options): Promise<BrowserCall>;
  /** An access token for the carrier and where the carrier is. */
  voiceToken(options?: Options): Promise<VoiceToken>;
  /** Says whether a device of the signed-in agent can be rung; only where the carrier does not tell the API itself. */
  noteDevice(deviceId: string, registered: boolean, options?: Options): Promise<void>;
}

export function createCallService(client: ApiClient): CallService {
  return {
    async place({ number, contactId, from, extension }, options = {}) {
      const { data } = await client.send(createCall, {
        body: {
          kind: 'browser',
          toNumber: number,
          ...(from === undefined ? {} : { fromNumber: from }),
          ...(contactId === undefined ? {} : { contactId }),
          ...(extension === undefined ? {} : { extension }),
        },
        ...options,
      });
      return browserCall(data);
    },
    async get(callId, options = {}) {
      const { data } = await client.send(getCall, { params: { id: callId }, ...options });
      return browserCall(data);
    },
    async voiceToken(options = {}) {
      const { data } = await client.send(createVoiceToken, options);
      return data;
    },
    async noteDevice(deviceId, registered, options = {}) {
      await client.send(noteVoiceDevice, { params: { id: deviceId }, body: { registered }, ...options });
    },
  };
}

function browserCall(call: BrowserCall | { readonly kind?: 'agent' }): BrowserCall {
  if (call.kind === 'browser') return call;
  throw new DialoraError({ kind: 'server-error', code: 'unexpected_answer', detail: 'the call is not a browser call' });
}
