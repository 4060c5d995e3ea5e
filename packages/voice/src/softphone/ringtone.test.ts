import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createManualClock } from '@dialora/core/testing';
import { createRingtone } from './ringtone.js';

/** Counts what an audio context is asked to play. */
function createContext() {
  const log = { tones: [] as number[], closed: 0 };
  const node = () => ({ connect: () => undefined });
  const ramp = { setValueAtTime: () => undefined, linearRampToValueAtTime: () => undefined };
  const context = {
    currentTime: 0,
    destination: {},
    createGain: () => ({ ...node(), gain: ramp }),
    createOscillator: () => {
      const tone = { ...node(), frequency: { value: 0 }, start: () => log.tones.push(tone.frequency.value), stop() {} };
      return tone;
    },
    close: () => {
      log.closed += 1;
      return Promise.resolve();
    },
  };
  return { log, context: context as unknown as AudioContext };
}

test('it rings twice, again every three seconds, and is silent and closed once stopped', () => {
  const { log, context } = createContext();
  const clock = createManualClock();
  const open = () => ({ context, destination: context.destination, close: () => void context.close() });
  const ringtone = createRingtone({ open, clock });
  ringtone.play('ring');
  assert.deepEqual(log.tones, [440, 480, 440, 480]);
  clock.advance(3_000);
  assert.equal(log.tones.length, 8);
  ringtone.stop();
  clock.advance(60_000);
  assert.equal(log.tones.length, 8);
  assert.equal(log.closed, 1);
});

test('it rings on a second device as well, and follows when that one is plugged in or pulled', () => {
  const { context } = createContext();
  const clock = createManualClock();
  const open = new Set<string | undefined>();
  let outputs: (string | undefined)[] = [undefined];
  const ringtone = createRingtone({
    clock,
    outputs: () => outputs,
    open(deviceId) {
      open.add(deviceId);
      return { context, destination: context.destination, close: () => void open.delete(deviceId) };
    },
  });
  ringtone.play('ring');
  assert.deepEqual([...open], [undefined]);
  outputs = [undefined, 'desk speaker'];
  clock.advance(3_000);
  assert.deepEqual([...open], [undefined, 'desk speaker']);
  outputs = ['desk speaker'];
  clock.advance(3_000);
  assert.deepEqual([...open], ['desk speaker']);
  ringtone.stop();
  assert.equal(open.size, 0);
});

test('where there is no audio it stays silent', () => {
  const ringtone = createRingtone();
  ringtone.play('ring');
  ringtone.stop();
});
