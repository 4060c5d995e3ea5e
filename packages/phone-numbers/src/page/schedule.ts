/** Runs work in slices between the page's own tasks. `work` gets a deadline and tells how urgent the rest is. */
export interface Slicer {
  /** Asks for a slice; many asks are one. `hurry`: in the very next task, for what a person is looking at. */
  wake(hurry?: 'hurry'): void;
  readonly waiting: boolean;
  stop(): void;
}

export type Rest = 'none' | 'idle' | 'hurry';

const sliceMs = 5;
/** A busy page is asked to make room after this long, so that a chat's numbers are ready soon. */
const patienceMs = 40;

export function createSlicer(view: Window & typeof globalThis, work: (deadline: number) => Rest): Slicer {
  let cancel: (() => void) | undefined;
  let hurried = false;
  let stopped = false;
  const run = (deadline?: IdleDeadline): void => {
    cancel = undefined;
    hurried = false;
    const room = deadline === undefined || deadline.didTimeout ? sliceMs : Math.min(sliceMs, deadline.timeRemaining());
    let rest: Rest = 'idle';
    try {
      rest = work(performance.now() + Math.max(1, room));
    } finally {
      // One bad text must not end the scan; its error still reaches the console.
      if (rest !== 'none') wake(rest === 'hurry' ? 'hurry' : undefined);
    }
  };
  const wake = (hurry?: 'hurry'): void => {
    if (stopped) return;
    if (cancel !== undefined) {
      if (hurry === undefined || hurried) return;
      cancel();
    }
    hurried = hurry !== undefined;
    // Safari has no requestIdleCallback (2026-11).
    if (hurry === undefined && typeof view.requestIdleCallback === 'function') {
      const handle = view.requestIdleCallback(run, { timeout: patienceMs });
      cancel = () => view.cancelIdleCallback(handle);
    } else {
      const handle = view.setTimeout(run, hurry === undefined ? 8 : 0);
      cancel = () => view.clearTimeout(handle);
    }
  };
  return {
    wake,
    get waiting() {
      return cancel !== undefined;
    },
    stop() {
      stopped = true;
      cancel?.();
      cancel = undefined;
    },
  };
}

/** Takes one after the other out of a set; true when time was over before its end. */
export function eachUntil<T>(set: Set<T>, run: (one: T) => void, isOver: () => boolean): boolean {
  for (const one of set) {
    set.delete(one);
    run(one);
    if (isOver()) return true;
  }
  return false;
}
