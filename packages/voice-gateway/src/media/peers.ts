import type { Peer, PeerOptions } from './peer.js';
import { createPeer } from './peer.js';

/** Makes peers and knows which are still open, so that stopping can wait for the last UDP socket. */
export interface Peers {
  readonly open: number;
  create(onDigit: PeerOptions['onDigit']): Peer;
  closeAll(): Promise<void>;
}

export function createPeers(addresses?: readonly string[]): Peers {
  const open = new Set<Peer>();
  return {
    get open() {
      return open.size;
    },
    create(onDigit) {
      const peer = createPeer({
        onDigit,
        onClosed: () => void open.delete(peer),
        ...(addresses === undefined ? {} : { addresses }),
      });
      open.add(peer);
      return peer;
    },
    async closeAll() {
      await Promise.all([...open].map((peer) => peer.close()));
    },
  };
}
