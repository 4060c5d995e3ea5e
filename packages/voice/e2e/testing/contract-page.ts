import type { TransportHarness } from '@dialora/core/testing';
import { runTransportScenario } from '@dialora/core/testing';
import { createTwilioTransport } from '@dialora/voice/twilio';
import { ask } from './control.js';

const gateway = new URL(location.href).searchParams.get('gateway') ?? undefined;
const identity = 'agent.1';

/** The Twilio transport against the real gateway, as the contract suite wants to see it. */
const harness: TransportHarness = {
  async open() {
    let kind: 'good' | 'expired' | 'forged' = 'good';
    let ttlSeconds = 3600;
    let fetched = 0;
    const newTransport = () => createTwilioTransport({ gateway, timeoutMs: 6_000, tokenRefreshMs: 2_000 });
    const transports = [newTransport()];
    const [transport] = transports as [ReturnType<typeof newTransport>];
    return {
      transport,
      async getToken() {
        fetched += 1;
        return (await ask('token', { kind, ttlSeconds, identity })).token;
      },
      far: {
        async hangUp() {
          await ask('farHangUp');
        },
        parameters: async () => (await ask('parameters')).parameters,
        digits: async () => (await ask('far')).digits,
        hears: async () => (await ask('far')).hears,
        isOver: async () => (await ask('far')).over,
      },
      callTo: async (farEnd) => (await ask('callTo', { farEnd })).callId,
      async callIn(call) {
        await ask('callIn', { ...call, identity });
      },
      useTokens(next) {
        kind = next;
      },
      tokensFetched: () => fetched,
      shortenTokens() {
        ttlSeconds = 4;
      },
      async cutSignalling() {
        await ask('cut');
        return async () => {
          await ask('restore');
        };
      },
      async anotherDevice() {
        const other = newTransport();
        transports.push(other);
        await other.start({
          getToken: async () => (await ask('token', { kind: 'good', ttlSeconds: 3600, identity })).token,
        });
        return other;
      },
      async close() {
        for (const each of transports) await each.stop();
        await ask('restore');
      },
    };
  },
};

declare global {
  interface Window {
    runScenario(name: string): Promise<void>;
  }
}
window.runScenario = (name) => runTransportScenario(harness, name);
document.documentElement.dataset['ready'] = 'yes';
