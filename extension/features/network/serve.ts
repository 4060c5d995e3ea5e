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
      if (response.body !== null && isText(response.headers.get('content-type'))) {
        await pipe(response.body.pipeThrough(new TextDecoderStream()), (text) => post({ kind: 'chunk', id, text }));
      } else if (response.body !== null) {
        await pipe(response.body, (bytes) => {
          for (const base64 of inBase64(bytes)) post({ kind: 'bytes', id, base64 });
        });
      }
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

/** JSON, problems and the stream of events; an answer that names no type is taken for one of them. */
function isText(type: string | null): boolean {
  return type === null || /^(text\/event-stream|application\/([\w.-]+\+)?json)/i.test(type);
}

async function pipe<Piece>(body: ReadableStream<Piece>, tell: (piece: Piece) => void): Promise<void> {
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    tell(value);
  }
}

/** In pieces of 48 kB: a call with more arguments than that is refused by engines. */
function* inBase64(bytes: Uint8Array): Generator<string> {
  for (let at = 0; at < bytes.length; at += 49_152) {
    yield btoa(String.fromCharCode(...bytes.subarray(at, at + 49_152)));
  }
}
