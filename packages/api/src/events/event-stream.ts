import {
  createStore,
  systemClock,
  toProblem,
  type Clock,
  type LiveState,
  type Problem,
  type Readable,
} from '@dialora/core';
import * as z from 'zod/mini';
import type { ApiClient } from '../client/client.js';
import { browserOnline, type Online } from '../internal/online.js';
import { backoff } from '../internal/wait.js';
import { streamEvents } from '../routes/events.js';
import { eventSchemas, type EventName, type WireEvent } from '../schemas/events.js';
import { createSseParser } from './sse-parser.js';

export interface EventStreamOptions {
  readonly clock?: Clock;
  readonly online?: Online;
  readonly random?: () => number;
  /** Silence after which the line is given up; the server says something every 15 s. Milliseconds, 45 s by default. */
  readonly silenceMs?: number;
}

export interface EventStream {
  readonly state: Readable<LiveState>;
  /** Why the line is down, as long as it is. */
  readonly problem: Readable<Problem | undefined>;
  /** Connects with the first listener, disconnects with the last. Returns the undo. */
  subscribe(listener: (event: WireEvent) => void, options?: { readonly onGap?: () => void }): () => void;
}

interface Subscriber {
  readonly listener: (event: WireEvent) => void;
  readonly onGap: (() => void) | undefined;
}

/**
 * The API's server-sent events over `fetch` (an `EventSource` cannot send a token). Resumes after the last event it
 * saw; when that is not possible, or an event could not be read, listeners are told of the gap and should reload.
 */
export function createEventStream(client: ApiClient, options: EventStreamOptions = {}): EventStream {
  const clock = options.clock ?? systemClock;
  const online = options.online ?? browserOnline;
  const random = options.random ?? Math.random;
  const silenceMs = options.silenceMs ?? 45_000;
  const state = createStore<LiveState>('connecting');
  const problem = createStore<Problem | undefined>(undefined);
  const subscribers = new Set<Subscriber>();

  let connection: AbortController | undefined;
  let lastId: string | undefined;
  let wasOpen = false;
  let failures = 0;
  let baseDelay = 1000;
  let cancelRetry: (() => void) | undefined;
  let stopListening: (() => void) | undefined;

  function tell(run: (subscriber: Subscriber) => void): void {
    // A copy, because a listener may unsubscribe while it is being told.
    for (const subscriber of [...subscribers]) {
      if (!subscribers.has(subscriber)) continue;
      try {
        run(subscriber);
      } catch (error) {
        // One listener's fault must neither cost the others their event nor break the line.
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }

  const gap = (): void => tell((subscriber) => subscriber.onGap?.());

  function onFrame(frame: { readonly event: string; readonly data: string }): void {
    if (frame.event === 'gap') {
      gap();
      return;
    }
    if (!isKnown(frame.event)) return; // a newer server's event
    const data = parseJson(frame.data);
    const parsed = z.safeParse(eventSchemas[frame.event], data);
    if (!parsed.success) {
      // What cannot be read has still happened.
      gap();
      return;
    }
    const event = { event: frame.event, data: parsed.data } as WireEvent;
    tell((subscriber) => subscriber.listener(event));
  }

  async function connect(): Promise<void> {
    cancelRetry?.();
    const own = new AbortController();
    connection = own;
    if (wasOpen && lastId === undefined) gap();
    let cancelSilence = (): void => undefined;
    const alive = (): void => {
      cancelSilence();
      cancelSilence = clock.after(silenceMs, () => own.abort(new DOMException('silent for too long', 'TimeoutError')));
    };
    try {
      const response = await client.open(streamEvents, {
        signal: own.signal,
        retries: 0,
        headers: { 'Cache-Control': 'no-cache', ...(lastId === undefined ? {} : { 'Last-Event-ID': lastId }) },
      });
      if (connection !== own) return;
      wasOpen = true;
      alive();
      problem.set(undefined);
      state.set('open');
      await read(response, own, alive);
      throw new DOMException('the server ended the stream', 'NetworkError');
    } catch (error) {
      if (connection !== own) return;
      lost(toProblem(error));
    } finally {
      cancelSilence();
      own.abort();
    }
  }

  async function read(response: Response, own: AbortController, alive: () => void): Promise<void> {
    if (response.body === null) return;
    const parser = createSseParser({
      onFrame,
      onId: (id) => (lastId = id === '' ? undefined : id),
      onRetry: (ms) => (baseDelay = Math.min(60_000, Math.max(100, ms))),
    });
    const reader = response.body.getReader();
    const decoder = new TextDecoder();
    // The body of a response that is not read any more does not always see its request's signal.
    const cancel = (): void => void reader.cancel().catch(() => undefined);
    own.signal.addEventListener('abort', cancel, { once: true });
    for (;;) {
      const { done, value } = await reader.read();
      if (done || own.signal.aborted) return;
      failures = 0;
      alive();
      parser.push(decoder.decode(value, { stream: true }));
    }
  }

  function lost(cause: Problem): void {
    connection = undefined;
    problem.set(
      cause.kind === 'unknown' ? { kind: 'api-unreachable', detail: cause.detail ?? 'the stream broke' } : cause,
    );
    state.set('lost');
    const delay = Math.max(cause.retryAfterMs ?? 0, backoff(failures, baseDelay, 30_000, random));
    failures += 1;
    cancelRetry = clock.after(delay, () => void connect());
  }

  function start(): void {
    state.set('connecting');
    stopListening = online.onOnline(() => {
      if (connection !== undefined) return;
      failures = 0;
      void connect();
    });
    void connect();
  }

  function stop(): void {
    stopListening?.();
    cancelRetry?.();
    const open = connection;
    connection = undefined;
    open?.abort(new DOMException('nobody listens any more', 'AbortError'));
    // Whoever subscribes next loads afresh.
    lastId = undefined;
    wasOpen = false;
    failures = 0;
    problem.set(undefined);
    state.set('connecting');
  }

  return {
    state,
    problem,
    subscribe(listener, { onGap } = {}) {
      const subscriber: Subscriber = { listener, onGap };
      subscribers.add(subscriber);
      if (subscribers.size === 1) start();
      return () => {
        if (subscribers.delete(subscriber) && subscribers.size === 0) stop();
      };
    },
  };
}

function isKnown(name: string): name is EventName {
  return Object.hasOwn(eventSchemas, name);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
