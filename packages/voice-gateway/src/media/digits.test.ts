import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { HeardDigit } from './digit-receiver.js';
import { createDigitReceiver } from './digit-receiver.js';
import { createDigitSender } from './digit-sender.js';
import { readTelephoneEvent, writeTelephoneEvent } from './telephone-event.js';

const key = fc.constantFrom(...Array.from('0123456789*#ABCD'));

/** Sends digits over a line that loses some packets; gives what was heard. */
function overTheLine(digits: readonly HeardDigit[], isLost: (packet: number) => boolean = () => false): HeardDigit[] {
  const heard: HeardDigit[] = [];
  const receiver = createDigitReceiver((digit) => heard.push(digit));
  const sender = createDigitSender();
  for (const { digit, durationMs } of digits) sender.queue(digit, durationMs);
  let timestamp = 1000;
  let packet = 0;
  for (let step = 0; step < digits.length * 450 + 20; step += 1) {
    timestamp += 160;
    for (const { payload, sinceStart } of sender.next() ?? []) {
      if (!isLost(packet)) receiver.packet(timestamp - sinceStart, payload);
      packet += 1;
    }
    receiver.tick();
  }
  return heard;
}

test('a digit crosses with its length, once, although its end is sent three times', () => {
  assert.deepEqual(overTheLine([{ digit: '5', durationMs: 160 }]), [{ digit: '5', durationMs: 160 }]);
});

test('the same digit twice is two digits', () => {
  const twice = [
    { digit: '1', durationMs: 100 },
    { digit: '1', durationMs: 100 },
  ];
  assert.deepEqual(overTheLine(twice), twice);
});

test('a digit that is too short for a receiver is lengthened', () => {
  assert.deepEqual(overTheLine([{ digit: '#', durationMs: 5 }]), [{ digit: '#', durationMs: 80 }]);
});

test('a digit whose end is lost is heard all the same', () => {
  const packets = 160 / 20 + 2;
  const heard = overTheLine([{ digit: '9', durationMs: 160 }], (packet) => packet >= packets - 3);
  assert.deepEqual(heard, [{ digit: '9', durationMs: 140 }]);
});

test('no key of the telephone is no event', () => {
  assert.equal(readTelephoneEvent(Uint8Array.of(16, 0, 0, 0)), undefined);
  assert.equal(readTelephoneEvent(Uint8Array.of(1, 0)), undefined);
  assert.throws(() => writeTelephoneEvent({ digit: 'x', end: false, volume: 10, duration: 0 }), RangeError);
});

test('property: every event reads as it was written', () => {
  const event = fc.record({
    digit: key,
    end: fc.boolean(),
    volume: fc.nat(63),
    duration: fc.nat(65_535),
  });
  fc.assert(
    fc.property(event, (given) => assert.deepEqual(readTelephoneEvent(writeTelephoneEvent(given)), { ...given })),
  );
});

test('property: digits arrive all, in order, each once, when every tenth packet is lost', () => {
  const digit = fc.record({ digit: key, durationMs: fc.integer({ min: 80, max: 600 }) });
  fc.assert(
    fc.property(fc.array(digit, { maxLength: 12 }), fc.nat(9), (digits, offset) => {
      const heard = overTheLine(digits, (packet) => packet % 10 === offset);
      assert.deepEqual(
        heard.map((one) => one.digit),
        digits.map((one) => one.digit),
      );
    }),
    { numRuns: 50 },
  );
});
