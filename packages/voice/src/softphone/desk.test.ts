import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Problem } from '@dialora/core';
import { DialoraError, activeCall } from '@dialora/core';
import { createFakeTransport, createManualClock } from '@dialora/core/testing';
import type { CallControl, CallFacts } from './ports.js';
import { createSoftphone } from './softphone.js';

function bench() {
  const transport = createFakeTransport();
  const asked: string[] = [];
  const listeners = new Set<(facts: CallFacts) => void>();
  let problem: Problem | undefined;
  let placed = 0;
  let during = (): void => undefined;
  const facts = (callId: string, more: Partial<CallFacts> = {}): CallFacts => ({
    callId,
    held: false,
    recording: { state: 'off', rule: 'announce' },
    parties: [],
    ...more,
  });
  async function ask(what: string, answer: CallFacts): Promise<CallFacts> {
    asked.push(what);
    during();
    await Promise.resolve();
    if (problem !== undefined) throw new DialoraError(problem);
    return answer;
  }
  const control: CallControl = {
    setHeld: (id, held) => ask(`${held ? 'hold' : 'resume'} ${id}`, facts(id, { held })),
    merge: (id, other) => ask(`merge ${id} ${other}`, facts(id)),
    addParty: (id) => ask(`add ${id}`, facts(id)),
    removeParty: (id, party) => ask(`remove ${id} ${party}`, facts(id)),
    end: (id) => ask(`end ${id}`, facts(id)),
    transfer: (id) => ask(`transfer ${id}`, facts(id)),
    async consult(id) {
      await ask(`consult ${id}`, facts(id));
      placed += 1;
      return { callId: `call_${placed}` };
    },
    completeTransfer: (id) => ask(`complete ${id}`, facts(id)),
    cancelTransfer: (id) => ask(`cancel ${id}`, facts(id, { held: true })),
    record: (id, action) =>
      ask(`record ${id} ${action}`, facts(id, { recording: { state: 'announcing', rule: 'announce' } })),
    sendToVoicemail: (id) => ask(`voicemail ${id}`, facts(id)),
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  const phone = createSoftphone({
    transport,
    control,
    clock: createManualClock(),
    getToken: () => Promise.resolve('token'),
    identify: (number) =>
      number === '+12025550147' ? { number, name: 'Dana Whitfield', contactId: 'con_dana' } : undefined,
    calls: {
      place: async () => {
        placed += 1;
        return { callId: `call_${placed}` };
      },
    },
  });
  return {
    phone,
    transport,
    asked,
    facts,
    push: (next: CallFacts) => {
      for (const listener of [...listeners]) listener(next);
    },
    fail: (next: Problem | undefined) => (problem = next),
    meanwhile: (run: () => void) => (during = run),
    call: (id: string) => phone.get().calls.find((call) => call.id === id),
    phases: () => phone.get().calls.map((call) => call.phase),
    async talk() {
      await phone.dial({ number: '+442079460018' });
      const leg = transport.legs.at(-1)!;
      leg.farAnswers();
      leg.mediaFlows();
      return leg;
    },
  };
}

test('hold shows only once the server said so, and the leg is silent', async () => {
  const { phone, call, talk, asked } = bench();
  const leg = await talk();
  const holding = phone.setHeld('call_1', true);
  assert.equal(call('call_1')?.phase, 'active');
  await holding;
  assert.deepEqual([call('call_1')?.phase, leg.focused], ['held', false]);
  await phone.setHeld('call_1', false);
  assert.deepEqual([call('call_1')?.phase, leg.focused], ['active', true]);
  assert.deepEqual(asked, ['hold call_1', 'resume call_1']);
});

test('a refused hold rejects, and nothing changes', async () => {
  const { phone, call, talk, fail } = bench();
  const leg = await talk();
  fail({ kind: 'conflict' });
  await assert.rejects(phone.setHeld('call_1', true), DialoraError);
  assert.deepEqual([call('call_1')?.phase, leg.focused], ['active', true]);
});

test('answering a second call holds the first; swapping goes back and forth; one ends and the other stays', async () => {
  const { phone, transport, phases, talk } = bench();
  await talk();
  const second = transport.simulateIncoming({ parameters: { call_id: 'call_in' } });
  await phone.answer('call_in');
  second.mediaFlows();
  assert.deepEqual(phases(), ['held', 'active']);
  await phone.swapTo('call_1');
  assert.deepEqual(phases(), ['active', 'held']);
  assert.equal(second.focused, false);
  await phone.swapTo('call_in');
  assert.equal(activeCall(phone.get().calls)?.id, 'call_in');
  second.farHangsUp();
  assert.deepEqual(phases(), ['held', 'ended']);
  await phone.swapTo('call_1');
  assert.deepEqual(phases(), ['active', 'ended']);
});

test('when the API is down a second call can be answered all the same, and the first is silent', async () => {
  const { phone, transport, phases, talk, fail } = bench();
  const first = await talk();
  transport.simulateIncoming({ parameters: { call_id: 'call_in' } }).mediaFlows();
  fail({ kind: 'api-unreachable' });
  await phone.answer('call_in');
  assert.deepEqual(phases(), ['held', 'connecting-media']);
  assert.equal(first.focused, false);
});

test('merging ends the other call as merged, also when the line is faster than the answer', async () => {
  const { phone, transport, call, talk, meanwhile } = bench();
  await talk();
  const second = await talk();
  meanwhile(() => transport.legs.at(-1)?.farHangsUp());
  await phone.merge('call_1', 'call_2');
  assert.equal(call('call_2')?.end?.reason, 'merged');
  assert.equal(second.state, 'ended');
  assert.equal(transport.legs[0]?.focused, true);
});

test('a cold transfer ends the call as transferred; one that is refused leaves it, and a later hang-up is remote', async () => {
  const { phone, transport, call, talk, meanwhile, fail } = bench();
  await talk();
  const target = { kind: 'agent', agentId: 'agt_2' } as const;
  fail({ kind: 'not-found' });
  await assert.rejects(phone.transfer('call_1', target), DialoraError);
  assert.equal(call('call_1')?.phase, 'active');
  fail(undefined);
  meanwhile(() => transport.legs[0]?.farHangsUp());
  await phone.transfer('call_1', target);
  assert.equal(call('call_1')?.end?.reason, 'transferred');
});

test('asking first holds the caller; cancelling, whatever became of it, goes back in one step', async () => {
  const { phone, transport, call, phases, talk } = bench();
  await talk();
  const target = { kind: 'number', number: '+12025550143', name: 'Sam' } as const;
  const outcome = await phone.consult('call_1', target);
  assert.deepEqual(outcome, { kind: 'started', callId: 'call_2' });
  assert.deepEqual([call('call_2')?.consultFor, call('call_2')?.remote.name], ['call_1', 'Sam']);
  assert.equal(call('call_1')?.transfer?.state, 'ringing');
  assert.deepEqual(phases(), ['held', 'dialling']);
  await phone.cancelTransfer('call_1');
  assert.deepEqual(phases(), ['active', 'ended']);

  await phone.consult('call_1', target);
  transport.legs.at(-1)?.finish({ reason: 'busy' });
  await phone.cancelTransfer('call_1');
  assert.deepEqual([call('call_1')?.phase, call('call_1')?.transfer], ['active', undefined]);
});

test('a completed transfer ends both calls as transferred', async () => {
  const { phone, transport, call, talk, meanwhile } = bench();
  await talk();
  await phone.consult('call_1', { kind: 'agent', agentId: 'agt_2' });
  transport.legs.at(-1)?.farAnswers();
  meanwhile(() => transport.legs.forEach((leg) => leg.farHangsUp()));
  await phone.completeTransfer('call_1');
  assert.deepEqual(
    ['call_1', 'call_2'].map((id) => call(id)?.end?.reason),
    ['transferred', 'transferred'],
  );
});

test('who is asked has the call once it is handed over: the customer is shown, and commands go to the customer’s call', async () => {
  const { phone, transport, call, asked, facts, push } = bench();
  const leg = transport.simulateIncoming({
    parameters: { call_id: 'call_question' },
    remote: { name: 'Maya Lindqvist' },
  });
  await phone.answer('call_question');
  leg.mediaFlows();
  push(
    facts('call_question', {
      consultFor: 'call_caller',
      parties: [{ id: 'leg_2', agentId: 'agt_2', state: 'connected' }],
    }),
  );
  assert.deepEqual(
    [call('call_question')?.consultFor, call('call_question')?.remote.name],
    ['call_caller', 'Maya Lindqvist'],
  );
  push(facts('call_question', { consultFor: 'call_caller', continuesAs: 'call_caller' }));
  push(facts('call_caller', { parties: [{ id: 'leg_1', number: '+12025550147', state: 'connected' }] }));
  assert.equal(call('call_question'), undefined);
  assert.deepEqual([call('call_caller')?.phase, call('call_caller')?.consultFor], ['active', undefined]);
  assert.equal(call('call_caller')?.remote.number, '+12025550147');
  await phone.setHeld('call_caller', true);
  assert.deepEqual(call('call_caller')?.remote, {
    number: '+12025550147',
    name: 'Dana Whitfield',
    contactId: 'con_dana',
  });
  assert.deepEqual(asked, ['hold call_caller']);
  leg.farHangsUp();
  assert.equal(call('call_caller')?.end?.reason, 'remote');
});

test('who asked keeps both calls as they were until the line ends them', async () => {
  const { phone, transport, call, talk, facts, push, meanwhile } = bench();
  await talk();
  await phone.consult('call_1', { kind: 'agent', agentId: 'agt_2' });
  transport.legs.at(-1)?.farAnswers();
  meanwhile(() => push(facts('call_2', { consultFor: 'call_1', continuesAs: 'call_1' })));
  await phone.completeTransfer('call_1');
  assert.deepEqual(
    phone.get().calls.map(({ id }) => id),
    ['call_1', 'call_2'],
  );
  transport.legs.forEach((leg) => leg.farHangsUp());
  assert.deepEqual([call('call_1')?.end?.reason, call('call_2')?.end?.reason], ['transferred', 'transferred']);
});

test('recording follows what the server says, and ends with the call', async () => {
  const { phone, transport, call, talk, facts, push } = bench();
  await talk();
  await phone.record('call_1', 'start');
  assert.equal(call('call_1')?.recording.state, 'announcing');
  push(facts('call_1', { recording: { state: 'on', rule: 'announce' } }));
  assert.equal(call('call_1')?.recording.state, 'on');
  transport.legs[0]?.farHangsUp();
  assert.equal(call('call_1')?.recording.state, 'off');
  push(facts('call_1', { recording: { state: 'on', rule: 'announce' } }));
  assert.equal(call('call_1')?.recording.state, 'off');
});

test('a caller who is sent to the voicemail stops ringing here as that', async () => {
  const { phone, transport, call } = bench();
  await phone.start();
  const leg = transport.simulateIncoming({ parameters: { call_id: 'call_in' } });
  const sending = phone.sendToVoicemail('call_in');
  leg.farHangsUp();
  await sending;
  assert.equal(call('call_in')?.end?.reason, 'voicemail');
});

test('the others of a conference show as the server lists them', async () => {
  const { call, talk, facts, push } = bench();
  await talk();
  const parties = [
    { id: 'p1', number: '+442079460018', state: 'connected' },
    { id: 'p2', agentId: 'agt_2', state: 'ringing' },
  ] as const;
  push(facts('call_1', { parties }));
  assert.deepEqual(call('call_1')?.parties, parties);
  push(facts('call_1', { parties: parties.slice(0, 1) }));
  assert.equal(call('call_1')?.parties, undefined);
});
