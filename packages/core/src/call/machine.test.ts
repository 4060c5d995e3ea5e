import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Call, CallDirection, CallPhase } from './call.js';
import { isConnected, isLive, talkSeconds } from './call.js';
import type { CallEvent } from './machine.js';
import { createCall, reduceCall } from './machine.js';

const plain: CallEvent[] = [
  { type: 'ringing' },
  { type: 'answered' },
  { type: 'media-flowing' },
  { type: 'held' },
  { type: 'resumed' },
  { type: 'connection-lost' },
  { type: 'connection-back' },
  { type: 'accepted-by-api', id: 'call_1', remote: { number: '+442079460018' } },
  { type: 'identified', remote: { name: 'Amelia Hartwell', contactId: 'con_1' } },
  { type: 'recording', recording: { state: 'on', rule: 'announce' } },
  { type: 'quality', quality: { level: 'good', mos: 4.2 } },
  { type: 'now-with', remote: { number: '+442079460187' } },
  { type: 'asks', about: 'call_0' },
  { type: 'continues-as', id: 'call_0' },
];
const anyEvent: fc.Arbitrary<CallEvent> = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...plain) },
  fc.boolean().map((muted): CallEvent => ({ type: 'muted', muted })),
  fc.stringMatching(/^[0-9*#]{0,4}$/).map((digits): CallEvent => ({ type: 'digits-sent', digits })),
  fc
    .constantFrom('local', 'remote', 'cancelled', 'busy', 'network')
    .map((reason): CallEvent => ({ type: 'ended', end: { reason } })),
);
const direction = fc.constantFrom<CallDirection>('inbound', 'outbound');

function begin(way: CallDirection): Call {
  return createCall({ id: 'local:1', direction: way, remote: {} }, 1_000);
}

/** Runs the events one second apart and gives every state, the first included. */
function run(way: CallDirection, events: readonly CallEvent[]): Call[] {
  let now = 1_000;
  const states = [begin(way)];
  for (const event of events) states.push(reduceCall(states.at(-1)!, event, (now += 1_000)));
  return states;
}

const successors: Record<CallPhase, readonly CallPhase[]> = {
  requesting: ['dialling', 'ringing-out', 'connecting-media', 'ended'],
  dialling: ['ringing-out', 'connecting-media', 'ended'],
  'ringing-out': ['connecting-media', 'ended'],
  'ringing-in': ['connecting-media', 'ended'],
  'connecting-media': ['active', 'held', 'reconnecting', 'ended'],
  active: ['held', 'reconnecting', 'ended'],
  held: ['active', 'connecting-media', 'reconnecting', 'ended'],
  reconnecting: ['active', 'held', 'connecting-media', 'ended'],
  ended: [],
};

test('an outgoing call that is answered goes through every phase, with its times', () => {
  const states = run('outbound', [
    { type: 'accepted-by-api', id: 'call_1', remote: { name: 'Amelia' }, localNumber: '+442079460958' },
    { type: 'ringing' },
    { type: 'answered' },
    { type: 'media-flowing' },
    { type: 'ended', end: { reason: 'remote' } },
  ]);
  assert.deepEqual(
    states.map((call) => call.phase),
    ['requesting', 'dialling', 'ringing-out', 'connecting-media', 'active', 'ended'],
  );
  const last = states.at(-1)!;
  assert.equal(last.id, 'call_1');
  assert.equal(last.answeredAt, 4_000);
  assert.equal(last.mediaAt, 5_000);
  assert.equal(talkSeconds(last, 99_000), 2);
});

test('a hold that a reconnection interrupts is still a hold afterwards', () => {
  const states = run('inbound', [
    { type: 'answered' },
    { type: 'media-flowing' },
    { type: 'held' },
    { type: 'connection-lost' },
    { type: 'connection-back' },
    { type: 'resumed' },
  ]);
  assert.deepEqual(
    states.slice(-3).map((call) => call.phase),
    ['reconnecting', 'held', 'active'],
  );
});

test('a call that loses its connection before any audio is connecting again, not active', () => {
  const states = run('inbound', [{ type: 'answered' }, { type: 'connection-lost' }, { type: 'connection-back' }]);
  assert.equal(states.at(-1)!.phase, 'connecting-media');
});

test('audio that starts while signalling is away shows once signalling is back', () => {
  const states = run('inbound', [
    { type: 'answered' },
    { type: 'connection-lost' },
    { type: 'media-flowing' },
    { type: 'connection-back' },
  ]);
  assert.deepEqual(
    states.slice(-2).map((call) => call.phase),
    ['reconnecting', 'active'],
  );
});

test('whatever is reported, a phase follows only from the phases that lead to it', () => {
  fc.assert(
    fc.property(direction, fc.array(anyEvent, { maxLength: 40 }), (way, events) => {
      const states = run(way, events);
      for (let index = 1; index < states.length; index += 1) {
        const before = states[index - 1]!.phase;
        const after = states[index]!.phase;
        assert.ok(before === after || successors[before].includes(after), `${before} -> ${after}`);
      }
    }),
  );
});

test('whatever is reported, an ended call never changes again', () => {
  fc.assert(
    fc.property(direction, fc.array(anyEvent, { maxLength: 40 }), anyEvent, (way, events, late) => {
      const last = run(way, [...events, { type: 'ended', end: { reason: 'local' } }]).at(-1)!;
      assert.equal(reduceCall(last, late, 99_000), last);
      assert.equal(isLive(last), false);
      assert.ok(last.end !== undefined && last.endedAt !== undefined);
    }),
  );
});

test('whatever is reported, nobody is shown as talking before the answer and before audio', () => {
  fc.assert(
    fc.property(direction, fc.array(anyEvent, { maxLength: 40 }), (way, events) => {
      for (const call of run(way, events)) {
        if (isConnected(call)) assert.ok(call.answeredAt !== undefined);
        if (call.phase === 'active') assert.ok(call.mediaAt !== undefined && call.heldSince === undefined);
        if (call.phase === 'held') assert.ok(call.heldSince !== undefined);
        assert.ok(talkSeconds(call, 99_000) >= 0);
      }
    }),
  );
});

test('a repeated report changes nothing: the very same object comes back', () => {
  const repeatable = plain.filter((event) => !['identified', 'recording', 'quality'].includes(event.type));
  fc.assert(
    fc.property(
      direction,
      fc.array(anyEvent, { maxLength: 20 }),
      fc.constantFrom(...repeatable),
      (way, events, event) => {
        const once = reduceCall(run(way, events).at(-1)!, event, 50_000);
        assert.equal(reduceCall(once, event, 60_000), once);
      },
    ),
  );
});

test('digits add up in the order in which they were confirmed', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 30 }), (events) => {
      const live = events.filter((event) => event.type !== 'ended');
      const typed = live.flatMap((event) => (event.type === 'digits-sent' ? [event.digits] : [])).join('');
      assert.equal(run('inbound', live).at(-1)!.digits, typed);
    }),
  );
});

test('a call is plain data: it survives a trip through JSON', () => {
  fc.assert(
    fc.property(direction, fc.array(anyEvent, { maxLength: 30 }), (way, events) => {
      const call = run(way, events).at(-1)!;
      assert.deepEqual(JSON.parse(JSON.stringify(call)), call);
    }),
  );
});

test('a call that comes back and is not taken ends as the talk of before, whose record waits', () => {
  const former = run('outbound', [{ type: 'answered' }, { type: 'ended', end: { reason: 'transferred' } }]).at(-1)!;
  const back = createCall(
    { id: former.id, direction: 'inbound', remote: {}, returnedFrom: { name: 'Tomás' }, former },
    9_000,
  );
  const { createdAt, answeredAt: talkedFrom, endedAt: talkedTo } = former;
  assert.deepEqual(
    [back.phase, back.createdAt, back.answeredAt, back.wrapUp],
    ['ringing-in', createdAt, undefined, undefined],
  );
  const over = reduceCall(back, { type: 'ended', end: { reason: 'declined' } }, 12_000);
  assert.deepEqual([over.answeredAt, over.endedAt, over.end], [talkedFrom, talkedTo, { reason: 'declined' }]);
  assert.deepEqual(over.wrapUp, { since: 12_000 });
  // And again, from somebody else.
  const again = createCall({ id: over.id, direction: 'inbound', remote: {}, former: over }, 15_000);
  assert.deepEqual(again.talkedBefore, back.talkedBefore);
});

test('a call that comes back and is taken is talked on as any other', () => {
  const former = run('inbound', [{ type: 'answered' }, { type: 'ended', end: { reason: 'transferred' } }]).at(-1)!;
  const back = createCall({ id: former.id, direction: 'inbound', remote: {}, returnedFrom: {}, former }, 9_000);
  const taken = reduceCall(back, { type: 'answered' }, 10_000);
  assert.deepEqual([taken.returnedFrom, taken.talkedBefore, taken.answeredAt], [undefined, undefined, 10_000]);
  const over = reduceCall(taken, { type: 'ended', end: { reason: 'remote' } }, 12_000);
  assert.deepEqual([over.answeredAt, over.endedAt], [10_000, 12_000]);
});

test('a call that was missed before and rings again is a new one', () => {
  const missed = run('inbound', [{ type: 'ended', end: { reason: 'cancelled' } }]).at(-1)!;
  const again = createCall({ id: missed.id, direction: 'inbound', remote: {}, former: missed }, 9_000);
  const over = reduceCall(again, { type: 'ended', end: { reason: 'cancelled' } }, 12_000);
  assert.deepEqual([again.talkedBefore, over.answeredAt, over.wrapUp], [undefined, undefined, undefined]);
});
