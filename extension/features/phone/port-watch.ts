import type { Port } from '../network/frames.js';

/**
 * The worker's part in the ports between panels and the page with the audio. Each such port reaches the worker as well,
 * and as long as it is open there, a panel does not notice that the page at its other end is gone; closing it there at
 * once would close it for everybody. So the worker keeps them and lets go when that page had to be made anew: the panels
 * then connect again, to the new one.
 */
export interface PortWatch {
  add(port: Port): void;
  letGo(): void;
}

export function createPortWatch(): PortWatch {
  const ports = new Set<Port>();
  return {
    add(port) {
      ports.add(port);
      port.onDisconnect.addListener(() => ports.delete(port));
    },
    letGo() {
      for (const port of ports) port.disconnect();
      ports.clear();
    },
  };
}
