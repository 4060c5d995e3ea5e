import { systemClock, type Clock } from '@dialora/core';
import * as z from 'zod/mini';
import type { Port, ToPage, ToWorker } from './frames.js';
import { pageHeaders, toPageSchema } from './frames.js';

interface Waiting {
  taken(): void;
  head(frame: Extract<ToPage, { kind: 'head' }>): void;
  chunk(bytes: Uint8Array): void;
  end(): void;
  fail(error: Error): void;
}

const encoder = new TextEncoder();

const allowed = new Set<string>(pageHeaders);

/** Answers that may not have a body, even an empty stream (Fetch standard, "null body status"). */
const bodiless = new Set([101, 204, 205, 304]);

export interface WorkerFetchOptions {
  readonly connect: () => Port;
  readonly newId?: () => string;
  readonly clock?: Clock;
}

/** A worker takes a request in a moment, its start included; one that says nothing for so long (ms) was stopped. */
const takenWithinMs = 4000;

/**
 * A `fetch` for extension pages that is carried out by the service worker, so that no token ever comes here. Connects
 * with the first request and again after the worker was stopped; what was under way then fails like a lost network, and
 * the API client repeats it with the same idempotency key.
 */
export function createWorkerFetch(options: WorkerFetchOptions): typeof fetch {
  const { connect, newId = () => crypto.randomUUID(), clock = systemClock } = options;
  const waiting = new Map<string, Waiting>();
  let port: Port | undefined;

  function open(): Port {
    if (port !== undefined) return port;
    const opened = connect();
    port = opened;
    opened.onMessage.addListener((raw) => {
      const parsed = z.safeParse(toPageSchema, raw);
      if (parsed.success) receive(parsed.data);
    });
    opened.onDisconnect.addListener(() => lose(opened));
    return opened;
  }

  /** The worker at the other end is gone; what it was asked for fails, and the next request wakes another. */
  function lose(lost: Port): void {
    if (port !== lost) return;
    port = undefined;
    for (const one of [...waiting.values()]) one.fail(new TypeError('the service worker was stopped'));
    waiting.clear();
  }

  function receive(frame: ToPage): void {
    const one = waiting.get(frame.id);
    if (one === undefined) return;
    one.taken();
    if (frame.kind === 'taken') return;
    if (frame.kind === 'head') one.head(frame);
    else if (frame.kind === 'chunk') one.chunk(encoder.encode(frame.text));
    else if (frame.kind === 'bytes') one.chunk(Uint8Array.from(atob(frame.base64), (byte) => byte.charCodeAt(0)));
    else {
      waiting.delete(frame.id);
      if (frame.kind === 'end') one.end();
      else one.fail(new TypeError('Failed to fetch'));
    }
  }

  return (input, init = {}) =>
    new Promise((resolve, reject) => {
      const signal = init.signal ?? undefined;
      if (signal?.aborted === true) {
        reject(asError(signal.reason));
        return;
      }
      const id = newId();
      let body: ReadableStreamDefaultController<Uint8Array> | undefined;
      let cancelTimer = (): void => undefined;
      const forget = (): void => {
        cancelTimer();
        signal?.removeEventListener('abort', onAbort);
      };
      const fail = (error: Error): void => {
        forget();
        reject(error);
        body?.error(error);
      };
      const abort = (reason: unknown): void => {
        if (waiting.delete(id)) port?.postMessage({ kind: 'abort', id } satisfies ToWorker);
        fail(asError(reason));
      };
      const onAbort = (): void => abort(signal?.reason);
      signal?.addEventListener('abort', onAbort, { once: true });

      waiting.set(id, {
        taken: () => cancelTimer(),
        head({ status, headers }) {
          const stream = new ReadableStream<Uint8Array>({
            start: (controller) => void (body = controller),
            cancel: (reason) => abort(reason),
          });
          resolve(new Response(bodiless.has(status) ? null : stream, { status, headers }));
        },
        chunk: (bytes) => body?.enqueue(bytes),
        end() {
          forget();
          body?.close();
        },
        fail,
      });
      try {
        const used = open();
        used.postMessage(toFrame(id, input, init));
        cancelTimer = clock.after(takenWithinMs, () => {
          // A worker that is stopped while it starts leaves a port that is open and dead.
          used.disconnect();
          lose(used);
        });
      } catch (error) {
        waiting.delete(id);
        fail(asError(error));
      }
    });
}

function toFrame(id: string, input: string | URL | Request, init: RequestInit): ToWorker {
  const request = input instanceof Request ? input : undefined;
  const url = new URL(input instanceof Request ? input.url : input);
  const headers: Record<string, string> = {};
  for (const [name, value] of new Headers(init.headers ?? request?.headers))
    if (allowed.has(name)) headers[name] = value;
  return {
    kind: 'request',
    id,
    method: (init.method ?? request?.method ?? 'GET') as Extract<ToWorker, { kind: 'request' }>['method'],
    path: url.pathname + url.search,
    headers,
    ...(typeof init.body === 'string' ? { body: init.body } : {}),
  };
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new DOMException('The request was given up.', 'AbortError');
}
