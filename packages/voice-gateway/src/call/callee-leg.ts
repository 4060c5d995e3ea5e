import type { Peer } from '../media/peer.js';
import { formatParameters } from '../signalling/messages.js';
import type { Session } from '../signalling/session.js';
import type { BrowserLeg, LegEvents } from './leg.js';
import type { LineOptions } from './line.js';
import { createLine } from './line.js';
import type { EndReason } from './reason.js';
import type { LegInfo } from './types.js';

export interface CalleeLegOptions extends Omit<LineOptions, 'callSid'> {
  readonly info: LegInfo;
  /** The devices to ring. */
  readonly sessions: readonly Session[];
  readonly verified: boolean;
  readonly graceMs: (session: Session) => number;
  readonly events: LegEvents;
}

/** An identity that is rung, on all its devices at once. The first to answer is the leg; the others get `cancel`. */
export function createCalleeLeg(options: CalleeLegOptions): BrowserLeg {
  const { info, events, log } = options;
  const callsid = info.callSid;
  const line = createLine({ ...options, callSid: callsid });
  const ringing = new Map<Session, Peer>();
  let claimed = false;
  let over = false;
  let lostDevices = false;

  async function invite(session: Session): Promise<void> {
    const peer = line.newPeer();
    ringing.set(session, peer);
    try {
      const sdp = await peer.offer();
      if (ringing.get(session) !== peer || claimed || over) return;
      // A device that lost its socket while ringing still shows the dead call; it must go before the new one comes.
      if (lostDevices) session.send({ type: 'cancel', payload: { callsid } });
      session.send({
        type: 'invite',
        payload: { callsid, sdp, reconnect: line.token, parameters: parameters(session) },
      });
      events.ringing();
    } catch (error) {
      log('error', 'An offer could not be made.', error);
      stopRinging(session);
      if (ringing.size === 0) events.failed('failed');
    }
  }

  function parameters(session: Session) {
    return {
      CallSid: callsid,
      AccountSid: session.accountSid,
      ApiVersion: '2010-04-01',
      From: info.from,
      To: info.to,
      Params: formatParameters(info.parameters),
      ...(options.verified ? { StirStatus: 'TN-Validation-Passed-A' } : {}),
    };
  }

  function stopRinging(session: Session): void {
    const peer = ringing.get(session);
    ringing.delete(session);
    void peer?.close();
  }

  /** `winner` has the call; every other device falls silent. */
  function cancelOthers(winner: Session | undefined, reason: EndReason): void {
    for (const session of [...ringing.keys()]) {
      if (session !== winner) {
        line.tellReason(reason, session);
        session.send({ type: 'cancel', payload: { callsid } });
      }
      stopRinging(session);
    }
  }

  function claim(session: Session, peer: Peer): void {
    ringing.delete(session);
    line.use(session, peer);
    cancelOthers(session, 'answered-elsewhere');
    events.answered();
  }

  /** A function, because the answer may change while something is awaited. */
  function isLive(): boolean {
    return !over;
  }

  async function answered(session: Session, sdp: string): Promise<void> {
    const peer = ringing.get(session);
    if (peer === undefined || claimed || over) {
      session.send({ type: 'hangup', payload: { callsid } });
      return;
    }
    claimed = true;
    await peer.accept(sdp);
    if (isLive()) claim(session, peer);
  }

  /** `device.connect({ connectToken })` elsewhere, while the phone still rings. */
  async function takeRinging(session: Session, sdp: string): Promise<void> {
    claimed = true;
    const peer = line.newPeer();
    const answer = await peer.answer(sdp);
    if (!isLive()) {
      void peer.close();
      return;
    }
    session.send({ type: 'answer', payload: { callsid, sdp: answer, reconnect: line.token } });
    stopRinging(session);
    claim(session, peer);
  }

  function unusable(error: unknown): void {
    log('warn', 'The description of a browser is unusable.', error);
    events.left('failed');
  }

  for (const session of options.sessions) void invite(session);

  return {
    info,
    port: line.port,
    tellRinging: () => Promise.resolve(false),
    tellAnswered: () => Promise.resolve(),
    end(reason) {
      over = true;
      cancelOthers(undefined, reason);
      line.tellReason(reason);
      line.send({ type: 'hangup', payload: { callsid } });
      line.close();
    },
    media: () => line.media(),
    ownedBy: (session) => line.session === session || ringing.has(session),
    acceptsToken: (token) => line.acceptsToken(token),
    receive(session, message) {
      if (message.type === 'answer') {
        answered(session, message.payload.sdp).catch(unusable);
      } else if (ringing.has(session) && (message.type === 'reject' || message.type === 'hangup')) {
        // Declining on one device declines for the identity: its other devices must not ring on.
        stopRinging(session);
        events.failed('declined');
      } else {
        line.receive(session, message);
      }
    },
    resume(session, sdp) {
      if (line.peer === undefined) {
        if (claimed) session.send({ type: 'hangup', payload: { callsid } });
        else takeRinging(session, sdp).catch(unusable);
      } else {
        line.resume(session, sdp).catch(unusable);
      }
    },
    sessionClosed(session) {
      if (ringing.has(session)) {
        // It may be back before the ringing ends; see `deviceRegistered`.
        lostDevices = true;
        stopRinging(session);
      } else if (line.detach(session)) {
        events.detached(options.graceMs(session));
      }
    },
    deviceRegistered(session) {
      if (!claimed && !over && !ringing.has(session)) void invite(session);
    },
    sendMessage: (content, contentType, messageType) => line.sendMessage(content, contentType, messageType),
    blackhole: (on) => line.peer?.blackhole(on),
  };
}
