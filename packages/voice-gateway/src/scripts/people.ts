import { pauseSource, sequence } from '../media/source.js';
import { speechSource } from '../media/speech.js';
import type { FarEnd, Script } from './script.js';
import { milliseconds } from './parameters.js';

/** Somebody who rings, answers and talks in turns, as people do, until the other side hangs up. */
export const talk: Script = {
  name: 'talk',
  about: 'Rings, answers and talks.',
  async run(far) {
    await far.ring(milliseconds(far, 'RingMs', 1200));
    await far.answer();
    for (let seed = 1; ; seed += 1) {
      await far.say(sequence(speechSource({ pitch: 150, level: 0.1, seed }, 3600), pauseSource(1200)));
    }
  },
};

export const hangsUp: Script = {
  name: 'hangs-up',
  about: 'Answers, says a sentence and hangs up.',
  async run(far) {
    await far.ring(milliseconds(far, 'RingMs', 800));
    await far.answer();
    await far.say(speechSource({ pitch: 190, level: 0.1, seed: 7 }, milliseconds(far, 'TalkMs', 2500)));
    far.hangUp();
  },
};

export const busy: Script = {
  name: 'busy',
  about: 'Is engaged.',
  run: (far) => refuse(far, 'busy'),
};

export const declines: Script = {
  name: 'declines',
  about: 'Rings, then declines.',
  async run(far) {
    await far.ring(milliseconds(far, 'RingMs', 800));
    far.refuse('declined');
  },
};

export const neverAnswers: Script = {
  name: 'never-answers',
  about: 'Rings until the caller or the time-out gives up.',
  run: (far) => far.ring(),
};

export const unknown: Script = {
  name: 'unknown',
  about: 'A number that nobody has.',
  run: (far) => refuse(far, 'not-found'),
};

function refuse(far: FarEnd, reason: 'busy' | 'not-found'): Promise<void> {
  far.refuse(reason);
  return Promise.resolve();
}
