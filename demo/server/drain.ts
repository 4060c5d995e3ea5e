/** Work that waits in a table and is done one look at a time, by as many servers as there are. */
export interface Drain {
  /** Something may be waiting: look now, or once more after the look that is running. */
  wake(): void;
  /** Resolves once everything that was due has been done or put off. */
  settled(): Promise<void>;
  /** Starts nothing more; resolves once what is running has ended. */
  stop(): Promise<void>;
  /** Aborts with `stop`, so that a look can end early. */
  readonly stopping: AbortSignal;
}

/** `look` does all that is due; what it throws goes to `fault`, unless it is being stopped, and the next `wake` tries again. */
export function createDrain(look: () => Promise<void>, fault: (cause: unknown) => void): Drain {
  const abort = new AbortController();
  const stopping = abort.signal;
  let running: Promise<void> | undefined;
  let again = false;

  function start(): Promise<void> {
    again = false;
    return look()
      .catch((cause: unknown) => {
        // What was cut short is no fault.
        if (!stopping.aborted) fault(cause);
      })
      .finally(() => {
        running = undefined;
        if (again) wake();
      });
  }

  function wake(): void {
    if (stopping.aborted) return;
    if (running === undefined) running = start();
    else again = true;
  }

  return {
    wake,
    async settled() {
      while (running !== undefined) await running;
    },
    async stop() {
      abort.abort();
      await running;
    },
    stopping,
  };
}
