import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ActiveCall } from './call/call.js';
import type { EndReason } from './call/reason.js';
import type { DialOptions } from './call/switchboard.js';
import { createSwitchboard } from './call/switchboard.js';
import { isBrowserLeg } from './call/leg.js';
import type { CallSnapshot, RingRoute, ScriptRoute } from './call/types.js';
import { ownClock, systemClock } from './clock.js';
import { silentLog } from './log.js';
import type { GatewayOptions, ListenOptions } from './options.js';
import { createPacer } from './media/pacer.js';
import { createPeers } from './media/peers.js';
import { defaultRoute } from './route.js';
import { createRegistry } from './signalling/registry.js';
import { createSignallingServer } from './signalling/server.js';
import { createSession } from './signalling/session.js';
import type { MintOptions } from './token/mint.js';
import { mintToken } from './token/mint.js';

export type { GatewayOptions, ListenOptions } from './options.js';

/** Makes the network and the carrier fail on purpose. */
export interface Faults {
  /** Cuts the signalling sockets of an identity, or of everybody, without a word. */
  dropSockets(identity?: string): void;
  /** Refuses new sockets for `ms`, or until the returned undo is called. */
  refuseConnections(ms?: number): () => void;
  /** Swallows all media of a browser leg, both ways, while on. */
  blackholeMedia(callSid: string, on: boolean): void;
}

/** Each returns false when there is no such leg. */
export interface RecordingControl {
  /** Starts after everybody has heard the announcement; `announcement: false` skips it. */
  start(callSid: string, options?: { readonly announcement?: boolean }): boolean;
  /** Keeps nothing of what is said meanwhile, such as a card number. */
  pause(callSid: string): boolean;
  resume(callSid: string): boolean;
  stop(callSid: string): boolean;
}

export interface Gateway {
  /** Answers WebSocket upgrades of `path` on a server of yours. Returns the undo. */
  attach(server: Server, path?: string): () => void;
  /** Starts a server of its own. Rejects when the port is taken. */
  listen(options?: ListenOptions): Promise<{ readonly port: number; readonly url: string }>;
  mintToken(identity: string, options?: Omit<MintOptions, 'secret'>): string;
  /** All live legs, with what was measured on them. */
  calls(): readonly CallSnapshot[];
  /** How many devices of an identity are registered now. */
  devices(identity: string): number;
  /** Rings identities on behalf of a scripted caller. */
  dial(options: DialOptions): { readonly callSid: string; readonly rung: readonly string[] };
  /** Ends a leg; false when there is none such. */
  hangUp(callSid: string, reason?: EndReason): boolean;
  /** Puts the party of a leg on hold, or takes it off: it hears a tone, the others do not hear it. */
  hold(callSid: string, held: boolean): boolean;
  /** Rings somebody else into the call of a leg; once answered, all hear each other. */
  addParty(callSid: string, route: RingRoute | ScriptRoute): readonly string[];
  /** Rings somebody else and lets the party of `callSid` go; who stays hears it ring. */
  transfer(callSid: string, route: RingRoute | ScriptRoute): readonly string[];
  /** Sends a caller whom nobody answered yet somewhere else, as to a mailbox; false when nothing rings for it. */
  redirect(callSid: string, route: RingRoute | ScriptRoute): boolean;
  /** Joins the call of another leg to the call of this one: everybody hears everybody. False when it cannot be. */
  merge(callSid: string, otherSid: string): boolean;
  /** Everybody in the conversation of a leg, merged calls included. */
  conversation(callSid: string): readonly CallSnapshot[];
  /** Records the conversation of a leg; see the events `recording` and `recorded`. */
  readonly recording: RecordingControl;
  readonly faults: Faults;
  /** What is in use now; all zero after `stop()`. For leak tests. */
  usage(): { readonly calls: number; readonly sockets: number; readonly peers: number; readonly timers: number };
  /** Ends all calls and frees every socket and timer. */
  stop(): Promise<void>;
}

/**
 * A stand-in for Twilio's voice edge: the unmodified Voice SDK registers, places and takes calls against it.
 * @throws RangeError when the secret is empty.
 */
export function createGateway(options: GatewayOptions): Gateway {
  if (options.secret === '') throw new RangeError('createGateway needs a secret to check access tokens with.');
  const clock = ownClock(options.clock ?? systemClock);
  const log = options.log ?? silentLog;
  const pacer = createPacer();
  const peers = createPeers(options.mediaAddresses);
  const registry = createRegistry();
  const servers = new Set<Server>();
  let stopped = false;

  const switchboard = createSwitchboard({
    clock,
    log,
    pacer,
    registry,
    route: options.route ?? defaultRoute,
    noAnswerMs: options.noAnswerMs ?? 30_000,
    graceMs: options.graceMs ?? 10_000,
    earlyMedia: options.earlyMedia ?? true,
    peers,
    tellEndReasons: options.tellEndReasons ?? false,
    emit: (event) => tell(() => options.onEvent?.(event)),
  });

  function tell(listen: () => void): void {
    try {
      listen();
    } catch (error) {
      log('error', 'An event listener failed.', error);
    }
  }
  function tellDevices(identity: string): void {
    if (!stopped) tell(() => options.onDevices?.(identity, registry.devicesOf(identity).length));
  }

  const signalling = createSignallingServer({
    clock,
    onSocket(socket) {
      const session = createSession({
        socket,
        secret: options.secret,
        clock,
        log,
        onCallMessage: (from, message) => switchboard.onMessage(from, message),
        onRegistered(from) {
          switchboard.onRegistered(from);
          if (from.identity !== undefined) tellDevices(from.identity);
        },
        onUnregistered: (_from, identity) => tellDevices(identity),
        onClosed(from) {
          registry.remove(from);
          if (!stopped) switchboard.onClosed(from);
        },
      });
      registry.add(session);
    },
  });

  function withCall(callSid: string, act: (call: ActiveCall) => void): boolean {
    const found = switchboard.find(callSid);
    if (found !== undefined) act(found.call);
    return found !== undefined;
  }

  return {
    attach: (server, path) => signalling.attach(server, path),
    async listen({ port = 0, host = '127.0.0.1', handler } = {}) {
      const server = createServer(handler ?? ((_request, response) => void response.writeHead(404).end()));
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, resolve);
      });
      servers.add(server);
      signalling.attach(server);
      const { port: taken } = server.address() as AddressInfo;
      return { port: taken, url: `ws://${host.includes(':') ? `[${host}]` : host}:${taken}/signal` };
    },
    mintToken: (identity, wanted) =>
      mintToken(identity, { issuedAt: Math.floor(clock.now() / 1000), ...wanted, secret: options.secret }),
    calls: () => switchboard.snapshots(),
    devices: (identity) => registry.devicesOf(identity).length,
    dial: (wanted) => switchboard.dial(wanted),
    hangUp(callSid, reason) {
      const why = reason === undefined ? {} : { reason };
      return withCall(callSid, (call) => call.dispatch({ type: 'left', sid: callSid, ...why }));
    },
    hold(callSid, held) {
      return withCall(callSid, (call) => call.dispatch({ type: 'held', sid: callSid, held }));
    },
    addParty: (callSid, route) => switchboard.addParty(callSid, route),
    transfer(callSid, route) {
      // With nobody to hand over to, letting go would leave the other party alone.
      if (route.kind === 'ring' && !route.identities.some((one) => registry.devicesOf(one).length > 0)) return [];
      const rung = switchboard.addParty(callSid, route);
      if (!switchboard.snapshots().some((leg) => rung.includes(leg.callSid))) return [];
      withCall(callSid, (call) => call.dispatch({ type: 'left', sid: callSid, reason: 'transferred' }));
      return rung;
    },
    redirect: (callSid, route) => switchboard.redirect(callSid, route),
    merge: (callSid, otherSid) => switchboard.merge(callSid, otherSid),
    conversation: (callSid) => switchboard.conversation(callSid),
    recording: {
      start: (callSid, { announcement = true } = {}) =>
        withCall(callSid, (call) => call.startRecording(callSid, announcement)),
      pause: (callSid) => withCall(callSid, (call) => call.pauseRecording(true)),
      resume: (callSid) => withCall(callSid, (call) => call.pauseRecording(false)),
      stop: (callSid) => withCall(callSid, (call) => call.stopRecording()),
    },
    faults: {
      dropSockets(identity) {
        for (const session of registry.all()) {
          if (identity === undefined || session.identity === identity) session.drop();
        }
      },
      refuseConnections: (ms) => signalling.refuse(ms),
      blackholeMedia(callSid, on) {
        const leg = switchboard.find(callSid)?.leg;
        if (leg !== undefined && isBrowserLeg(leg)) leg.blackhole(on);
      },
    },
    usage: () => ({ calls: switchboard.size, sockets: registry.size, peers: peers.open, timers: clock.pending }),
    async stop() {
      if (stopped) return;
      stopped = true;
      switchboard.endAll();
      pacer.stop();
      for (const session of registry.all()) session.drop();
      signalling.close();
      clock.clear();
      await Promise.all([peers.closeAll(), registry.empty()]);
      await Promise.all([...servers].map(closeServer));
    },
  };
}

async function closeServer(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
