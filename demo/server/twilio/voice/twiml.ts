import { shownTo, type Ring } from './line.js';
import { spoken, type SpokenLanguage } from './spoken.js';

export interface CallName {
  readonly accountId: string;
  readonly callId: string;
}

/** Where Twilio reaches this server; each names the call, and Twilio's signature covers it. */
export interface TwilioAddresses {
  readonly bye: string;
  status(callId: string): string;
  afterDial(callId: string): string;
  conference(callId: string): string;
  mailbox(callId: string): string;
  announcement(callId: string): string;
  /** Names the account too: the sound may be told of when the call has been erased, and must be found then. */
  recording(call: CallName, kind: 'recording' | 'voicemail'): string;
}

export function twilioAddresses(publicUrl: string): TwilioAddresses {
  const at = (path: string, query: Readonly<Record<string, string>> = {}): string => {
    const search = new URLSearchParams(query).toString();
    return `${publicUrl}/twilio/voice/${path}${search === '' ? '' : `?${search}`}`;
  };
  return {
    bye: at('bye'),
    status: (call) => at('status', { call }),
    afterDial: (call) => at('after-dial', { call }),
    conference: (call) => at('conference', { call }),
    mailbox: (call) => at('mailbox', { call }),
    announcement: (call) => at('announcement', { call }),
    recording: ({ accountId, callId }, kind) => at('recording', { call: callId, kind, account: accountId }),
  };
}

export const legEvents = 'initiated ringing answered completed';
export const conferenceEvents = 'start end join leave hold announcement';
const ringSeconds = 30;
const longestMessageSeconds = 120;

type Attributes = Readonly<Record<string, string | number | boolean>>;

/** TwiML is built, never pasted: everything that is no markup is escaped here. */
function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escape(String(value))}"`);
  return children.length === 0
    ? `<${name}${given.join('')}/>`
    : `<${name}${given.join('')}>${children.join('')}</${name}>`;
}
const text = (content: string): string => escape(content);
const escape = (content: string): string => content.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
const response = (...verbs: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>${element('Response', {}, ...verbs)}`;

function say(wanted: SpokenLanguage, what: 'recorded' | 'mailbox'): string {
  const { language, voice, [what]: words } = spoken[wanted];
  return element('Say', { language, voice }, text(words));
}

/** Two people on one line. The caller's leg is answered when the called one is, so that nobody talks to nobody. */
export function dialTwiml(
  addresses: TwilioAddresses,
  call: {
    readonly id: string;
    readonly callerId: string;
    /** Whom the called see. */
    readonly from: string;
    readonly to: readonly Ring[];
    /** Keys to press once the far end has answered. */
    readonly extension?: string | null;
  },
): string {
  const told = { statusCallback: addresses.status(call.id), statusCallbackEvent: legEvents };
  const nouns = call.to.map((to) =>
    to.kind === 'number'
      ? element(
          'Number',
          { ...told, ...(call.extension == null ? {} : { sendDigits: `ww${call.extension}` }) },
          text(to.number),
        )
      : element(
          'Client',
          told,
          element('Identity', {}, text(`agent.${to.agentId}`)),
          element('Parameter', { name: 'call_id', value: call.id }),
          ...Object.entries(shownTo(to)).map(([name, value]) => element('Parameter', { name, value })),
        ),
  );
  const dial = {
    callerId: call.callerId,
    answerOnBridge: true,
    timeout: ringSeconds,
    action: addresses.afterDial(call.id),
  };
  return response(element('Dial', dial, ...nouns));
}

/** Into the conference of the call. Whoever is to be held starts no conference and hears music until then. */
export function conferenceTwiml(
  addresses: TwilioAddresses,
  callId: string,
  { held = false }: { readonly held?: boolean } = {},
): string {
  const attributes = {
    beep: false,
    startConferenceOnEnter: !held,
    endConferenceOnExit: false,
    ...(held ? {} : { waitUrl: '' }),
    statusCallback: addresses.conference(callId),
    statusCallbackEvent: conferenceEvents,
  };
  return response(element('Dial', {}, element('Conference', attributes, text(callId))));
}

/** A greeting, a tone, two minutes. What is said is kept as sound and given to no one to write down. */
export function mailboxTwiml(addresses: TwilioAddresses, call: CallName, language: SpokenLanguage): string {
  return response(
    say(language, 'mailbox'),
    element('Record', {
      maxLength: longestMessageSeconds,
      playBeep: true,
      transcribe: false,
      trim: 'do-not-trim',
      action: addresses.bye,
      recordingStatusCallback: addresses.recording(call, 'voicemail'),
      recordingStatusCallbackEvent: 'completed',
    }),
    element('Hangup', {}),
  );
}

export const announcementTwiml = (language: SpokenLanguage): string => response(say(language, 'recorded'));
export const hangUpTwiml = (): string => response(element('Hangup', {}));
/** Before anything was answered: the caller pays nothing and hears what it means. */
export const rejectTwiml = (): string => response(element('Reject', { reason: 'rejected' }));
