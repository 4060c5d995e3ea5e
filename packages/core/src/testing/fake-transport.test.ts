import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FarEndBehaviour, TransportWorld } from './contract/index.js';
import { voiceTransportContract } from './contract/index.js';
import type { FakeLeg } from './fake-leg.js';
import type { FakeTransport } from './fake-transport.js';
import { createFakeCarrier, createFakeTransport } from './fake-transport.js';
import { DialoraError } from '../problem/problem.js';

/** Plays the carrier by hand, so that the fake shows what the contract asks of a real one. */
function openWorld(): TransportWorld {
  const carrier = createFakeCarrier();
  const behaviours = new Map<string, FarEndBehaviour>();
  const devices: FakeTransport[] = [];
  let tokens = 0;
  let tokenKind: 'good' | 'expired' | 'forged' = 'good';
  let dialled: { leg: FakeLeg; callId: string } | undefined;
  let short = false;
  let connected = true;

  function device(): FakeTransport {
    const transport = createFakeTransport({
      carrier,
      onDial(leg, callId) {
        dialled = { leg, callId };
        setTimeout(() => play(leg, behaviours.get(callId) ?? 'not-found'), 5);
      },
    });
    devices.push(transport);
    return transport;
  }
  function play(leg: FakeLeg, behaviour: FarEndBehaviour): void {
    if (behaviour === 'busy') leg.finish({ reason: 'busy' });
    else if (behaviour === 'not-found') leg.finish({ reason: 'not-found' });
    else leg.ring();
    if (behaviour === 'declines') leg.finish({ reason: 'declined' });
    if (behaviour === 'never-answers') setTimeout(() => leg.finish({ reason: 'no-answer' }), 10);
    if (behaviour === 'answers') leg.farAnswers();
  }
  const transport = device();
  const legs = (): FakeLeg[] => devices.flatMap((each) => each.legs);
  const newest = (): FakeLeg | undefined =>
    legs()
      .filter((leg) => leg.state !== 'ended')
      .at(-1);
  // Audio flows on every answered leg, as it does on a real line.
  const flowing = setInterval(() => {
    for (const leg of legs()) if (connected) leg.mediaFlows();
  }, 5);

  return {
    transport,
    async getToken() {
      await Promise.resolve();
      tokens += 1;
      if (tokenKind !== 'good') transport.failStart({ kind: 'signed-out' });
      else transport.failStart(connected ? undefined : { kind: 'gateway-unreachable' });
      if (short && tokens === 1) setTimeout(() => void transport.renewToken(), 5);
      return 'token';
    },
    far: {
      hangUp: async () => newest()?.farHangsUp(),
      parameters: async () => ({ call_id: dialled?.callId ?? '' }),
      digits: async () => newest()?.digits ?? '',
      hears: async () =>
        newest()?.state === 'answered' && newest()?.muted === false && newest()?.focused === true && connected,
      isOver: async () => newest() === undefined,
    },
    async callTo(behaviour) {
      const callId = `call_${behaviours.size + 1}`;
      behaviours.set(callId, behaviour);
      return callId;
    },
    async callIn({ number, callId }) {
      const rung = devices.map((each) =>
        each.simulateIncoming({ remote: { number }, parameters: { call_id: callId } }),
      );
      for (const leg of rung) {
        leg.subscribe((event) => {
          if (event.type !== 'answered') return;
          for (const other of rung) if (other !== leg) other.finish({ reason: 'elsewhere' });
        });
      }
    },
    useTokens(kind) {
      tokenKind = kind;
    },
    tokensFetched: () => tokens,
    shortenTokens() {
      short = true;
    },
    async cutSignalling() {
      connected = false;
      if (transport.line.state === 'ready') transport.setLine({ state: 'reconnecting' });
      for (const leg of legs()) leg.loseConnection();
      return async () => {
        connected = true;
        if (transport.line.state === 'reconnecting') transport.setLine({ state: 'ready' });
        for (const leg of legs()) leg.regainConnection();
      };
    },
    async anotherDevice() {
      const other = device();
      await other.start({ getToken: async () => 'token' });
      return other;
    },
    async close() {
      clearInterval(flowing);
      for (const each of devices) await each.stop();
    },
  };
}

voiceTransportContract({ test, harness: { open: async () => openWorld() } });

test('a failed dial rejects once and leaves the line ready', async () => {
  const transport = createFakeTransport();
  await transport.start({ getToken: async () => 'token' });
  transport.failNextDial({ kind: 'conflict' });
  await assert.rejects(transport.dial('call_1'), DialoraError);
  await transport.dial('call_2');
  assert.deepEqual(transport.dialled, ['call_2']);
});
