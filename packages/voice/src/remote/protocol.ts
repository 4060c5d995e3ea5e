import type { DialOutcome, PhoneSnapshot, Problem } from '@dialora/core';
import type { Parser } from './parse.js';
import { flag, maybe, number, oneOf, shape, text, variant } from './parse.js';
import { parseDialOutcome, parseDialRequest, parseProblem, parseSnapshot } from './snapshot.js';

/** Told in each message, so that a port may be shared with others and an older page is understood as such. */
export const protocol = 'dialora.phone/1';

/** The commands of a `Softphone`, as data. */
const parseCommand = variant('name', {
  start: shape({}),
  stop: shape({}),
  dial: shape({ request: parseDialRequest }),
  answer: shape({ callId: text }),
  decline: shape({ callId: text }),
  hangUp: shape({ callId: text }),
  setMuted: shape({ callId: text, muted: flag }),
  sendDigits: shape({ callId: text, digits: text }),
  dismiss: shape({ callId: text }),
});
export type Command = ReturnType<typeof parseCommand>;

/** What a view says. `view` names the view for its whole life, so that a command sent twice is carried out once. */
export type ViewMessage =
  | { readonly type: 'hello'; readonly view: string }
  | { readonly type: 'command'; readonly view: string; readonly id: number; readonly command: Command }
  | { readonly type: 'abort'; readonly view: string; readonly id: number };

/** What the softphone's page says. */
export type HostMessage =
  | { readonly type: 'snapshot'; readonly snapshot: PhoneSnapshot }
  | { readonly type: 'result'; readonly view: string; readonly id: number; readonly result: CommandResult };

export type CommandResult =
  | { readonly state: 'done'; readonly outcome?: DialOutcome }
  | { readonly state: 'failed'; readonly problem: Problem; readonly aborted?: boolean };

const parseViewBody: Parser<ViewMessage> = variant('type', {
  hello: shape({ view: text }),
  command: shape({ view: text, id: number, command: parseCommand }),
  abort: shape({ view: text, id: number }),
});

const parseHostBody: Parser<HostMessage> = variant('type', {
  snapshot: shape({ snapshot: parseSnapshot }),
  result: shape({
    view: text,
    id: number,
    result: variant('state', {
      done: shape({ outcome: maybe(parseDialOutcome) }),
      failed: shape({ problem: parseProblem, aborted: maybe(flag) }),
    }),
  }),
});

const envelope = shape({ protocol: oneOf(protocol) });

export function seal<M extends ViewMessage | HostMessage>(message: M): M & { readonly protocol: typeof protocol } {
  return { ...message, protocol };
}

/** Reads a message of a view; `undefined` for anything else, however it looks. */
export function readViewMessage(message: unknown): ViewMessage | undefined {
  return read(parseViewBody, message);
}

export function readHostMessage(message: unknown): HostMessage | undefined {
  return read(parseHostBody, message);
}

function read<T>(parser: Parser<T>, message: unknown): T | undefined {
  try {
    envelope(message, '');
    return parser(message, '');
  } catch {
    return undefined;
  }
}
