import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Frame } from './frame.js';
import { frameSamples } from './frame.js';
import { createLevelMeter, rms } from './level.js';
import { createPacer } from './pacer.js';
import { hasAudio, readFingerprint, readTelephoneEventType } from './sdp.js';
import type { Source } from './source.js';
import { pauseSource, samplesSource, sequence, toneSource } from './source.js';
import { speechSource } from './speech.js';
import { createToneDetector, toneShare } from './tone-detector.js';
import { digitFrequencies, digitTones, recordingAnnouncement, recordingChimeHz, ringback } from './tones.js';
import { writeWav } from './wav.js';

function frames(source: Source, most = 10_000): Frame[] {
  const all: Frame[] = [];
  for (let frame = source.next(); frame !== undefined && all.length < most; frame = source.next()) all.push(frame);
  return all;
}

test('a tone has the level and the length that were asked for', () => {
  const tone = frames(toneSource({ frequencies: [1000], level: 0.5, forMs: 200 }));
  assert.equal(tone.length, 10);
  assert.ok(Math.abs(rms(tone[3]!) - 0.5 / Math.SQRT2) < 0.01);
});

test('ringback rings two seconds and rests four', () => {
  const levels = frames(ringback(), 600).map((frame) => rms(frame) > 0.01);
  assert.deepEqual([levels[50], levels[99], levels[101], levels[299], levels[301]], [true, true, false, false, true]);
});

test('sources follow each other without a gap', () => {
  const all = frames(sequence(samplesSource(new Int16Array(200).fill(7)), pauseSource(20)));
  assert.equal(all.length, 3);
  assert.deepEqual([all[0]![159], all[1]![39], all[1]![40], all[2]![0]], [7, 7, 0, 0]);
});

test('babble has the level of its voice, and differs by seed', () => {
  const loudness = (seed: number): number => {
    const squares = frames(speechSource({ pitch: 120, level: 0.1, seed }, 10_000)).map((frame) => rms(frame) ** 2);
    return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
  };
  assert.ok(Math.abs(loudness(1) - 0.1) < 0.03);
  const [one] = frames(speechSource({ pitch: 120, level: 0.1, seed: 1 }, 20));
  const [again] = frames(speechSource({ pitch: 120, level: 0.1, seed: 1 }, 20));
  const [other] = frames(speechSource({ pitch: 120, level: 0.1, seed: 2 }, 20));
  assert.deepEqual(one, again);
  assert.notDeepEqual(one, other);
});

test('a tone is told from another one and from babble', () => {
  const [tone] = frames(toneSource({ frequencies: [1400], forMs: 20 }));
  assert.ok(toneShare(tone!, 1400) > 0.95);
  assert.ok(toneShare(tone!, 1000) < 0.05);
  assert.equal(toneShare(new Int16Array(frameSamples), 1400), 0);
  let heard = 0;
  const detect = createToneDetector(recordingChimeHz, () => (heard += 1));
  for (let seed = 1; seed < 20; seed += 1) frames(speechSource({ pitch: 140, level: 0.2, seed }, 2000)).forEach(detect);
  assert.equal(heard, 0);
  frames(recordingAnnouncement()).forEach(detect);
  assert.equal(heard, 1);
});

test('a tone that another sound covers for a moment is still one tone, and a second one is a second', () => {
  let heard = 0;
  const detect = createToneDetector(1400, () => (heard += 1));
  const chime = frames(toneSource({ frequencies: [1400], level: 0.3, forMs: 400 }));
  const beep = frames(toneSource({ frequencies: [500], level: 0.6, forMs: 60 }));
  [...chime.slice(0, 9), ...beep, ...chime.slice(12)].forEach(detect);
  assert.equal(heard, 1);
  frames(pauseSource(600)).forEach(detect);
  chime.forEach(detect);
  assert.equal(heard, 2);
});

test('every key has its pair of frequencies', () => {
  assert.deepEqual(digitFrequencies('1'), [697, 1209]);
  assert.deepEqual(digitFrequencies('#'), [941, 1477]);
  assert.equal(digitFrequencies('x'), undefined);
  assert.equal(digitFrequencies(''), undefined);
  const [frame] = frames(digitTones('5'));
  assert.ok(toneShare(frame!, 770) + toneShare(frame!, 1336) > 0.9);
});

test('a meter shows now, the last two seconds, and ever', () => {
  const meter = createLevelMeter();
  const loud = new Int16Array(frameSamples).fill(16_384);
  meter.add(loud);
  for (let quiet = 0; quiet < 20; quiet += 1) meter.add(new Int16Array(frameSamples));
  assert.deepEqual([meter.rms, meter.peak, meter.loudest], [0, 0.5, 0.5]);
  for (let quiet = 0; quiet < 100; quiet += 1) meter.add(new Int16Array(frameSamples));
  assert.deepEqual([meter.rms, meter.peak, meter.loudest], [0, 0, 0.5]);
});

test('a WAV file says what is in it', () => {
  const file = Buffer.from(writeWav(Int16Array.of(1, -2)));
  assert.equal(file.toString('latin1', 0, 16), 'RIFF\u0028\0\0\0WAVEfmt ');
  assert.deepEqual([file.readUInt32LE(24), file.readUInt32LE(40), file.readInt16LE(46)], [8000, 4, -2]);
});

test('the pacer catches up after a hiccup, and skips a long sleep', async () => {
  let now = 0;
  const ticks: number[] = [];
  const pacer = createPacer(() => now);
  const after = (count: number): Promise<void> =>
    new Promise((resolve) => {
      const undo = pacer.add(() => {
        if (ticks.length < count) return;
        undo();
        resolve();
      });
    });
  pacer.add(() => ticks.push(now));
  now = 60;
  await after(3);
  assert.deepEqual(ticks, [60, 60, 60]);
  now = 3_600_000;
  await after(13);
  assert.equal(ticks.length, 13);
  pacer.stop();
});

test('a description gives its fingerprint and its payload type for telephone events', () => {
  const sdp = [
    'v=0',
    'a=fingerprint:sha-256 ab:CD:01',
    'm=audio 9 UDP/TLS/RTP/SAVPF 111 0 110 126',
    'a=rtpmap:110 telephone-event/48000',
    'a=rtpmap:126 telephone-event/8000',
    '',
  ].join('\r\n');
  assert.equal(readFingerprint(sdp), 'SHA-256 AB:CD:01');
  assert.equal(readTelephoneEventType(sdp), 126);
  assert.deepEqual(
    [hasAudio('v=0\r\nm=audio 9 x'), hasAudio('v=0\r\nm=audio 0 x'), hasAudio('v=0')],
    [true, false, false],
  );
  assert.equal(readFingerprint('v=0'), undefined);
  assert.equal(readTelephoneEventType('v=0'), undefined);
});
