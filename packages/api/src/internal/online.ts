/** The browser's opinion on whether there is a network at all. Where nobody knows (Node), there is one. */
export interface Online {
  isOnline(): boolean;
  /** Calls `listener` when the network came back; returns the undo. */
  onOnline(listener: () => void): () => void;
}

export const browserOnline: Online = {
  isOnline: () => (globalThis.navigator as Navigator | undefined)?.onLine !== false,
  onOnline(listener) {
    if (typeof globalThis.addEventListener !== 'function') return () => undefined;
    globalThis.addEventListener('online', listener);
    return () => globalThis.removeEventListener('online', listener);
  },
};
