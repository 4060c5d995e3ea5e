import * as z from 'zod/mini';
import type { Port, ToPage, ToWorker } from './frames.js';
import { toWorkerSchema } from './frames.js';

export interface ServeOptions {
  readonly apiOrigin: string;
  readonly fetch: typeof fetch;
  /** The access token of the moment; undefined when nobody is signed in. */
  readonly token: () => Promise<string | undefined>;
}

const namedSchema = z.object({ id: z.string() });

type RequestFrame = Extract<ToWorker, { kind: 'request' }>;

/**
 * The service worker's end: does a page's requests with the token that only the worker has, and hands back what comes,
 * piece by piece. A page that goes away takes its requests with it.
 */
export function serveNetwork(port: Port, { apiOrigin, fetch, token }: ServeOptions): void {
  const running = new Map<string, AbortController>();
  let gone = false;

  const post = (frame: ToPage): void => {
    if (!gone) port.postMessage(frame);
  };

  async function run(frame: RequestFrame, abort: AbortController): Promise<void> {
    const { id, method, path, headers, body } = frame;
    try {
      const bearer = await token();
      const response = await fetch(apiOrigin + path, {
        method,
        headers: {
          ...Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined)),
          ...(bearer === undefined || bearer === '' ? {} : { authorization: `Bearer ${bearer}` }),
        } as Record<string, string>,
        ...(body === undefined ? {} : { body }),
        signal: abort.signal,
        credentials: 'omit',
        cache: 'no-store',
        redirect: 'error',
      });
      post({ kind: 'head', id, status: response.status, headers: [...response.headers] });
      if (response.body !== null) await pipe(response.body, (text) => post({ kind: 'chunk', id, text }));
      post({ kind: 'end', id });
    } catch {
      post({ kind: 'failed', id });
    } finally {
      running.delete(id);
    }
  }

  port.onMessage.addListener((raw) => {
    const parsed = z.safeParse(toWorkerSchema, raw);
    if (!parsed.success) {
      // Told, so that the asker does not wait for an answer that will not come.
      const named = z.safeParse(namedSchema, raw);
      if (named.success) post({ kind: 'failed', id: named.data.id });
      return;
    }
    const frame = parsed.data;
    if (frame.kind === 'abort') {
      running.get(frame.id)?.abort();
      return;
    }
    const abort = new AbortController();
    running.set(frame.id, abort);
    post({ kind: 'taken', id: frame.id });
    void run(frame, abort);
  });
  port.onDisconnect.addListener(() => {
    gone = true;
    for (const abort of running.values()) abort.abort();
    running.clear();
  });
}

async function pipe(body: ReadableStream<Uint8Array>, tell: (text: string) => void): Promise<void> {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    const text = done ? decoder.decode() : decoder.decode(value, { stream: true });
    if (text !== '') tell(text);
    if (done) return;
  }
}
