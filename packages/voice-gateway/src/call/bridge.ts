import type { Frame } from '../media/frame.js';
import type { AudioPort } from '../media/port.js';
import { createSid } from '../sid.js';
import type { ActiveCall } from './call.js';
import type { Leg } from './leg.js';
import { meterPort } from './metered-port.js';

/** A leg that stands for another call: everybody there is heard here, and the other way round. */
export interface BridgeLeg extends Leg {
  /** The call at the other side, and this bridge's leg in it. */
  readonly beyond: { readonly call: ActiveCall; readonly callSid: string };
}

/** Frames that wait because the two rooms do not tick in the same instant; more would only be delay. */
const maximumWaiting = 3;

/**
 * Joins two calls into one conversation. Each keeps its own record and its own legs; when one of them is over its side of
 * the bridge leaves the other. Returns the sids of the two ends.
 */
export function bridgeCalls(a: ActiveCall, b: ActiveCall): readonly [string, string] {
  const sids = [createSid('CA'), createSid('CA')] as const;
  const towardsA: Frame[] = [];
  const towardsB: Frame[] = [];
  const legA = createBridgeLeg(sids[0], towardsA, towardsB, { call: b, callSid: sids[1] });
  const legB = createBridgeLeg(sids[1], towardsB, towardsA, { call: a, callSid: sids[0] });
  a.addLeg(legA);
  b.addLeg(legB);
  a.dispatch({ type: 'caller-joined', sid: sids[0], answered: true });
  b.dispatch({ type: 'caller-joined', sid: sids[1], answered: true });
  return sids;
}

function createBridgeLeg(
  callSid: string,
  incoming: Frame[],
  outgoing: Frame[],
  beyond: BridgeLeg['beyond'],
): BridgeLeg {
  const port: AudioPort = {
    read: () => incoming.shift(),
    write(frame) {
      outgoing.push(frame);
      if (outgoing.length > maximumWaiting) outgoing.shift();
    },
    sendDigit: (digit) => beyond.call.eventsOf(beyond.callSid).digit(digit),
  };
  const metered = meterPort(port, () => undefined);
  return {
    beyond,
    info: { callSid, direction: 'bridge', from: '', to: '', parameters: {} },
    port: metered,
    tellRinging: () => Promise.resolve(false),
    tellAnswered: () => Promise.resolve(),
    end() {
      // In a later turn: the call at this side is still in the middle of its own step.
      queueMicrotask(() => beyond.call.dispatch({ type: 'left', sid: beyond.callSid }));
    },
    media: () => metered.measure({ rxPackets: 0, txPackets: 0, connected: true }),
  };
}

export function isBridge(leg: Leg): leg is BridgeLeg {
  return 'beyond' in leg;
}
