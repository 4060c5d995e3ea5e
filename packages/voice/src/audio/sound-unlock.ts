import type { Clock, PhoneSnapshot, Readable } from '@dialora/core';
import { createStore } from '@dialora/core';
import type { AudioEnvironment } from './environment.js';

/**
 * Whether the page may make sounds. Browsers let none play before a person touched the page
 * (https://developer.chrome.com/blog/autoplay): a call would ring unheard.
 */
export interface SoundUnlock {
  readonly state: Readable<PhoneSnapshot['sound']>;
  /** Finds out, and finds out again with every click and key while it is blocked. */
  look(): Promise<void>;
  stop(): void;
}

/** A context that may play runs at once; so much later it is clear that it may not, in ms. */
const patienceMs = 400;

export function createSoundUnlock(
  { createContext, onGesture }: Pick<AudioEnvironment, 'createContext' | 'onGesture'>,
  clock: Clock,
): SoundUnlock {
  const state = createStore<PhoneSnapshot['sound']>('unknown');
  let stopListening = (): void => undefined;

  async function look(): Promise<void> {
    const context = createContext?.();
    if (context === undefined) return;
    const runs = await new Promise<boolean>((resolve) => {
      clock.after(patienceMs, () => resolve(context.state === 'running'));
      context.resume().then(
        () => resolve(true),
        () => resolve(false),
      );
    });
    void context.close().catch(() => undefined);
    stopListening();
    state.set(runs ? 'ready' : 'blocked');
    if (!runs) stopListening = onGesture(() => void look());
  }

  return { state, look, stop: () => stopListening() };
}
