/** Runs work in slices between the page's own tasks. `work` gets a deadline and returns true when there is more. */
export interface Slicer {
  /** Asks for a slice; many asks are one. */
  wake(): void;
  readonly waiting: boolean;
  stop(): void;
}

const sliceMs = 5;
/** A busy page is asked to make room after this long, so that a chat's numbers are ready soon. */
const patienceMs = 40;

export function createSlicer(view: Window & typeof globalThis, work: (deadline: number) => boolean): Slicer {
  let cancel: (() => void) | undefined;
  let stopped = false;
  const run = (deadline?: IdleDeadline): void => {
    cancel = undefined;
    const room = deadline === undefined || deadline.didTimeout ? sliceMs : Math.min(sliceMs, deadline.timeRemaining());
    let more = true;
    try {
      more = work(performance.now() + Math.max(1, room));
    } finally {
      // One bad text must not end the scan; its error still reaches the console.
      if (more) wake();
    }
  };
  const wake = (): void => {
    if (cancel !== undefined || stopped) return;
    // Safari has no requestIdleCallback (2026-11).
    if (typeof view.requestIdleCallback === 'function') {
      const handle = view.requestIdleCallback(run, { timeout: patienceMs });
      cancel = () => view.cancelIdleCallback(handle);
    } else {
      const handle = view.setTimeout(run, 8);
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
