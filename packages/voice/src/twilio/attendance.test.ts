import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LineState, TransportEvent } from '@dialora/core';
import { createManualClock } from '@dialora/core/testing';
import { keepAttendance } from './attendance.js';

function set() {
  const clock = createManualClock();
  const told: boolean[] = [];
  let listener: (event: TransportEvent) => void = () => undefined;
  const transport = {
    line: { state: 'off' } as LineState,
    subscribe(next: (event: TransportEvent) => void) {
      listener = next;
      return () => void (listener = () => undefined);
    },
  };
  const go = (line: LineState): void => {
    transport.line = line;
    listener({ type: 'line', line });
  };
  const keep = (tell = (registered: boolean) => Promise.resolve(told.push(registered))): (() => void) =>
    keepAttendance({ transport, tell, clock });
  return { clock, told, go, keep };
}

test('a line that is ready is said at once and every half minute, and its end once', () => {
  const { clock, told, go, keep } = set();
  keep();
  assert.deepEqual(told, []);
  go({ state: 'connecting' });
  go({ state: 'ready' });
  go({ state: 'ready' });
  assert.deepEqual(told, [true]);
  clock.advance(60_000);
  assert.deepEqual(told, [true, true, true]);
  go({ state: 'failed', problem: { kind: 'offline' } });
  clock.advance(120_000);
  assert.deepEqual(told, [true, true, true, false]);
});

test('what did not reach the API is said again', () => {
  const { clock, go, keep } = set();
  let tries = 0;
  keep(() => Promise.reject(new Error(`offline, try ${++tries}`)));
  go({ state: 'ready' });
  clock.advance(30_000);
  assert.equal(tries, 2);
});

test('leaving says that the device is gone, and nothing after', () => {
  const { clock, told, go, keep } = set();
  const leave = keep();
  go({ state: 'ready' });
  leave();
  leave();
  go({ state: 'ready' });
  clock.advance(120_000);
  assert.deepEqual(told, [true, false]);
});
