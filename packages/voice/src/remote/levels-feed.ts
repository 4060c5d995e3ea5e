import type { AudioLevels, Clock, Readable } from '@dialora/core';
import { systemClock } from '@dialora/core';

/** How often a view says that it still looks, in ms. */
export const watchAgainMs = 2_000;
/** A view that was not heard of for so long is gone, in ms. */
const leaseMs = 5_000;

/** Passes levels on while a view looks at them, and not a moment longer: they change ten times a second. */
export interface LevelsFeed {
  watch(view: string): void;
  leave(view: string): void;
  stop(): void;
}

/** Where levels go while somebody looks. */
export interface LevelsLine {
  send(levels: AudioLevels): void;
  close(): void;
}

/** `open` is called when the first view looks, and its line is closed with the last. */
export function createLevelsFeed(
  levels: Readable<AudioLevels>,
  open: () => LevelsLine,
  clock: Clock = systemClock,
): LevelsFeed {
  const leases = new Map<string, () => void>();
  let close: (() => void) | undefined;

  /** Tells a change that can be seen, from now on. */
  function begin(): () => void {
    const line = open();
    let told: AudioLevels | undefined;
    const undo = levels.subscribe((now) => {
      const next = { microphone: visible(now.microphone), speaker: visible(now.speaker) };
      if (next.microphone === told?.microphone && next.speaker === told.speaker) return;
      told = next;
      line.send(next);
    });
    return () => {
      undo();
      line.close();
    };
  }

  function end(view: string): void {
    leases.get(view)?.();
    leases.delete(view);
    if (leases.size > 0) return;
    close?.();
    close = undefined;
  }

  return {
    watch(view) {
      leases.get(view)?.();
      leases.set(
        view,
        clock.after(leaseMs, () => end(view)),
      );
      close ??= begin();
    },
    leave: end,
    stop() {
      for (const view of [...leases.keys()]) end(view);
    },
  };
}

/** A meter of a hundred steps shows no more. */
const visible = (level: number): number => Math.round(level * 100) / 100;
