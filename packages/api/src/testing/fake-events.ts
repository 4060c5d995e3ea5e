/** The fake's event stream: keeps what was told, so that a listener can resume. */
export interface FakeEvents {
  tell(event: string, data: unknown): void;
  /** An answer that streams; ends when the signal aborts. */
  stream(lastEventId: string | null, signal: AbortSignal | undefined): Response;
  /** Breaks every open stream, as a restarted proxy would. */
  cut(): void;
  /** Forgets what was told, so that nobody can resume. */
  forget(): void;
  readonly listeners: number;
}

export function createFakeEvents(): FakeEvents {
  let told: { readonly id: number; readonly text: string }[] = [];
  let nextId = 1;
  let oldest = 1;
  const open = new Set<ReadableStreamDefaultController<Uint8Array>>();
  const encoder = new TextEncoder();

  function frame(id: number, event: string, data: unknown): string {
    return `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
  }

  return {
    tell(event, data) {
      const entry = { id: nextId, text: frame(nextId, event, data) };
      nextId += 1;
      told.push(entry);
      for (const controller of open) controller.enqueue(encoder.encode(entry.text));
    },
    stream(lastEventId, signal) {
      const after = lastEventId === null ? nextId - 1 : Number(lastEventId);
      let own: ReadableStreamDefaultController<Uint8Array>;
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          own = controller;
          open.add(controller);
          // From here the listener can resume, even if nothing happens before the line breaks.
          const opening = after + 1 < oldest ? `id: ${nextId - 1}\nevent: gap\ndata: {}\n\n` : `id: ${after}\n\n`;
          const missed = told.filter((entry) => entry.id > after).map((entry) => entry.text);
          controller.enqueue(encoder.encode(opening + missed.join('')));
          signal?.addEventListener('abort', () => {
            if (open.delete(controller)) controller.error(signal.reason);
          });
        },
        cancel: () => void open.delete(own),
      });
      return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
    },
    cut() {
      for (const controller of open) controller.error(new TypeError('connection reset'));
      open.clear();
    },
    forget() {
      told = [];
      oldest = nextId;
    },
    get listeners() {
      return open.size;
    },
  };
}
