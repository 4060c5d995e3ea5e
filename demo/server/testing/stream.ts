import { createSseParser } from '@dialora/api';

export interface Frame {
  readonly id: string;
  readonly event: string;
  readonly data: any;
}

export interface OpenStream {
  readonly status: number;
  readonly frames: readonly Frame[];
  /** The id to resume from. */
  lastId(): string;
  /** The first frame that fits, waiting for it at most `ms`. */
  wait(fits: (frame: Frame) => boolean, ms?: number): Promise<Frame>;
  /** Resolves when the server ends the stream. */
  readonly ended: Promise<void>;
  close(): void;
}

/** Reads `GET /api/v1/events` with the client's own parser. */
export async function openStream(url: string, token: string, lastEventId?: string): Promise<OpenStream> {
  const abort = new AbortController();
  const response = await fetch(`${url}/api/v1/events`, {
    signal: abort.signal,
    headers: {
      Authorization: `Bearer ${token}`,
      ...(lastEventId === undefined ? {} : { 'Last-Event-ID': lastEventId }),
    },
  });
  const frames: Frame[] = [];
  const waiting = new Set<() => void>();
  let id = '';
  let pending: { event: string; data: string }[] = [];
  const parser = createSseParser({
    onFrame: (frame) => void pending.push(frame),
    onId(next) {
      id = next;
      for (const frame of pending) frames.push({ id, event: frame.event, data: JSON.parse(frame.data) });
      pending = [];
      for (const wake of waiting) wake();
    },
  });
  const read = async (): Promise<void> => {
    const decoder = new TextDecoder();
    try {
      for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
        parser.push(decoder.decode(chunk, { stream: true }));
      }
    } catch (error) {
      if (!abort.signal.aborted) throw error;
    }
  };
  const ended = read();
  return {
    status: response.status,
    frames,
    lastId: () => id,
    ended,
    wait(fits, ms = 5_000) {
      return new Promise((resolve, reject) => {
        const look = (): void => {
          const found = frames.find(fits);
          if (found === undefined) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(found);
        };
        const timer = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`No such event within ${ms} ms; there were: ${frames.map((one) => one.event).join(', ')}`));
        }, ms);
        waiting.add(look);
        look();
      });
    },
    close: () => abort.abort(),
  };
}
