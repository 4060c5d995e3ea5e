import type { RequestContext } from '../http/env.js';
import { validate } from '../http/body.js';
import type { EventHub, StoredEvent } from './hub.js';
import * as z from 'zod/mini';

const lastEventIdSchema = z.exactOptional(
  z.pipe(z.string().check(z.regex(/^\d{1,15}$/, 'must be an id of this stream')), z.transform(Number)),
);

export interface StreamOptions {
  readonly hub: EventHub;
  readonly accountId: string;
  /** When the token ends; the line ends with it. */
  readonly endsAt: Date | undefined;
  readonly now: Date;
  /** Milliseconds between signs of life; 15 s by contract. */
  readonly heartbeatMs?: number;
}

/** Bytes that may wait for a page that does not read; then it is cut off and resumes by its last id. */
const mostWaiting = 1024 * 1024;

/** Answers with the account's server-sent events (WHATWG HTML §9.2), after `Last-Event-ID` when one was sent. */
export async function streamEvents(c: RequestContext, options: StreamOptions): Promise<Response> {
  const lastEventId = validate(
    z.object({ last_event_id: lastEventIdSchema }),
    c.req.header('last-event-id') === undefined ? {} : { last_event_id: c.req.header('last-event-id') },
  ).last_event_id;

  const encoder = new TextEncoder();
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  let leave = (): void => undefined;
  let finish = (): void => undefined;
  const write = (text: string): void => {
    if (controller === undefined) return;
    controller.enqueue(encoder.encode(text));
    if ((controller.desiredSize ?? 0) < 0) finish();
  };

  const membership = await options.hub.join(options.accountId, lastEventId, {
    onEvents: (events) => write(events.map(frame).join('')),
    onClose: () => finish(),
  });

  const stream = new ReadableStream<Uint8Array>(
    {
      start(own) {
        controller = own;
        const heartbeat = setInterval(() => write(': still here\n\n'), options.heartbeatMs ?? 15_000);
        const end =
          options.endsAt === undefined
            ? undefined
            : setTimeout(() => finish(), Math.max(0, options.endsAt.getTime() - options.now.getTime()));
        leave = () => {
          controller = undefined;
          clearInterval(heartbeat);
          clearTimeout(end);
          membership.stop();
        };
        finish = () => {
          if (controller === undefined) return;
          leave();
          own.close();
        };
        const { start } = membership;
        write('retry: 1000\n\n');
        if (start.kind === 'gap') write(`id: ${start.id}\nevent: gap\ndata: {}\n\n`);
        else if (start.kind === 'resumed') write(start.missed.map(frame).join(''));
        // An id with no data: what to resume from, even if the line breaks before the first event.
        else write(`id: ${start.id}\n\n`);
        membership.begin();
      },
      // The page went away: the stream is closed already.
      cancel: () => leave(),
    },
    { highWaterMark: mostWaiting, size: (chunk) => chunk.byteLength },
  );
  c.req.raw.signal.addEventListener('abort', () => finish(), { once: true });

  return c.body(stream, 200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    // Proxies such as nginx would hold events back.
    'X-Accel-Buffering': 'no',
  });
}

function frame(event: StoredEvent): string {
  // JSON holds no line break, so one data line is enough.
  return `id: ${event.id}\nevent: ${event.name}\ndata: ${event.data}\n\n`;
}
