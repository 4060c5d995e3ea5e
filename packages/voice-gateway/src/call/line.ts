import type { CallMessage, Session } from '../signalling/session.js';
import type { ServerMessage } from '../signalling/frames.js';
import { readFingerprint } from '../media/sdp.js';
import type { Peer } from '../media/peer.js';
import type { Peers } from '../media/peers.js';
import type { Log } from '../log.js';
import { createSid } from '../sid.js';
import type { LegEvents } from './leg.js';
import type { MeteredPort } from './metered-port.js';
import { meterPort } from './metered-port.js';
import type { EndReason } from './reason.js';
import { isWorthTelling } from './reason.js';
import type { LegMedia } from './types.js';

/** What an established browser leg is, however it came about: a socket that may change and a peer that may be replaced. */
export interface Line {
  readonly port: MeteredPort;
  readonly session: Session | undefined;
  /** The token that the browser shows to come back, or that another device shows to take over. */
  readonly token: string;
  readonly peer: Peer | undefined;
  send(message: ServerMessage): void;
  newPeer(): Peer;
  use(session: Session, peer: Peer): void;
  acceptsToken(token: string): boolean;
  /** Passes on what another party said with `call.sendMessage()`. */
  sendMessage(content: unknown, contentType: string | undefined, messageType: string | undefined): void;
  /** Says to a browser why its leg ends now, where that is asked for and the protocol cannot; before the end itself. */
  tellReason(reason: EndReason | 'moved', to?: Session): void;
  /** Handles what either kind of leg handles alike; true when it did. */
  receive(session: Session, message: CallMessage): boolean;
  /** Comes back on another socket, or moves to another device. Rejects when the description is unusable. */
  resume(session: Session, sdp: string): Promise<void>;
  /** The socket is gone; true when it was this line's. */
  detach(session: Session): boolean;
  media(): LegMedia;
  close(): void;
}

export interface LineOptions {
  readonly callSid: string;
  readonly events: LegEvents;
  readonly peers: Peers;
  readonly log: Log;
  readonly tellEndReasons: boolean;
}

/** The type of the message that says why a leg ends, as `{ "reason": … }`. */
export const endReasonMessage = 'end-reason';

export function createLine({ callSid, events, peers, log, tellEndReasons }: LineOptions): Line {
  let session: Session | undefined;
  let peer: Peer | undefined;
  let token = createSid('RT');
  let formerToken = token;
  let closed = false;

  const port = meterPort(
    {
      read: () => peer?.read(),
      write: (frame) => peer?.write(frame),
      sendDigit: (digit) => peer?.sendDigit(digit),
    },
    (flowing) => events.flowing(flowing),
  );

  function onDigit(digit: { digit: string; durationMs: number }): void {
    port.heardDigit(digit.digit);
    events.digit(digit);
  }

  function rotate(): string {
    formerToken = token;
    token = createSid('RT');
    return token;
  }

  const line: Line = {
    port,
    get session() {
      return session;
    },
    get peer() {
      return peer;
    },
    get token() {
      return token;
    },
    send: (message) => session?.send(message),
    sendMessage(content, contenttype = 'application/json', messagetype = 'user-defined-message') {
      const voiceeventsid = createSid('KX');
      line.send({ type: 'message', payload: { callsid: callSid, content, contenttype, messagetype, voiceeventsid } });
    },
    tellReason(reason, to = session) {
      if (!tellEndReasons || (reason !== 'moved' && !isWorthTelling(reason))) return;
      to?.send({
        type: 'message',
        payload: {
          callsid: callSid,
          content: { reason },
          contenttype: 'application/json',
          messagetype: endReasonMessage,
          voiceeventsid: createSid('KX'),
        },
      });
    },
    newPeer: () => peers.create(onDigit),
    use(newSession, newPeer) {
      if (peer !== undefined && peer !== newPeer) void peer.close();
      session = newSession;
      peer = newPeer;
      if (closed) void newPeer.close();
    },
    // The former one too: the answer that carried its successor may have been lost with the socket.
    acceptsToken: (shown) => shown === token || shown === formerToken,
    receive(from, message) {
      switch (message.type) {
        case 'hangup':
          session = undefined;
          events.left();
          return true;
        case 'dtmf':
          for (const digit of message.payload.dtmf.replaceAll('w', '')) onDigit({ digit, durationMs: 160 });
          return true;
        case 'reinvite':
          restartIce(from, message.payload.sdp);
          return true;
        case 'message': {
          const { voiceeventsid, content, contenttype, messagetype } = message.payload;
          const acknowledged = voiceeventsid === undefined ? {} : { voiceeventsid };
          from.send({ type: 'ack', payload: { acktype: 'message', callsid: callSid, ...acknowledged } });
          events.message(content, contenttype, messagetype);
          return true;
        }
        case 'answer':
        case 'reject':
        case 'invite':
          return false;
      }
    },
    async resume(newSession, sdp) {
      const previous = session;
      if (peer?.fingerprint !== undefined && peer.fingerprint === readFingerprint(sdp)) {
        session = newSession;
        newSession.send({ type: 'answer', payload: { callsid: callSid, reconnect: rotate() } });
        events.attached();
        return;
      }
      const replacement = line.newPeer();
      const reconnect = rotate();
      // The old page must not come back with a token of its own once the leg has moved.
      formerToken = token;
      const answer = await replacement.answer(sdp);
      line.use(newSession, replacement);
      newSession.send({ type: 'answer', payload: { callsid: callSid, sdp: answer, reconnect } });
      if (previous !== undefined && previous !== newSession) {
        line.tellReason('moved', previous);
        previous.send({ type: 'hangup', payload: { callsid: callSid } });
      }
      events.attached();
      events.moved();
    },
    detach(from) {
      if (session !== from) return false;
      session = undefined;
      return true;
    },
    media: () =>
      port.measure({
        rxPackets: peer?.rxPackets ?? 0,
        txPackets: peer?.txPackets ?? 0,
        connected: peer?.connected ?? false,
      }),
    close() {
      closed = true;
      session = undefined;
      void peer?.close();
    },
  };

  function restartIce(from: Session, sdp: string): void {
    const current = peer;
    if (current === undefined) return;
    current.answer(sdp).then(
      (answer) => from.send({ type: 'answer', payload: { callsid: callSid, sdp: answer } }),
      (error: unknown) => log('warn', 'An ICE restart failed.', error),
    );
  }

  return line;
}
