/** Work that waits in a table and is done one look at a time, by as many servers as there are. */
export interface Drain {
  /** Something may be waiting: look now, or once more after the look that is running. */
  wake(): void;
  /** Resolves once everything that was due has been done or put off. */
  settled(): Promise<void>;
  /** Starts nothing more; resolves once what is running has ended. */
  stop(): Promise<void>;
}

/** `look` does all that is due; what it throws goes to `fault`, and the next `wake` tries again. */
export function createDrain(look: () => Promise<void>, fault: (cause: unknown) => void): Drain {
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;

  function start(): Promise<void> {
    again = false;
    return look()
      .catch(fault)
      .finally(() => {
        running = undefined;
        if (again) wake();
      });
  }

  function wake(): void {
    if (stopped) return;
    if (running === undefined) running = start();
    else again = true;
  }

  return {
    wake,
    async settled() {
      while (running !== undefined) await running;
    },
    async stop() {
      stopped = true;
      await running;
    },
  };
}
