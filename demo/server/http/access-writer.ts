import type { Database } from '../db/database.js';
import type { Log } from '../log.js';
import { writeAccess, type AccessLine } from './access.js';

export interface AccessWriter {
  /** Notes a read; it is on the disk within a quarter of a second. Changes are noted in their own transaction instead. */
  note(line: AccessLine): void;
  /** Writes what was noted so far. */
  flush(): Promise<void>;
  stop(): Promise<void>;
}

const waitMs = 250;

/**
 * Gathers what was read and writes it in one go, so that reading a page of a feed does not wait for a disk. What is
 * played or taken away is flushed before it is handed out.
 */
export function createAccessWriter(db: Database, log: Log): AccessWriter {
  let waiting: AccessLine[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();

  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const lines = waiting;
    waiting = [];
    if (lines.length > 0) writing = writing.then(() => write(lines));
    return writing;
  }

  async function write(lines: readonly AccessLine[]): Promise<void> {
    for (const accountId of new Set(lines.map((line) => line.accountId))) {
      try {
        const own = lines.filter((line) => line.accountId === accountId);
        await db.write(accountId, (tx) => writeAccess(tx, own));
      } catch (cause) {
        log.fault('The access log could not be written.', cause);
      }
    }
  }

  return {
    note(line) {
      waiting.push(line);
      timer ??= setTimeout(() => void flush(), waitMs).unref();
    },
    flush,
    stop: () => flush(),
  };
}
