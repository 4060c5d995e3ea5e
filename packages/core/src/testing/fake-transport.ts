import type { CallParty } from '../call/call.js';
import type { LineState } from '../call/softphone.js';
import type { TransportEvent, TransportStartOptions, VoiceTransport } from '../call/transport.js';
import type { Problem } from '../problem/problem.js';
import { DialoraError } from '../problem/problem.js';
import type { FakeLeg } from './fake-leg.js';
import { createFakeLeg } from './fake-leg.js';

/** What several fake transports of one identity share: hand a carrier to two of them to test a take-over. */
export interface FakeCarrier {
  readonly handovers: Map<string, FakeLeg>;
}

export interface FakeIncoming {
  readonly remote?: CallParty;
  readonly parameters?: Readonly<Record<string, string>>;
}

export interface FakeTransport extends VoiceTransport {
  /** The call ids that were dialled, in order. */
  readonly dialled: readonly string[];
  /** Every leg there ever was, in order. */
  readonly legs: readonly FakeLeg[];
  /** Tokens that `start` and `renewToken` fetched. */
  readonly tokens: readonly string[];
  simulateIncoming(incoming?: FakeIncoming): FakeLeg;
  /** Reports a line state, as when signalling drops. */
  setLine(line: LineState): void;
  /** Every next `start` fails with this until called with `undefined`. */
  failStart(problem: Problem | undefined): void;
  /** Keeps every `start` waiting until the returned function is called. */
  holdStart(): () => void;
  failNextDial(problem: Problem): void;
  /** The carrier says that the token is about to expire: a new one is fetched. */
  renewToken(): Promise<void>;
}

export interface FakeTransportOptions {
  readonly carrier?: FakeCarrier;
  /** Called with each new outgoing leg, to script its far end. */
  readonly onDial?: (leg: FakeLeg, callId: string) => void;
}

export function createFakeCarrier(): FakeCarrier {
  return { handovers: new Map() };
}

/** A transport without a carrier: nothing happens until it is turned by hand. */
export function createFakeTransport(options: FakeTransportOptions = {}): FakeTransport {
  const carrier = options.carrier ?? createFakeCarrier();
  const listeners = new Set<(event: TransportEvent) => void>();
  const legs: FakeLeg[] = [];
  const dialled: string[] = [];
  const tokens: string[] = [];
  let line: LineState = { state: 'off' };
  let startProblem: Problem | undefined;
  let dialProblem: Problem | undefined;
  let held: Promise<void> | undefined;
  let starting: Promise<void> | undefined;
  let started: TransportStartOptions | undefined;

  function tell(event: TransportEvent): void {
    for (const listener of [...listeners]) listener(event);
  }
  function setLine(next: LineState): void {
    line = next;
    tell({ type: 'line', line });
  }
  function addLeg(direction: 'inbound' | 'outbound', incoming: FakeIncoming = {}): FakeLeg {
    const id = `CA${String(legs.length + 1).padStart(4, '0')}${crypto.randomUUID().slice(0, 8)}`;
    const leg = createFakeLeg({ id, direction, handovers: carrier.handovers, ...incoming });
    legs.push(leg);
    return leg;
  }
  function requireReady(): void {
    if (line.state === 'ready' || line.state === 'reconnecting') return;
    throw new DialoraError(
      line.state === 'failed' ? line.problem : { kind: 'gateway-unreachable', detail: 'Not started.' },
    );
  }

  async function begin(start: TransportStartOptions): Promise<void> {
    setLine({ state: 'connecting' });
    try {
      tokens.push(await start.getToken(start.signal === undefined ? {} : { signal: start.signal }));
      await aborting(held, start.signal);
      start.signal?.throwIfAborted();
    } catch (error) {
      setLine({ state: 'off' });
      throw error;
    }
    if (startProblem !== undefined) {
      setLine({ state: 'failed', problem: startProblem });
      throw new DialoraError(startProblem);
    }
    started = start;
    setLine({ state: 'ready' });
  }

  return {
    get line() {
      return line;
    },
    dialled,
    legs,
    tokens,
    start(start) {
      if (started !== undefined) return Promise.resolve();
      starting ??= begin(start).finally(() => {
        starting = undefined;
      });
      return starting;
    },
    stop() {
      started = undefined;
      for (const leg of legs) leg.hangUp();
      if (line.state !== 'off') setLine({ state: 'off' });
      return Promise.resolve();
    },
    async dial(callId, { signal } = {}) {
      await Promise.resolve();
      signal?.throwIfAborted();
      requireReady();
      if (dialProblem !== undefined) {
        const problem = dialProblem;
        dialProblem = undefined;
        throw new DialoraError(problem);
      }
      dialled.push(callId);
      const leg = addLeg('outbound');
      options.onDial?.(leg, callId);
      return leg;
    },
    async resume(handover, { signal } = {}) {
      await Promise.resolve();
      signal?.throwIfAborted();
      requireReady();
      const old = carrier.handovers.get(handover);
      if (old === undefined || old.state === 'ended') {
        throw new DialoraError({ kind: 'not-found', detail: 'No such call to take over.' });
      }
      carrier.handovers.delete(handover);
      const leg = addLeg('outbound', { remote: old.remote, parameters: old.parameters });
      leg.farAnswers();
      old.finish({ reason: 'elsewhere' });
      return leg;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    simulateIncoming(incoming = {}) {
      const leg = addLeg('inbound', { remote: { number: '+442079460018' }, ...incoming });
      tell({ type: 'incoming', leg });
      return leg;
    },
    setLine,
    failStart(problem) {
      startProblem = problem;
    },
    holdStart() {
      let release = (): void => undefined;
      held = new Promise((resolve) => {
        release = resolve;
      });
      return () => {
        held = undefined;
        release();
      };
    },
    failNextDial(problem) {
      dialProblem = problem;
    },
    async renewToken() {
      if (started !== undefined) tokens.push(await started.getToken({}));
    },
  };
}

/** Waits for `work`, or rejects as soon as the signal aborts. */
function aborting(work: Promise<void> | undefined, signal: AbortSignal | undefined): Promise<void> {
  if (work === undefined) return Promise.resolve();
  return new Promise((resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    work.then(resolve, reject);
  });
}
