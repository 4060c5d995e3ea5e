import type { Frame } from '../media/frame.js';
import { frameMs, silence } from '../media/frame.js';
import type { Source } from '../media/source.js';
import { pauseSource, sequence, toneSource } from '../media/source.js';
import { speechSource } from '../media/speech.js';
import { beep } from '../media/tones.js';
import { milliseconds } from './parameters.js';
import type { FarEnd, Script } from './script.js';

const echoDelayMs = 200;

export const echo: Script = {
  name: 'echo',
  about: 'Answers and says back what it hears, a fifth of a second later.',
  async run(far) {
    await far.ring(milliseconds(far, 'RingMs', 400));
    await far.answer();
    await far.say(echoOf(far));
  },
};

/** What `Device.runPreflight` expects of a call without parameters. */
export const preflight: Script = {
  name: 'preflight',
  about: 'The echo of a pre-call test: hangs up by itself after 8 seconds.',
  async run(far) {
    await far.ring();
    await far.answer();
    void far.say(echoOf(far)).catch(() => undefined);
    await far.wait(milliseconds(far, 'TalkMs', 8000));
    far.hangUp();
  },
};

function echoOf(far: FarEnd): Source {
  const waiting: Frame[] = Array.from({ length: echoDelayMs / frameMs }, () => silence);
  far.listen((frame) => {
    waiting.push(frame.slice());
    if (waiting.length > 50) waiting.splice(0, waiting.length - echoDelayMs / frameMs);
  });
  return { next: () => waiting.shift() ?? silence };
}

export const voicemail: Script = {
  name: 'voicemail',
  about: 'Answers with a greeting and a beep, then records until the caller hangs up.',
  async run(far) {
    await far.ring(milliseconds(far, 'RingMs', 1600));
    await far.answer();
    await far.say(speechSource({ pitch: 205, level: 0.09, seed: 3 }, milliseconds(far, 'GreetingMs', 3000)));
    await far.say(sequence(pauseSource(300), beep()));
    const recording = far.record();
    try {
      await far.wait(milliseconds(far, 'MaximumMs', 120_000));
      far.hangUp();
    } finally {
      far.deliver(recording.stop());
    }
  },
};

export const menu: Script = {
  name: 'menu',
  about: 'A keypad menu: 1, 2 and 3 answer with as many beeps and a voice, 9 hangs up, * repeats.',
  async run(far) {
    await far.ring(milliseconds(far, 'RingMs', 600));
    await far.answer();
    const prompt = (): Promise<void> =>
      far.say(sequence(speechSource({ pitch: 210, level: 0.09, seed: 11 }, milliseconds(far, 'GreetingMs', 2500))));
    void prompt().catch(() => undefined);
    for (;;) {
      const digit = await far.nextDigit();
      // Whoever knows the menu need not wait for the end of the prompt.
      far.hush();
      if (digit === '9') break;
      if (digit === '*') void prompt().catch(() => undefined);
      else void far.say(reaction(digit)).catch(() => undefined);
    }
    await far.say(speechSource({ pitch: 210, level: 0.09, seed: 12 }, 700));
    far.hangUp();
  },
};

function reaction(digit: string | undefined): Source {
  const beeps = digit === undefined ? 0 : '123'.indexOf(digit) + 1;
  if (beeps === 0) return toneSource({ frequencies: [220], level: 0.3, forMs: 400 });
  const cadence = [120, 120];
  return sequence(
    toneSource({ frequencies: [800], level: 0.3, cadence, forMs: beeps * 240 }),
    speechSource({ pitch: 100 + beeps * 40, level: 0.1, seed: beeps }, 3000),
  );
}
