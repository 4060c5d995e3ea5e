import type { CallEvent } from '../call/machine.js';
import type { Clock } from '../store/clock.js';

/** Plays the far end of an outgoing call that is answered, at a believable pace. */
export function playCall(clock: Clock, tell: (event: CallEvent) => void): void {
  clock.after(600, () => tell({ type: 'ringing' }));
  clock.after(2500, () => tell({ type: 'answered' }));
  clock.after(2800, () => tell({ type: 'media-flowing' }));
  clock.after(3800, () => tell({ type: 'quality', quality: { level: 'good', mos: 4.3, rttMs: 42, jitterMs: 3 } }));
}
