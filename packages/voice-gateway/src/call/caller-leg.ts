import type { Session } from '../signalling/session.js';
import type { BrowserLeg, LegEvents } from './leg.js';
import type { LineOptions } from './line.js';
import { createLine } from './line.js';
import { toSignallingError } from './reason.js';
import type { LegInfo } from './types.js';

export interface CallerLegOptions extends Omit<LineOptions, 'callSid'> {
  readonly info: LegInfo;
  readonly session: Session;
  /** `TJ…`: what the browser calls it until it heard of the real sid. */
  readonly temporarySid: string;
  readonly offer: string;
  /** Let the caller hear while it rings. */
  readonly earlyMedia: boolean;
  readonly graceMs: (session: Session) => number;
  readonly events: LegEvents;
}

/** A call that a browser placed. */
export function createCallerLeg(options: CallerLegOptions): BrowserLeg {
  const { info, events, log, earlyMedia } = options;
  const callsid = info.callSid;
  const line = createLine({ ...options, callSid: callsid });
  const peer = line.newPeer();
  line.use(options.session, peer);
  let answered = false;
  let told = false;
  let described: Promise<string> | undefined;
  let sdpSent = false;

  /** Once: the browser's offer can be answered only once. */
  function describe(): Promise<string> {
    described ??= peer.answer(options.offer);
    return described;
  }

  function unusable(error: unknown): void {
    log('warn', 'The offer of a browser is unusable.', error);
    events.left('failed');
  }

  return {
    info,
    port: line.port,
    async tellRinging() {
      told = true;
      if (!earlyMedia) {
        line.send({ type: 'ringing', payload: { callsid } });
        return false;
      }
      try {
        const sdp = await describe();
        if (answered) return false;
        sdpSent = true;
        line.send({ type: 'ringing', payload: { callsid, sdp } });
        return true;
      } catch (error) {
        unusable(error);
        return false;
      }
    },
    async tellAnswered() {
      answered = true;
      told = true;
      try {
        const sdp = await describe();
        const description = sdpSent ? {} : { sdp };
        sdpSent = true;
        line.send({ type: 'answer', payload: { callsid, reconnect: line.token, ...description } });
      } catch (error) {
        unusable(error);
      }
    },
    end(reason, from) {
      const error = from === 'answered' ? undefined : toSignallingError(reason);
      line.tellReason(reason);
      const payload = { callsid: told ? callsid : options.temporarySid, ...(error === undefined ? {} : { error }) };
      line.send({ type: 'hangup', payload });
      line.close();
    },
    media: () => line.media(),
    ownedBy: (session) => line.session === session,
    acceptsToken: (token) => answered && line.acceptsToken(token),
    receive(session, message) {
      line.receive(session, message);
    },
    resume(session, sdp) {
      line.resume(session, sdp).catch(unusable);
    },
    sessionClosed(session) {
      if (!line.detach(session)) return;
      // Before the answer the SDK has no token to come back with; its call is closed already.
      if (answered) events.detached(options.graceMs(session));
      else events.left('network');
    },
    deviceRegistered: () => undefined,
    sendMessage: (content, contentType, messageType) => line.sendMessage(content, contentType, messageType),
    blackhole: (on) => line.peer?.blackhole(on),
  };
}
