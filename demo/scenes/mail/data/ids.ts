import type { Thread } from './types.js';

/** The three names a thread goes by. None can be computed from another by a reader of the page. */
export interface ThreadIds {
  /** `thread-f:<decimal>` for received threads, `thread-a:r-<digits>` for own ones. */
  readonly perm: string;
  /** Hexadecimal id as mail APIs use it. */
  readonly legacy: string;
  /** What stands in the address: opaque letters, not an id. */
  readonly token: string;
}

const threadBase = 1_850_000_000_000_000_000n;

export function threadIds(thread: Pick<Thread, 'serial' | 'own'>): ThreadIds {
  const decimal = threadBase + BigInt(thread.serial) * 7_919_000_003n;
  return {
    perm: thread.own ? `thread-a:r-77${decimal}` : `thread-f:${decimal}`,
    legacy: decimal.toString(16),
    token: `FMfcgzQ${opaque(decimal)}`,
  };
}

/** `msg-f:<decimal>` and the hexadecimal id that belongs to it. */
export function messageIds(
  thread: Pick<Thread, 'serial'>,
  index: number,
): { readonly perm: string; readonly legacy: string } {
  const decimal = threadBase + BigInt(thread.serial) * 7_919_000_003n + BigInt(index) * 104_729n;
  return { perm: `msg-f:${decimal}`, legacy: decimal.toString(16) };
}

const letters = 'bcdfghjklmnpqrstvwxzBCDFGHJKLMNPQRSTVWXZ';

function opaque(value: bigint): string {
  let rest = value * 48_271n;
  let text = '';
  while (rest > 0n) {
    text += letters[Number(rest % 40n)] ?? '';
    rest /= 40n;
  }
  return text;
}
