import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createManualClock } from '@dialora/core/testing';
import type { ManualClock } from '@dialora/core/testing';
import { createDigitQueue } from './digit-queue.js';

/**
 * The browser's DTMF buffer as the SDK drives it: a new run replaces what still waits to be played. `lateMs` is how much
 * later than the clock says each tone begins.
 */
function createWire(clock: ManualClock, lateMs: number) {
  let waiting = '';
  let played = '';
  let cancel = (): void => undefined;
  function playNext(): void {
    if (waiting === '') return;
    played += waiting[0]!;
    waiting = waiting.slice(1);
    cancel = clock.after(230 + lateMs, playNext);
  }
  return {
    insert(run: string): boolean {
      cancel();
      waiting = run;
      cancel = clock.after(lateMs, playNext);
      return true;
    },
    get waiting() {
      return waiting !== '';
    },
    get played() {
      return played;
    },
  };
}

function bench(lateMs = 0) {
  const clock = createManualClock();
  const wire = createWire(clock, lateMs);
  const told: string[] = [];
  let blocked = false;
  const queue = createDigitQueue({
    clock,
    send: (run) => wire.insert(run),
    isBlocked: () => blocked,
    isPlaying: () => wire.waiting,
    onSent: (digits) => told.push(digits),
  });
  return { clock, wire, told, queue, block: (on: boolean) => (blocked = on) };
}

test('whatever is typed, at whatever speed, every digit is played in order and told once', () => {
  const key = fc.record({ typed: fc.stringMatching(/^[0-9*#w]{0,6}$/), afterMs: fc.integer({ min: 0, max: 700 }) });
  fc.assert(
    fc.property(fc.array(key, { maxLength: 12 }), fc.nat(900), (keys, lateMs) => {
      const { clock, wire, told, queue } = bench(lateMs);
      for (const { typed, afterMs } of keys) {
        void queue.push(typed);
        clock.advance(afterMs);
      }
      clock.advance(600_000);
      const digits = keys.map(({ typed }) => typed.replaceAll('w', '')).join('');
      assert.equal(wire.played, digits);
      assert.equal(told.join(''), digits);
      assert.equal(clock.pending, 0);
    }),
  );
});

test('keys that are pressed while one plays go out together', async () => {
  const { clock, told, queue } = bench();
  const sent = Array.from('98765', (key) => queue.push(key));
  clock.advance(5_000);
  assert.deepEqual(told, ['9', '8765']);
  assert.deepEqual(await Promise.all(sent), ['9', '8', '7', '6', '5']);
});

test('a pause of half a second is kept before what follows it', async () => {
  const { clock, wire, queue } = bench();
  const sent = queue.push('1w2');
  clock.advance(269);
  assert.equal(wire.played, '1');
  clock.advance(1 + 499);
  assert.equal(wire.played, '1');
  clock.advance(1);
  assert.equal(wire.played, '12');
  clock.advance(270);
  assert.equal(await sent, '12');
});

test('nothing is played into a lost connection; it follows when the connection is back', async () => {
  const { clock, wire, queue, block } = bench();
  block(true);
  const sent = queue.push('42');
  clock.advance(5_000);
  assert.equal(wire.played, '');
  block(false);
  clock.advance(1_000);
  assert.equal(wire.played, '42');
  assert.equal(await sent, '42');
});

test('a call that ends in mid-typing tells which digits were really sent', async () => {
  const { clock, queue } = bench();
  const sent = [queue.push('1w2'), queue.push('3')];
  clock.advance(300);
  queue.close();
  assert.deepEqual(await Promise.all(sent), ['1', '']);
  assert.equal(await queue.push('4'), '');
  assert.equal(clock.pending, 0);
});

test('letters and spaces are not sent', async () => {
  const { clock, queue } = bench();
  const sent = queue.push('1 a2');
  clock.advance(2_000);
  assert.equal(await sent, '12');
});
