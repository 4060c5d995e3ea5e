import type { AudioLevels, DialOutcome, PhoneSnapshot, Problem } from '@dialora/core';
import type { Parser } from './parse.js';
import { flag, maybe, number, oneOf, shape, text, variant } from './parse.js';
import {
  parseDeviceKind,
  parseDialOutcome,
  parseDialRequest,
  parsePresenceChoice,
  parseProblem,
  parseRecordingAction,
  parseSnapshot,
  parseTarget,
} from './snapshot.js';

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
  setHeld: shape({ callId: text, held: flag }),
  swapTo: shape({ callId: text }),
  merge: shape({ callId: text, otherId: text }),
  addParty: shape({ callId: text, target: parseTarget }),
  removeParty: shape({ callId: text, partyId: text }),
  endForAll: shape({ callId: text }),
  transfer: shape({ callId: text, target: parseTarget }),
  consult: shape({ callId: text, target: parseTarget }),
  completeTransfer: shape({ callId: text }),
  cancelTransfer: shape({ callId: text }),
  record: shape({ callId: text, action: parseRecordingAction }),
  sendToVoicemail: shape({ callId: text }),
  setPresence: shape({ choice: parsePresenceChoice }),
  chooseDevice: shape({ kind: parseDeviceKind, deviceId: maybe(text) }),
  playTestSound: shape({ kind: oneOf('speaker', 'ringer') }),
  setNoiseSuppression: shape({ on: flag }),
  enableSound: shape({}),
  checkLine: shape({}),
  testMicrophone: shape({ test: text }),
  endMicrophoneTest: shape({ test: text }),
});
export type Command = ReturnType<typeof parseCommand>;

/** What a view says. `view` names the view for its whole life, so that a command sent twice is carried out once. */
export type ViewMessage =
  | { readonly type: 'hello'; readonly view: string }
  | { readonly type: 'command'; readonly view: string; readonly id: number; readonly command: Command }
  | { readonly type: 'abort'; readonly view: string; readonly id: number }
  /** Somebody looks at the levels; said again every few seconds, so that a view that vanished is forgotten. */
  | { readonly type: 'watch-levels'; readonly view: string }
  /** Nobody looks at them there any more. */
  | { readonly type: 'leave-levels'; readonly view: string };

/** What the softphone's page says. */
export type HostMessage =
  | { readonly type: 'snapshot'; readonly snapshot: PhoneSnapshot }
  | { readonly type: 'levels'; readonly levels: AudioLevels }
  | { readonly type: 'result'; readonly view: string; readonly id: number; readonly result: CommandResult };

export type CommandResult =
  | { readonly state: 'done'; readonly outcome?: DialOutcome }
  | { readonly state: 'failed'; readonly problem: Problem; readonly aborted?: boolean };

const parseViewBody: Parser<ViewMessage> = variant('type', {
  hello: shape({ view: text }),
  command: shape({ view: text, id: number, command: parseCommand }),
  abort: shape({ view: text, id: number }),
  'watch-levels': shape({ view: text }),
  'leave-levels': shape({ view: text }),
});

const parseHostBody: Parser<HostMessage> = variant('type', {
  snapshot: shape({ snapshot: parseSnapshot }),
  levels: shape({ levels: shape({ microphone: number, speaker: number }) }),
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
