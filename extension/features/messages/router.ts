import type { Problem } from '@dialora/core';
import { toProblem } from '@dialora/core';
import * as z from 'zod/mini';
import type { AnswerOf, ContentMessage, Message, MessageOf, PageMessage } from './protocol.js';
import { contentMessageSchema, pageMessageSchema } from './protocol.js';

/** What the browser says of who sent a message. A page can forge its content, never this. */
export interface Sender {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  readonly origin?: string | undefined;
  readonly frameId?: number | undefined;
  readonly tab?: SenderTab | undefined;
}

interface SenderTab {
  readonly id?: number | undefined;
  readonly url?: string | undefined;
  readonly windowId?: number | undefined;
}

export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

type ContentHandlers = {
  readonly [T in ContentMessage['type']]: (
    message: MessageOf<T>,
    sender: Sender & { readonly tab: SenderTab },
  ) => AnswerOf<T> | Promise<AnswerOf<T>>;
};

type PageHandlers = {
  readonly [T in PageMessage['type']]: (message: MessageOf<T>, sender: Sender) => AnswerOf<T> | Promise<AnswerOf<T>>;
};

export type Handlers = ContentHandlers & PageHandlers;

/**
 * Answers messages, each checked against what its sender may say: content scripts only the small content set, our own
 * pages the rest. Handlers are called in the same turn as the message, so that a click's gesture is still alive.
 */
export function createRouter(
  handlers: Handlers,
  self: { readonly id: string; readonly origin: string },
): (message: unknown, sender: Sender, respond: (reply: Reply<unknown>) => void) => boolean {
  return (raw, sender, respond) => {
    if (sender.id !== self.id) return false;
    const message = isOwnPage(sender, self.origin) ? parse(pageMessageSchema, raw) : fromContent(raw, sender);
    if (message === undefined) return false;
    const answer = run(handlers, message, sender);
    if (answer instanceof Promise) {
      answer.then(
        (value) => respond({ ok: true, value }),
        (error: unknown) => respond({ ok: false, problem: toProblem(error) }),
      );
      return true;
    }
    respond(answer);
    return false;
  };
}

function isOwnPage(sender: Sender, origin: string): boolean {
  const from = sender.origin ?? (sender.url === undefined ? undefined : safeOrigin(sender.url));
  return from === origin;
}

/** Frames carry the marks and nothing else of ours. */
const fromFrames: ReadonlySet<string> = new Set<ContentMessage['type']>([
  'requestCall',
  'requestAction',
  'markSettings',
  'loadNumbers',
  'pageNumbers',
  'countryChosen',
]);

function fromContent(raw: unknown, sender: Sender): ContentMessage | undefined {
  if (sender.tab?.id === undefined) return undefined;
  const message = parse(contentMessageSchema, raw);
  const isTop = (sender.frameId ?? 0) === 0;
  return message === undefined || isTop || fromFrames.has(message.type) ? message : undefined;
}

function parse<T extends z.core.$ZodType>(schema: T, raw: unknown): z.output<T> | undefined {
  const parsed = z.safeParse(schema, raw);
  return parsed.success ? parsed.data : undefined;
}

function run(handlers: Handlers, message: Message, sender: Sender): Reply<unknown> | Promise<unknown> {
  const handler = handlers[message.type] as (message: Message, sender: Sender) => unknown;
  try {
    const value = handler(message, sender);
    return value instanceof Promise ? value : { ok: true, value };
  } catch (error) {
    return { ok: false, problem: toProblem(error) };
  }
}

function safeOrigin(url: string): string | undefined {
  try {
    return new URL(url).origin;
  } catch {
    return undefined;
  }
}
