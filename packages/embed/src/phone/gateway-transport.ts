import type { CallService, VoiceToken } from '@dialora/api';
import { DialoraError, type LineState, type TransportEvent, type VoiceTransport } from '@dialora/core';
import {
  createTwilioTransport,
  keepAttendance,
  type TwilioTransport,
  type TwilioTransportOptions,
} from '@dialora/voice';

export interface GatewayTransport extends VoiceTransport {
  /** Loads what a take-over needs ahead of it. */
  prepare(): Promise<void>;
}

/**
 * A transport that learns from the first voice token where the carrier is: Twilio, or a local gateway. Pointing the
 * phone is configuration of the server and no page needs to know it.
 */
export function createGatewayTransport(
  calls: Pick<CallService, 'voiceToken' | 'noteDevice'>,
  options: Pick<TwilioTransportOptions, 'audio' | 'keepCallsOnPageHide' | 'receiving'> = {},
  create: typeof createTwilioTransport = createTwilioTransport,
): GatewayTransport {
  const listeners = new Set<(event: TransportEvent) => void>();
  let transport: TwilioTransport | undefined;
  let line: LineState = { state: 'off' };

  function tell(event: TransportEvent): void {
    if (event.type === 'line') line = event.line;
    for (const listener of [...listeners]) listener(event);
  }

  function point({ gateway }: VoiceToken): TwilioTransport {
    if (transport) return transport;
    transport = create({ ...options, ...(gateway === null ? {} : { gateway }) });
    transport.subscribe(tell);
    // The API learns from the gateway itself who can be rung, from Twilio it does not.
    if (gateway === null && options.receiving !== false) {
      const device = crypto.randomUUID();
      keepAttendance({ transport, tell: (registered) => calls.noteDevice(device, registered) });
    }
    return transport;
  }

  function started(): TwilioTransport {
    if (transport) return transport;
    throw new DialoraError({ kind: 'gateway-unreachable', detail: 'The line was not started.' });
  }

  return {
    get line() {
      return transport?.line ?? line;
    },
    async start(start) {
      let first: VoiceToken | undefined;
      if (!transport) {
        tell({ type: 'line', line: { state: 'connecting' } });
        try {
          first = await calls.voiceToken(start.signal === undefined ? {} : { signal: start.signal });
        } catch (error) {
          const problem = error instanceof DialoraError ? error.problem : { kind: 'unknown' as const };
          tell({ type: 'line', line: start.signal?.aborted ? { state: 'off' } : { state: 'failed', problem } });
          throw error;
        }
        start.signal?.throwIfAborted();
      }
      const pointed = first ? point(first) : started();
      return pointed.start({
        ...start,
        getToken(options) {
          // The token that told where the carrier is serves for the first registration.
          const token = first?.token;
          first = undefined;
          return token === undefined ? start.getToken(options) : Promise.resolve(token);
        },
      });
    },
    stop: async () => transport?.stop(),
    dial: async (callId, options) => started().dial(callId, options),
    resume: async (handover, options) => started().resume(handover, options),
    check: async (options) => started().check(options),
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    prepare: async () => point(await calls.voiceToken()).prepare(),
  };
}
