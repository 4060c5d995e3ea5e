import type { WebSocket } from 'ws';
import type { Clock } from '../clock.js';
import type { Log } from '../log.js';
import { verifyToken } from '../token/verify.js';
import type { ServerMessage } from './frames.js';
import { formatServerFrame, heartbeat } from './frames.js';
import type { ClientMessage, ClientPayload } from './messages.js';
import { parseClientFrame } from './messages.js';

/** One WebSocket of one Voice SDK `Device`. */
export interface Session {
  readonly identity: string | undefined;
  readonly registered: boolean;
  /** May the token of this socket still place calls? */
  readonly mayDial: boolean;
  readonly accountSid: string;
  /** How long the client itself tries to come back after a drop, from its `maxCallSignalingTimeoutMs`. */
  readonly reconnectTimeoutMs: number;
  /** Milliseconds since the epoch at which it registered last: the newest devices are rung first. */
  readonly registeredAt: number;
  send(message: ServerMessage): void;
  /** Cuts the socket without a closing handshake, as a lost network does. */
  drop(): void;
}

export type CallMessage = Exclude<ClientMessage, { type: 'listen' | 'register' }>;

export interface SessionHandlers {
  /** A message about a call, from a socket with a valid token. */
  onCallMessage(session: Session, message: CallMessage): void;
  onRegistered(session: Session): void;
  /** It can be rung no more, though the socket may be open; told before `onClosed` when the socket closed. */
  onUnregistered(session: Session, identity: string): void;
  onClosed(session: Session): void;
}

export interface SessionOptions extends SessionHandlers {
  readonly socket: WebSocket;
  readonly secret: string;
  readonly clock: Clock;
  readonly log: Log;
}

const heartbeatMs = 5_000;
/** The client echoes each heartbeat; this long without any frame means a half-open connection (a laptop asleep). */
const silenceMs = 20_000;
/** A socket that shows no token by then is none of ours. */
const listenDeadlineMs = 10_000;

/** Speaks PStream with one socket: token, registration, heartbeat. Calls are somebody else's business. */
export function createSession(options: SessionOptions): Session {
  const { socket, clock, log } = options;
  let identity: string | undefined;
  let accountSid = '';
  let mayDial = false;
  let mayReceive = false;
  let registeredAt = 0;
  let registered = false;
  let reconnectTimeoutMs = 0;
  let heardAt = clock.now();
  let stopExpiry = (): void => undefined;
  const stopDeadline = clock.after(listenDeadlineMs, () => socket.terminate());
  let stopHeartbeat = clock.after(heartbeatMs, beat);

  const session: Session = {
    get identity() {
      return identity;
    },
    get registered() {
      return registered;
    },
    get mayDial() {
      return mayDial;
    },
    get accountSid() {
      return accountSid;
    },
    get reconnectTimeoutMs() {
      return reconnectTimeoutMs;
    },
    get registeredAt() {
      return registeredAt;
    },
    send(message) {
      if (socket.readyState === socket.OPEN) socket.send(formatServerFrame(message));
    },
    drop: () => socket.terminate(),
  };

  socket.on('message', (data: Buffer, isBinary) => {
    heardAt = clock.now();
    if (isBinary) return;
    const frame = parseClientFrame(data.toString('utf8'));
    if (frame.kind === 'heartbeat') return;
    if (frame.kind === 'malformed') {
      log('warn', 'A frame was refused.', { identity, why: frame.why });
      session.send({ type: 'error', payload: { error: { code: 31100, message: `Malformed request. ${frame.why}` } } });
      return;
    }
    receive(frame.message);
  });
  socket.on('error', (error) => log('debug', 'A socket failed.', error));
  socket.on('close', () => {
    stopHeartbeat();
    stopDeadline();
    stopExpiry();
    unregister();
    options.onClosed(session);
  });

  function receive(message: ClientMessage): void {
    if (message.type === 'listen') {
      listen(message.payload);
    } else if (identity === undefined) {
      session.send({
        type: 'error',
        payload: { error: { code: 31204, message: 'Send `listen` with a token first.' } },
      });
    } else if (message.type === 'register') {
      register(message.payload);
    } else {
      options.onCallMessage(session, message);
    }
  }

  function listen(payload: ClientPayload<'listen'>): void {
    stopDeadline();
    stopExpiry();
    const check = verifyToken(payload.token, options.secret, clock.now());
    if (!check.ok) {
      log('info', 'A token was refused.', { code: check.code });
      session.send({ type: 'error', payload: { error: { code: check.code, message: check.message } } });
      return;
    }
    if (identity !== check.identity) unregister();
    ({ identity, mayDial, mayReceive, accountSid } = check);
    reconnectTimeoutMs = Math.max(0, payload.reconnectTimeout ?? 0) * 1000;
    stopExpiry = clock.after(Math.min(check.ttlSeconds * 1000, 0x7fffffff), expire);
    const token = { identity: check.identity, ttl: check.ttlSeconds };
    session.send({
      type: 'connected',
      payload: { region: 'local', edge: 'local', gateway: 'dialora-voice-gateway', token },
    });
  }

  function register(payload: ClientPayload<'register'>): void {
    if (payload.media?.audio !== true) {
      unregister();
      session.send({ type: 'offline', payload: {} });
    } else if (!mayReceive) {
      session.send({ type: 'error', payload: { error: { code: 31201, message: 'The token may not receive calls.' } } });
    } else {
      const before = registered;
      registered = true;
      session.send({ type: 'ready', payload: {} });
      // The client repeats `register` every 30 s; only a change counts as news.
      if (before) return;
      registeredAt = clock.now();
      options.onRegistered(session);
    }
  }

  /** Calls in progress go on; new ones need a new token. `offline` makes the device show that it cannot be reached. */
  function expire(): void {
    mayDial = false;
    mayReceive = false;
    session.send({ type: 'error', payload: { error: { code: 31205, message: 'The access token has expired.' } } });
    if (registered) session.send({ type: 'offline', payload: {} });
    unregister();
  }

  function unregister(): void {
    if (!registered) return;
    registered = false;
    if (identity !== undefined) options.onUnregistered(session, identity);
  }

  function beat(): void {
    if (clock.now() - heardAt > silenceMs) {
      socket.terminate();
      return;
    }
    if (socket.readyState === socket.OPEN) socket.send(heartbeat);
    stopHeartbeat = clock.after(heartbeatMs, beat);
  }

  return session;
}
