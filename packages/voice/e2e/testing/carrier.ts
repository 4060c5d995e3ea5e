import type { Gateway, GatewayEvent, PlacedCall, Route } from '@dialora/voice-gateway';
import { createGateway, mintToken } from '@dialora/voice-gateway';
import type { FarEndBehaviour } from '@dialora/core/testing';
import type { Control } from './control.js';

const secret = 'a secret of the tests';

/** The real gateway with its far ends, and the hands that a page has on it. */
export interface Carrier {
  readonly gateway: Gateway;
  readonly events: GatewayEvent[];
  readonly control: Control;
}

/** `ringMs` is how long a far end that answers rings first. */
export function createCarrier({ ringMs }: { readonly ringMs?: number } = {}): Carrier {
  const events: GatewayEvent[] = [];
  const behaviours = new Map<string, FarEndBehaviour>();
  let placed: PlacedCall | undefined;
  let restore = (): void => undefined;

  function route(call: PlacedCall): Route {
    if (Object.keys(call.parameters).length === 0) return { kind: 'script', script: 'preflight' };
    placed = call;
    const behaviour = behaviours.get(call.parameters['call_id'] ?? '') ?? 'not-found';
    switch (behaviour) {
      case 'answers':
        return {
          kind: 'script',
          script: 'talk',
          ...(ringMs === undefined ? {} : { parameters: { RingMs: String(ringMs) } }),
        };
      case 'rings':
        return { kind: 'script', script: 'never-answers' };
      case 'never-answers':
        return { kind: 'script', script: 'never-answers', timeoutMs: 1_500 };
      case 'not-found':
        return { kind: 'script', script: 'unknown' };
      case 'busy':
      case 'declines':
        return { kind: 'script', script: behaviour };
    }
  }
  const gateway = createGateway({ secret, route, onEvent: (event) => events.push(event), tellEndReasons: true });
  const farLeg = () =>
    gateway
      .calls()
      .filter((leg) => leg.script !== undefined)
      .at(-1);

  return {
    gateway,
    events,
    control: {
      token: ({ kind, ttlSeconds, identity }) => ({
        token: mintToken(identity, {
          secret: kind === 'forged' ? 'another secret' : secret,
          ttlSeconds,
          ...(kind === 'expired' ? { issuedAt: Math.floor(Date.now() / 1000) - 7200 } : {}),
        }),
      }),
      callTo({ farEnd }) {
        const callId = `call_${behaviours.size + 1}`;
        behaviours.set(callId, farEnd);
        return { callId };
      },
      callIn({ number, callId, identity }) {
        gateway.dial({ identities: [identity], from: number, parameters: { call_id: callId, From: number } });
        return {};
      },
      far() {
        const media = farLeg()?.media;
        const level = media?.heardPeakRms ?? 0;
        return {
          over: media === undefined,
          hears: level > 0.005,
          digits: media?.digitsSent ?? '',
          level,
          now: media?.heardRms ?? 0,
        };
      },
      parameters: () => ({ parameters: { ...placed?.parameters } }),
      farHangUp() {
        const leg = farLeg();
        if (leg !== undefined) gateway.hangUp(leg.callSid);
        return {};
      },
      cut() {
        restore();
        restore = gateway.faults.refuseConnections();
        gateway.faults.dropSockets();
        return {};
      },
      restore() {
        restore();
        restore = () => undefined;
        return {};
      },
    },
  };
}
