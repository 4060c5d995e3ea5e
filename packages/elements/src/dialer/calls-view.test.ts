import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCall, reduceCall, type Call, type CallEvent } from '@dialora/core';
import { canBeLogged, viewCalls } from './calls-view.js';
import { endedKey } from './ended-words.js';

const call = (id: string, direction: 'inbound' | 'outbound', ...events: CallEvent[]): Call =>
  events.reduce((state, event, at) => reduceCall(state, event, at), createCall({ id, direction, remote: {} }, 0));
const accepted = (id: string): CallEvent => ({ type: 'accepted-by-api', id });
const answered: CallEvent = { type: 'answered' };
const over: CallEvent = { type: 'ended', end: { reason: 'remote' } };

test('the newest running call stands in front, the others behind it', () => {
  const view = viewCalls([call('a', 'outbound', answered), call('b', 'outbound', answered)], undefined);
  assert.equal(view.front?.id, 'b');
  assert.deepEqual(
    view.others.map(({ id }) => id),
    ['a'],
  );
});

test('the person chooses which call stands in front, until it ends', () => {
  const calls = [call('a', 'outbound', answered), call('b', 'outbound', answered)];
  assert.equal(viewCalls(calls, 'a').front?.id, 'a');
  assert.equal(viewCalls([call('a', 'outbound', answered, over), calls[1]!], 'a').front?.id, 'b');
});

test('a ringing call is never in front', () => {
  const view = viewCalls([call('a', 'inbound')], undefined);
  assert.equal(view.front, undefined);
  assert.equal(view.incoming.length, 1);
});

test('an ended call waits for its log behind whatever runs', () => {
  const done = call('a', 'outbound', answered, over);
  assert.equal(viewCalls([done], undefined).wrapUp?.id, 'a');
  assert.equal(viewCalls([done, call('b', 'outbound', answered)], undefined).wrapUp, undefined);
});

test('a call that comes back keeps its log, while it rings and when it is not taken', () => {
  const former = call('a', 'inbound', answered, over);
  const back = createCall({ id: 'a', direction: 'inbound', remote: {}, returnedFrom: { name: 'Tomás' }, former }, 9);
  const ringing = viewCalls([back], undefined);
  assert.deepEqual([ringing.incoming.length, ringing.wrapUp?.id], [1, 'a']);
  const missed = reduceCall(back, { type: 'ended', end: { reason: 'cancelled' } }, 12);
  const view = viewCalls([missed], undefined);
  assert.deepEqual([view.wrapUp?.id, view.missed.length], ['a', 0]);
  assert.equal(endedKey(missed), 'ended.back-missed');
  assert.equal(endedKey(reduceCall(back, { type: 'ended', end: { reason: 'declined' } }, 12)), 'ended.declined-by-us');
  assert.equal(viewCalls([reduceCall(back, answered, 12)], undefined).wrapUp, undefined);
});

test('a missed call is a line in a list, an unanswered outgoing one gets its panel', () => {
  const missed = call('a', 'inbound', { type: 'ended', end: { reason: 'cancelled' } });
  const unanswered = call('b', 'outbound', { type: 'ended', end: { reason: 'no-answer' } });
  const view = viewCalls([missed, unanswered], undefined);
  assert.deepEqual(
    view.missed.map(({ id }) => id),
    ['a'],
  );
  assert.equal(view.wrapUp?.id, 'b');
});

test('a question needs no log of whoever was asked, but one that was missed is told', () => {
  const asks: CallEvent = { type: 'asks', about: 'b' };
  const talked = viewCalls([call('a', 'inbound', asks, answered, over)], undefined);
  assert.deepEqual([talked.wrapUp, talked.missed.length, talked.spent.length], [undefined, 0, 1]);
  const missed = viewCalls([call('a', 'inbound', asks, over)], undefined);
  assert.deepEqual([missed.missed.length, missed.spent.length], [1, 0]);
});

test('what the API never accepted has no log', () => {
  assert.equal(canBeLogged(call('local:1', 'outbound', over)), false);
  assert.equal(canBeLogged(call('local:1', 'outbound', accepted('call_1'), over)), true);
});
