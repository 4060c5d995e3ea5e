import type { RTCPeerConnectionConfig } from 'werift';

type StunFilter = NonNullable<RTCPeerConnectionConfig['iceFilterStunResponse']>;
type Protocol = Parameters<StunFilter>[2];

/** A switch that makes one peer's UDP sockets swallow everything, as a broken network does. */
export interface Blackhole {
  readonly on: boolean;
  set(on: boolean): void;
  /** To be given to werift as `iceFilterStunResponse`: it is how the sockets of a peer become known. */
  readonly filter: StunFilter;
}

export function createBlackhole(): Blackhole {
  const wrapped = new WeakSet<Protocol>();
  let on = false;

  /** Consent checks go out by themselves and would tell the browser that the path still works. */
  function wrap(protocol: Protocol): void {
    if (wrapped.has(protocol)) return;
    wrapped.add(protocol);
    const sendStun = protocol.sendStun.bind(protocol);
    const sendData = protocol.sendData.bind(protocol);
    protocol.sendStun = async (message, address) => {
      if (!on) await sendStun(message, address);
    };
    protocol.sendData = async (data, address) => {
      if (!on) await sendData(data, address);
    };
  }

  return {
    get on() {
      return on;
    },
    set(value) {
      on = value;
    },
    filter(_message, _address, protocol) {
      wrap(protocol);
      return !on;
    },
  };
}
