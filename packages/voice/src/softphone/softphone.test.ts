import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Call, MicrophoneState, Problem } from '@dialora/core';
import { DialoraError, createStore } from '@dialora/core';
import { createFakeCarrier, createFakeTransport, createManualClock } from '@dialora/core/testing';
import type { FakeLeg } from '@dialora/core/testing';
import type { PlacedCall } from './ports.js';
import { createSoftphone } from './softphone.js';

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const number = '+447700900123';

function bench(options: { carrier?: ReturnType<typeof createFakeCarrier>; plainNumbers?: boolean } = {}) {
  const clock = createManualClock();
  const transport = createFakeTransport(options.carrier === undefined ? {} : { carrier: options.carrier });
  const microphoneState = createStore<MicrophoneState>('granted');
  let microphoneProblem: Problem | undefined;
  let refusal: Problem | undefined;
  let held: Promise<void> | undefined;
  const placed: string[] = [];
  const rings: string[] = [];
  const phone = createSoftphone({
    transport,
    clock,
    getToken: async () => 'token',
    calls: {
      async place(request, { signal }) {
        placed.push(request.number);
        await held;
        signal?.throwIfAborted();
        if (refusal !== undefined) throw new DialoraError(refusal);
        const answer: PlacedCall = {
          callId: `call_${placed.length}`,
          localNumber: '+442079460958',
          recordingRule: 'announce',
        };
        return answer;
      },
    },
    identify: async (called) => (called === number ? { name: 'Amelia Hartwell', contactId: 'con_1' } : undefined),
    microphone: {
      get: () => microphoneState.get(),
      subscribe: (listener) => microphoneState.subscribe(listener),
      ensure: async () => microphoneProblem,
    },
    ringtone: { play: (kind) => rings.push(kind), stop: () => rings.push('stop') },
  });
  return {
    clock,
    transport,
    phone,
    placed,
    rings,
    microphoneState,
    call: (): Call => phone.get().calls.at(-1)!,
    leg: (): FakeLeg => transport.legs.at(-1)!,
    refuse: (problem: Problem | undefined) => (refusal = problem),
    denyMicrophone: (problem: Problem | undefined) => (microphoneProblem = problem),
    hold() {
      let release = (): void => undefined;
      held = new Promise((resolve) => (release = resolve));
      return release;
    },
  };
}

test('a call is shown as requested, dialled, ringing and connected only as each becomes true', async () => {
  const { phone, leg, transport } = bench();
  const phases: string[] = [];
  phone.subscribe(({ calls }) => {
    const phase = calls[0]?.phase;
    if (phase !== undefined && phases.at(-1) !== phase) phases.push(phase);
  });
  const outcome = await phone.dial({ number });
  assert.deepEqual(outcome, { kind: 'started', callId: 'call_1' });
  assert.deepEqual(transport.dialled, ['call_1']);
  leg().ring();
  leg().farAnswers();
  leg().mediaFlows();
  leg().farHangsUp();
  assert.deepEqual(phases, ['requesting', 'dialling', 'ringing-out', 'connecting-media', 'active', 'ended']);
});

test('a dialled call carries its caller id, its recording rule and the name behind the number', async () => {
  const { phone, call } = bench();
  await phone.dial({ number });
  await settle();
  assert.equal(call().localNumber, '+442079460958');
  assert.deepEqual(call().recording, { state: 'off', rule: 'announce' });
  assert.deepEqual(call().remote, { number, name: 'Amelia Hartwell', contactId: 'con_1' });
});

test('a refusal by the API fails with its decision, dials nothing and leaves no call', async () => {
  const { phone, refuse, transport } = bench();
  const problem: Problem = {
    kind: 'refused',
    decision: { outcome: 'refused', reasons: [], recording: 'not-needed' },
  };
  refuse(problem);
  assert.deepEqual(await phone.dial({ number }), { kind: 'failed', problem });
  assert.deepEqual(transport.dialled, []);
  assert.deepEqual(phone.get().calls, []);
});

test('without a microphone the API is not even asked', async () => {
  const { phone, denyMicrophone, placed } = bench();
  denyMicrophone({ kind: 'microphone-denied' });
  assert.deepEqual(await phone.dial({ number }), { kind: 'failed', problem: { kind: 'microphone-denied' } });
  assert.deepEqual(placed, []);
  assert.deepEqual(phone.get().calls, []);
});

test('a gateway that cannot be reached fails the call before the API is asked, and the line says so', async () => {
  const { phone, transport, placed } = bench();
  transport.failStart({ kind: 'gateway-unreachable' });
  const outcome = await phone.dial({ number });
  assert.deepEqual(outcome, { kind: 'failed', problem: { kind: 'gateway-unreachable' } });
  assert.deepEqual(placed, []);
  assert.equal(phone.get().line.state, 'failed');
});

test('a line that failed comes back by itself, with growing pauses', async () => {
  const { phone, transport, clock } = bench();
  transport.failStart({ kind: 'gateway-unreachable' });
  await assert.rejects(phone.start(), DialoraError);
  clock.advance(2_000);
  await settle();
  assert.equal(phone.get().line.state, 'failed');
  transport.failStart(undefined);
  clock.advance(3_999);
  await settle();
  assert.equal(phone.get().line.state, 'failed');
  clock.advance(1);
  await settle();
  assert.equal(phone.get().line.state, 'ready');
  assert.equal(clock.pending, 0);
});

test('a call that is asked for while the line comes back waits for it, and is placed then', async () => {
  const { phone, transport, placed } = bench();
  await phone.start();
  transport.setLine({ state: 'reconnecting' });
  const dialling = phone.dial({ number });
  await settle();
  assert.deepEqual(placed, []);
  transport.setLine({ state: 'ready' });
  assert.equal((await dialling).kind, 'started');
  assert.equal(placed.length, 1);
});

test('a line that does not come back fails the call in seconds, and nothing was placed', async () => {
  const { phone, transport, placed, clock } = bench();
  await phone.start();
  transport.setLine({ state: 'reconnecting' });
  const dialling = phone.dial({ number });
  await settle();
  clock.advance(8_000);
  const outcome = await dialling;
  assert.equal(outcome.kind === 'failed' ? outcome.problem.kind : '', 'gateway-unreachable');
  assert.deepEqual(placed, []);
  assert.deepEqual(phone.get().calls, []);
  assert.equal(clock.pending, 0);
});

test('a session that is over is not tried again', async () => {
  const { phone, transport, clock } = bench();
  transport.failStart({ kind: 'signed-out' });
  await assert.rejects(phone.start(), DialoraError);
  assert.equal(clock.pending, 0);
});

test('a phone that was stopped does not come back by itself', async () => {
  const { phone, transport, clock } = bench();
  transport.failStart({ kind: 'offline' });
  await assert.rejects(phone.start(), DialoraError);
  await phone.stop();
  transport.failStart(undefined);
  clock.advance(120_000);
  await settle();
  assert.equal(phone.get().line.state, 'off');
});

test('hanging up while the API is asked cancels the call: nothing is dialled', async () => {
  const { phone, hold, transport, call } = bench();
  const release = hold();
  const dialling = phone.dial({ number });
  await settle();
  const { id } = call();
  assert.match(id, /^local:/);
  await phone.hangUp(id);
  release();
  assert.deepEqual(await dialling, { kind: 'started', callId: id });
  assert.equal(call().end?.reason, 'cancelled');
  assert.deepEqual(transport.dialled, []);
});

test('an aborted dial rejects with the reason and leaves no call', async () => {
  const { phone, hold } = bench();
  const release = hold();
  const abort = new AbortController();
  const dialling = phone.dial({ number }, { signal: abort.signal });
  await settle();
  abort.abort(new Error('Never mind.'));
  release();
  await assert.rejects(dialling, /Never mind/);
  assert.deepEqual(phone.get().calls, []);
});

test('a hang-up by the id that a surface saw first still finds the call', async () => {
  const { phone, hold, call } = bench();
  const release = hold();
  const dialling = phone.dial({ number });
  await settle();
  const early = call().id;
  release();
  await dialling;
  assert.equal(call().id, 'call_1');
  await phone.hangUp(early);
  assert.equal(call().end?.reason, 'cancelled');
});

test('a second call is not placed while one is on', async () => {
  const { phone, placed } = bench();
  await phone.dial({ number });
  const outcome = await phone.dial({ number: '+12025550143' });
  assert.deepEqual(outcome, { kind: 'failed', problem: { kind: 'conflict', code: 'call_in_progress' } });
  assert.equal(placed.length, 1);
});

test('an extension is sent once the far end can hear it, after half a second', async () => {
  const { phone, leg } = bench();
  const sent: string[] = [];
  await phone.dial({ number, extension: '42' });
  leg().sendDigits = (digits) => {
    sent.push(digits);
    return Promise.resolve('42');
  };
  leg().farAnswers();
  assert.deepEqual(sent, []);
  leg().mediaFlows();
  assert.deepEqual(sent, ['w42']);
});

test('an incoming call rings with a name, and is silent as soon as it is answered', async () => {
  const { phone, transport, call, rings } = bench();
  await phone.start();
  transport.simulateIncoming({ remote: { number }, parameters: { call_id: 'call_in', To: '+442079460958' } });
  await settle();
  assert.equal(call().phase, 'ringing-in');
  assert.equal(call().id, 'call_in');
  assert.equal(call().localNumber, '+442079460958');
  assert.equal(call().remote.name, 'Amelia Hartwell');
  assert.deepEqual(rings, ['ring']);
  await phone.answer('call_in');
  assert.equal(call().phase, 'connecting-media');
  assert.deepEqual(rings, ['ring', 'stop']);
});

test('a call that cannot be heard is not answered: it goes on ringing and the problem is told', async () => {
  const { phone, transport, call, denyMicrophone } = bench();
  await phone.start();
  transport.simulateIncoming({ parameters: { call_id: 'call_in' } });
  denyMicrophone({ kind: 'microphone-denied' });
  await assert.rejects(phone.answer('call_in'), DialoraError);
  assert.equal(call().phase, 'ringing-in');
});

test('declining ends it as declined, and the ringing stops', async () => {
  const { phone, transport, call, rings } = bench();
  await phone.start();
  transport.simulateIncoming({ parameters: { call_id: 'call_in' } });
  await phone.decline('call_in');
  assert.equal(call().end?.reason, 'declined');
  assert.equal(rings.at(-1), 'stop');
});

test('a call that comes in during another one rings quietly, and answering it ends the first', async () => {
  const { phone, transport, leg, rings } = bench();
  await phone.dial({ number });
  const first = leg();
  first.farAnswers();
  transport.simulateIncoming({ parameters: { call_id: 'call_in' } });
  assert.deepEqual(rings, ['quiet']);
  await phone.answer('call_in');
  assert.equal(first.end?.reason, 'local');
  assert.deepEqual(
    phone.get().calls.map((each) => each.phase),
    ['ended', 'connecting-media'],
  );
});

test('a call that was handed over and comes back says from whom, and is still the call that was talked on', async () => {
  const { phone, transport, leg, call, clock } = bench();
  await phone.start();
  transport.simulateIncoming({ remote: { number }, parameters: { call_id: 'call_in', To: '+442079460958' } });
  await settle();
  await phone.answer('call_in');
  leg().finish({ reason: 'transferred' });
  const { createdAt, answeredAt, endedAt } = call();
  clock.advance(5_000);
  const parameters = { call_id: 'call_in', returned_from: 'Tomás Herrera' };
  transport.simulateIncoming({ remote: { number }, parameters });
  assert.equal(phone.get().calls.length, 1);
  assert.deepEqual(call().returnedFrom, { name: 'Tomás Herrera' });
  assert.deepEqual(call().remote, { number, name: 'Amelia Hartwell', contactId: 'con_1' }, 'known at once');
  assert.deepEqual([call().createdAt, call().localNumber], [createdAt, '+442079460958']);
  await phone.decline('call_in');
  assert.deepEqual([call().answeredAt, call().endedAt, call().end?.reason], [answeredAt, endedAt, 'declined']);
  assert.ok(call().wrapUp, 'its record waits');
  transport.simulateIncoming({ remote: { number }, parameters: { ...parameters, returned_from: '+12025550148' } });
  assert.deepEqual(call().returnedFrom, { number: '+12025550148' });
});

test('a carrier that rings the same call again shows it once', async () => {
  const { phone, transport, leg } = bench();
  await phone.start();
  transport.simulateIncoming({ parameters: { call_id: 'call_in' } });
  leg().finish({ reason: 'network' });
  transport.simulateIncoming({ parameters: { call_id: 'call_in' } });
  assert.deepEqual(
    phone.get().calls.map((each) => [each.id, each.phase]),
    [['call_in', 'ringing-in']],
  );
});

test('mute and digits show only as the line confirms them', async () => {
  const { phone, leg, call } = bench();
  await phone.dial({ number });
  leg().farAnswers();
  leg().mediaFlows();
  await phone.setMuted('call_1', true);
  assert.equal(call().muted, true);
  await phone.sendDigits('call_1', '12#');
  assert.equal(call().digits, '12#');
});

test('a command for an unknown call does nothing', async () => {
  const { phone } = bench();
  await phone.answer('nobody');
  await phone.hangUp('nobody');
  await phone.setMuted('nobody', true);
  await phone.sendDigits('nobody', '1');
  phone.dismiss('nobody');
  assert.deepEqual(phone.get().calls, []);
});

test('only an ended call can be dismissed, and old ones that nobody dismissed do not pile up', async () => {
  const { phone, leg } = bench();
  await phone.dial({ number });
  phone.dismiss('call_1');
  assert.equal(phone.get().calls.length, 1);
  leg().farHangsUp();
  phone.dismiss('call_1');
  assert.equal(phone.get().calls.length, 0);
  for (let index = 0; index < 40; index += 1) {
    await phone.dial({ number });
    leg().farHangsUp();
  }
  assert.ok(phone.get().calls.length <= 21);
});

test('a change of the microphone permission shows', () => {
  const { phone, microphoneState } = bench();
  microphoneState.set('denied');
  assert.equal(phone.get().microphone, 'denied');
});

test('an answered call moves to another phone, muted as it was', async () => {
  const carrier = createFakeCarrier();
  const here = bench({ carrier });
  const there = bench({ carrier });
  await here.phone.dial({ number });
  assert.deepEqual(here.phone.handovers.get(), []);
  here.leg().farAnswers();
  here.leg().mediaFlows();
  await here.phone.setMuted('call_1', true);
  const handed = here.phone.handovers.get();
  assert.equal(handed.length, 1);

  const moving = there.phone.adopt(here.phone.get().calls, handed);
  assert.equal(there.call().phase, 'reconnecting');
  await moving;
  there.leg().mediaFlows();
  assert.equal(there.call().phase, 'active');
  assert.equal(there.call().id, 'call_1');
  assert.equal(there.leg().muted, true);
  assert.equal(here.call().end?.reason, 'elsewhere');
  assert.deepEqual(here.phone.handovers.get(), []);
});

test('a call without a token cannot be had: it ends as a network problem, and ended ones stay to be dismissed', async () => {
  const here = bench();
  const there = bench();
  await here.phone.dial({ number });
  here.leg().farHangsUp();
  await here.phone.dial({ number });
  here.leg().ring();
  await there.phone.adopt(here.phone.get().calls, []);
  assert.deepEqual(
    there.phone.get().calls.map((each) => [each.id, each.end?.reason]),
    [
      ['call_1', 'cancelled'],
      ['call_2', 'network'],
    ],
  );
});

test('disposing leaves no timer and no listener', async () => {
  const { phone, transport, clock } = bench();
  transport.failStart({ kind: 'offline' });
  await assert.rejects(phone.start(), DialoraError);
  await phone.dispose();
  assert.equal(clock.pending, 0);
  transport.setLine({ state: 'ready' });
  assert.equal(phone.get().line.state, 'off');
});
