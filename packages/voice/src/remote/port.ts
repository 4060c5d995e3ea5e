/** A two-way line for plain data between pages, frames and workers. Every subscribe returns its undo. */
export interface Port {
  /** Hands a message over; silently dropped once the other end is gone. */
  postMessage(message: unknown): void;
  onMessage(listener: (message: unknown) => void): () => void;
  /** Called once when the other end is gone, as when a service worker was stopped. */
  onDisconnect(listener: () => void): () => void;
  close(): void;
  /**
   * Opens a line of its own to the same other end, for what comes often and only some want to hear. Absent where nobody
   * but one view is at the other end: what is not asked for is not sent there.
   */
  readonly openAside?: () => Port;
}

/** What is used of `chrome.runtime.Port` and of webextension-polyfill's. */
export interface RuntimePort {
  postMessage(message: unknown): void;
  disconnect(): void;
  readonly onMessage: RuntimeEvent<(message: unknown) => void>;
  readonly onDisconnect: RuntimeEvent<() => void>;
}
interface RuntimeEvent<L> {
  addListener(listener: L): void;
  removeListener(listener: L): void;
}

/** A port of `chrome.runtime.connect()` or `onConnect`. */
export function portOfRuntime(runtime: RuntimePort): Port {
  let open = true;
  runtime.onDisconnect.addListener(() => {
    open = false;
  });
  return {
    postMessage(message) {
      if (!open) return;
      try {
        runtime.postMessage(message);
      } catch {
        // The port closed between two lines; `onDisconnect` tells.
        open = false;
      }
    },
    onMessage(listener) {
      // Firefox hands over the port as a second argument; nobody here wants it.
      const heard = (message: unknown): void => listener(message);
      runtime.onMessage.addListener(heard);
      return () => runtime.onMessage.removeListener(heard);
    },
    onDisconnect(listener) {
      const heard = (): void => listener();
      runtime.onDisconnect.addListener(heard);
      return () => runtime.onDisconnect.removeListener(heard);
    },
    close() {
      open = false;
      runtime.disconnect();
    },
  };
}

/** A `MessagePort`. Only newer browsers tell when its other end is gone (`close` event, Chromium 122). */
export function portOfMessagePort(channel: MessagePort): Port {
  return {
    postMessage: (message) => channel.postMessage(message),
    onMessage(listener) {
      const heard = (event: MessageEvent<unknown>): void => listener(event.data);
      channel.addEventListener('message', heard);
      channel.start();
      return () => channel.removeEventListener('message', heard);
    },
    onDisconnect(listener) {
      channel.addEventListener('close', listener, { once: true });
      return () => channel.removeEventListener('close', listener);
    },
    close: () => channel.close(),
  };
}
