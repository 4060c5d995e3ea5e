import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { step } from './machine.js';
import type { CallEffect, CallInput, CallState } from './state.js';
import { newCall } from './state.js';

function run(...inputs: readonly CallInput[]) {
  let state: CallState = newCall;
  const effects: CallEffect[] = [];
  inputs.forEach((input, index) => {
    const next = step(state, input, 1000 + index);
    state = next.state;
    effects.push(...next.effects);
  });
  return { state, effects, told: effects.flatMap(describe), reasons: reasonsOf(state) };
}

/** Effects but timers, in short. */
function describe(effect: CallEffect): readonly string[] {
  switch (effect.type) {
    case 'start-timer':
    case 'stop-timer':
      return [];
    case 'fall-back':
      return [`fall back ${effect.attempt}`];
    case 'call-over':
      return ['over'];
    case 'end-leg':
      return [`end ${effect.sid} ${effect.reason}`];
    case 'connect':
    case 'set-held':
    case 'tell-answered':
    case 'tell-ringing':
      return [`${effect.type} ${effect.sid}`];
  }
}

function reasonsOf(state: CallState): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(state.legs.map((leg) => [leg.sid, leg.reason]));
}

const caller: CallInput = { type: 'caller-joined', sid: 'A' };
const ring = (...sids: string[]): CallInput => ({ type: 'attempt', attempt: 1, sids, noAnswerMs: 30_000 });
const talking = [caller, ring('B'), { type: 'ringing', sid: 'B' }, { type: 'answered', sid: 'B' }] as const;

test('a call rings, is answered and ends for both when one hangs up', () => {
  const { told, reasons } = run(...talking, { type: 'left', sid: 'A' });
  assert.deepEqual(told, [
    'tell-ringing A',
    'connect B',
    'tell-answered A',
    'connect A',
    'end A completed',
    'end B completed',
    'over',
  ]);
  assert.deepEqual(reasons, { A: 'completed', B: 'completed' });
});

test('times are kept for each leg', () => {
  const { state } = run(...talking);
  assert.deepEqual(
    state.legs.map(({ sid, startedAt, ringingAt, answeredAt }) => [sid, startedAt, ringingAt, answeredAt]),
    [
      ['A', 1000, 1002, 1003],
      ['B', 1001, 1002, 1003],
    ],
  );
});

test('the first to answer ends the ringing of the others', () => {
  const { told } = run(caller, ring('B', 'C', 'D'), { type: 'ringing', sid: 'B' }, { type: 'answered', sid: 'C' });
  assert.deepEqual(told, [
    'tell-ringing A',
    'end B answered-elsewhere',
    'end D answered-elsewhere',
    'connect C',
    'tell-answered A',
    'connect A',
  ]);
});

test('an answer that comes too late changes nothing', () => {
  const before = run(caller, ring('B', 'C'), { type: 'answered', sid: 'C' });
  assert.deepEqual(
    run(caller, ring('B', 'C'), { type: 'answered', sid: 'C' }, { type: 'answered', sid: 'B' }).told,
    before.told,
  );
});

test('when all decline, the caller hears the most telling reason', () => {
  const { reasons } = run(
    caller,
    ring('B', 'C'),
    { type: 'failed', sid: 'B', reason: 'not-found' },
    { type: 'failed', sid: 'C', reason: 'declined' },
  );
  assert.deepEqual(reasons, { A: 'declined', B: 'not-found', C: 'declined' });
});

test('nobody answers: the ringing stops and the caller learns it', () => {
  const { reasons, effects } = run(caller, ring('B'), { type: 'ringing', sid: 'B' }, { type: 'no-answer', attempt: 1 });
  assert.deepEqual(reasons, { A: 'no-answer', B: 'no-answer' });
  assert.deepEqual(
    effects.filter((effect) => effect.type === 'start-timer'),
    [{ type: 'start-timer', timer: 'no-answer:1', ms: 30_000, then: { type: 'no-answer', attempt: 1 } }],
  );
});

test('a time-out after the answer is nothing', () => {
  assert.equal(run(...talking, { type: 'no-answer', attempt: 1 }).state.ended, false);
});

test('a caller who gives up is canceled, and so is whoever was rung', () => {
  const { reasons } = run(caller, ring('B', 'C'), { type: 'ringing', sid: 'B' }, { type: 'left', sid: 'A' });
  assert.deepEqual(reasons, { A: 'canceled', B: 'canceled', C: 'canceled' });
});

test('a refused call ends with the reason', () => {
  assert.deepEqual(run(caller, { type: 'refused', reason: 'forbidden' }).reasons, { A: 'forbidden' });
});

test('a third party that cannot be reached does not end the conversation of two', () => {
  const third = [{ type: 'attempt', attempt: 2, sids: ['C'], noAnswerMs: 1 }] as const;
  assert.equal(run(...talking, ...third, { type: 'failed', sid: 'C', reason: 'busy' }).state.ended, false);
  assert.equal(run(...talking, { type: 'refused', reason: 'not-found' }).state.ended, false);
});

test('of three, one may leave; of two, neither', () => {
  const three = [
    ...talking,
    { type: 'attempt', attempt: 2, sids: ['C'], noAnswerMs: 1 },
    { type: 'answered', sid: 'C' },
  ] as const;
  const two = run(...three, { type: 'left', sid: 'A' });
  assert.equal(two.state.ended, false);
  assert.deepEqual(run(...three, { type: 'left', sid: 'A' }, { type: 'left', sid: 'B' }).reasons, {
    A: 'completed',
    B: 'completed',
    C: 'completed',
  });
});

test('a transfer keeps the one who stays, and ends with the reason when nobody takes it', () => {
  const transfer = [
    ...talking,
    { type: 'attempt', attempt: 2, sids: ['C'], noAnswerMs: 1 },
    { type: 'left', sid: 'A', reason: 'transferred' },
  ] as const;
  assert.equal(run(...transfer).state.ended, false);
  assert.deepEqual(run(...transfer, { type: 'no-answer', attempt: 2 }).reasons, {
    A: 'transferred',
    B: 'completed',
    C: 'no-answer',
  });
});

test('a lost socket starts the grace; coming back in time saves the call, not coming ends it', () => {
  const lost = [...talking, { type: 'detached', sid: 'A', graceMs: 10_000 }] as const;
  assert.equal(run(...lost).state.legs[0]?.attached, false);
  assert.equal(run(...lost, { type: 'attached', sid: 'A' }, { type: 'grace-over', sid: 'A' }).state.ended, false);
  assert.deepEqual(run(...lost, { type: 'grace-over', sid: 'A' }).reasons, { A: 'network', B: 'completed' });
});

test('only who was answered can be held, and only once', () => {
  const hold: CallInput = { type: 'held', sid: 'B', held: true };
  assert.deepEqual(run(caller, ring('B'), hold).told, []);
  assert.deepEqual(run(...talking, hold, hold).told.slice(-1), ['set-held B']);
  assert.equal(run(...talking, hold, hold).told.filter((told) => told === 'set-held B').length, 1);
});

test('a caller that is a machine of ours is there from the beginning', () => {
  const { told, reasons } = run(
    { type: 'caller-joined', sid: 'A', answered: true },
    ring('B'),
    { type: 'ringing', sid: 'B' },
    { type: 'failed', sid: 'B', reason: 'declined' },
  );
  assert.deepEqual(told, ['connect A', 'end B declined', 'end A completed', 'over']);
  assert.deepEqual(reasons, { A: 'completed', B: 'declined' });
});

// Random calls.

const sid = fc.constantFrom('A', 'B', 'C', 'D', 'E');
const reason = fc.constantFrom('busy', 'declined', 'failed', 'not-found', 'network', 'transferred' as const);
const input: fc.Arbitrary<CallInput> = fc.oneof(
  fc.record({ type: fc.constant('ringing' as const), sid }),
  fc.record({ type: fc.constant('answered' as const), sid }),
  fc.record({ type: fc.constant('failed' as const), sid, reason }),
  fc.record({ type: fc.constant('left' as const), sid }),
  fc.record({ type: fc.constant('no-answer' as const), attempt: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ type: fc.constant('detached' as const), sid, graceMs: fc.constant(10_000) }),
  fc.record({ type: fc.constant('attached' as const), sid }),
  fc.record({ type: fc.constant('grace-over' as const), sid }),
  fc.record({ type: fc.constant('held' as const), sid, held: fc.boolean() }),
  fc.record({
    type: fc.constant('attempt' as const),
    attempt: fc.integer({ min: 2, max: 3 }),
    sids: fc.uniqueArray(sid, { minLength: 1, maxLength: 2 }),
    noAnswerMs: fc.constant(1000),
  }),
  fc.record({ type: fc.constant('refused' as const), reason }),
  fc.record({ type: fc.constant('end' as const), reason: fc.constant('shutdown' as const) }),
);
const story = fc.array(input, { maxLength: 40 });

function follow(inputs: readonly CallInput[], check: (state: CallState, effects: readonly CallEffect[]) => void): void {
  let state = step(step(newCall, caller, 0).state, ring('B', 'C'), 1).state;
  inputs.forEach((next, index) => {
    const result = step(state, next, index + 2);
    state = result.state;
    check(state, result.effects);
  });
}

test('property: every leg is ended once at most, and in the end each', () => {
  fc.assert(
    fc.property(story, (inputs) => {
      const ended: string[] = [];
      follow([...inputs, { type: 'end', reason: 'shutdown' }], (_state, effects) => {
        for (const effect of effects) if (effect.type === 'end-leg') ended.push(effect.sid);
      });
      assert.equal(new Set(ended).size, ended.length);
      follow([...inputs, { type: 'end', reason: 'shutdown' }], (state) => {
        if (state.ended) assert.ok(state.legs.every((leg) => leg.phase === 'ended' && leg.reason !== undefined));
      });
    }),
  );
});

test('property: a call goes on only while it makes sense', () => {
  fc.assert(
    fc.property(story, (inputs) =>
      follow(inputs, (state) => {
        if (state.ended) return;
        const live = state.legs.filter((leg) => leg.phase !== 'ended');
        assert.ok(live.length >= 2, JSON.stringify(live));
        const answered = live.filter((leg) => leg.phase === 'answered').length;
        assert.ok(answered !== 1 || live.some((leg) => leg.role === 'callee' && leg.phase !== 'answered'));
      }),
    ),
  );
});

test('property: of one attempt at most one is talking at the moment of an answer, and none rings on', () => {
  fc.assert(
    fc.property(story, (inputs) =>
      follow(inputs, (state) => {
        for (const attempt of [1, 2, 3]) {
          const legs = state.legs.filter((leg) => leg.attempt === attempt);
          if (!legs.some((leg) => leg.phase === 'answered')) continue;
          // A later attempt of the same number adds new legs; the story may do that, the switchboard does not.
          if (inputs.filter((one) => one.type === 'attempt' && one.attempt === attempt).length > 1) continue;
          assert.equal(legs.filter((leg) => leg.phase === 'answered').length, 1);
          assert.ok(legs.every((leg) => leg.phase === 'answered' || leg.phase === 'ended'));
        }
      }),
    ),
  );
});

test('property: every timer that may fire belongs to something that still waits', () => {
  fc.assert(
    fc.property(story, (inputs) => {
      const timers = new Set<string>();
      const apply = (effects: readonly CallEffect[]): void => {
        for (const effect of effects) {
          if (effect.type === 'start-timer') timers.add(effect.timer);
          if (effect.type === 'stop-timer') timers.delete(effect.timer);
          if (effect.type === 'call-over') timers.clear();
        }
      };
      follow(inputs, (state, effects) => {
        apply(effects);
        for (const timer of timers) {
          if (!timer.startsWith('grace:')) continue;
          const leg = state.legs.find((one) => timer === `grace:${one.sid}`);
          assert.ok(leg !== undefined && leg.phase !== 'ended', timer);
        }
        if (state.ended) assert.equal(timers.size, 0);
      });
    }),
  );
});

test('property: after the end nothing happens any more', () => {
  fc.assert(
    fc.property(story, story, (inputs, later) => {
      let last: CallState | undefined;
      follow([...inputs, { type: 'end', reason: 'shutdown' }, ...later], (state, effects) => {
        if (last?.ended === true) {
          assert.equal(state, last);
          assert.deepEqual(effects, []);
        }
        last = state;
      });
    }),
  );
});
