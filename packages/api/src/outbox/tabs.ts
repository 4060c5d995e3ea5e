/** What tabs of one outbox tell each other. */
export type TabMessage =
  { readonly type: 'changed' } | { readonly type: 'sending'; readonly id: string | null } | { readonly type: 'wiped' };

export interface Tabs {
  /** Runs one at a time over all tabs and workers of this origin; later callers wait. */
  exclusively<T>(run: () => Promise<T>): Promise<T>;
  /** Tells the other tabs. */
  tell(message: TabMessage): void;
  onMessage(listener: (message: TabMessage) => void): () => void;
  close(): void;
}

/**
 * Web Locks and a BroadcastChannel under one name. A lock dies with its tab, so a killed drainer never blocks the
 * next. Where either is missing (an old browser, Node) this page is treated as the only one; a write that two tabs
 * then send twice still arrives once, by its idempotency key.
 */
export function createTabs(name: string): Tabs {
  const locks = (globalThis as { readonly navigator?: { readonly locks?: LockManager } }).navigator?.locks;
  const channel = typeof BroadcastChannel === 'function' ? new BroadcastChannel(name) : undefined;
  const closing = new AbortController();
  let last: Promise<unknown> = Promise.resolve();

  function inThisPage<T>(run: () => Promise<T>): Promise<T> {
    const turn = last.then(run, run);
    last = turn.catch(() => undefined);
    return turn;
  }

  return {
    exclusively<T>(run: () => Promise<T>): Promise<T> {
      if (locks === undefined) return inThisPage(run);
      return locks.request(name, { signal: closing.signal }, run);
    },
    tell: (message) => {
      if (!closing.signal.aborted) channel?.postMessage(message);
    },
    onMessage(listener) {
      const receive = (event: MessageEvent<unknown>): void => {
        if (isTabMessage(event.data)) listener(event.data);
      };
      channel?.addEventListener('message', receive);
      return () => channel?.removeEventListener('message', receive);
    },
    close() {
      closing.abort();
      channel?.close();
    },
  };
}

function isTabMessage(value: unknown): value is TabMessage {
  if (typeof value !== 'object' || value === null || !('type' in value)) return false;
  if (value.type === 'changed' || value.type === 'wiped') return true;
  return value.type === 'sending' && 'id' in value && (value.id === null || typeof value.id === 'string');
}
