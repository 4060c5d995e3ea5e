import * as z from 'zod/mini';
import { protocolVersion } from './version.js';

const version = z.literal(protocolVersion);

/** As written on a page or in E.164; what it really is, the panel and the API decide. */
const number = z.string().check(z.minLength(2), z.maxLength(40), z.regex(/^[+\d\s().\-/#*]+$/u));
const extension = z.exactOptional(z.string().check(z.regex(/^[\d*#w]{1,20}$/)));
const email = z.string().check(z.maxLength(320), z.regex(/^[^\s@]+@[^\s@]+$/));

const personSchema = z.object({ email, name: z.exactOptional(z.string().check(z.maxLength(200))) });

/** Who is at the other end of what the tab shows. Addresses and names only: neither subject nor text leaves the page. */
export const pageContextSchema = z.object({
  /** The mailbox that is open, when the page says so. */
  mailbox: z.exactOptional(email),
  threadId: z.exactOptional(z.string().check(z.maxLength(80))),
  /** The counterpart first, then the others, without the mailbox itself. */
  people: z.array(personSchema).check(z.maxLength(20)),
});

const country = z.string().check(z.regex(/^[A-Z]{2}$/));

/** The phone numbers of one frame of a tab, in its order. */
export const pageNumbersSchema = z.object({
  numbers: z
    .array(
      z.object({
        id: z.string().check(z.maxLength(20)),
        e164: z.string().check(z.regex(/^\+\d{5,17}$/)),
        ext: z.exactOptional(z.string().check(z.maxLength(15))),
      }),
    )
    .check(z.maxLength(200)),
  /** How many there are, listed or not. */
  total: z.number(),
  /** What national numbers are read as, and how sure that is; null before it is known. */
  country: z.nullable(z.object({ code: country, confidence: z.number() })),
});

export type PageNumbers = z.output<typeof pageNumbersSchema>;

export type PageContext = z.output<typeof pageContextSchema>;
export type Person = z.output<typeof personSchema>;

/** All that a content script may say. None of it makes a call by itself or reads anything of the account. */
export const contentMessageSchema = z.discriminatedUnion('type', [
  z.object({ version, type: z.literal('requestCall'), number, extension }),
  z.object({ version, type: z.literal('openPanel') }),
  z.object({ version, type: z.literal('pageContext'), context: z.nullable(pageContextSchema) }),
  z.object({ version, type: z.literal('markSettings') }),
  /** A wish to write to a number, or to keep it as a contact. */
  z.object({ version, type: z.literal('requestAction'), action: z.enum(['message', 'save']), number, extension }),
  /** The page holds something that could be a number: the sender's frame needs the numbering plans. */
  z.object({ version, type: z.literal('loadNumbers') }),
  z.object({ version, type: z.literal('pageNumbers'), page: pageNumbersSchema }),
  /** The person said what country the national numbers of this site belong to. */
  z.object({ version, type: z.literal('countryChosen'), country }),
]);

/** As much of the phone as the toolbar button and a notification show while no panel is open. */
export const phoneStateSchema = z.object({
  live: z.boolean(),
  ringing: z.nullable(z.object({ callId: z.string(), name: z.string() })),
});

export type PhoneState = z.output<typeof phoneStateSchema>;

/** What the extension's own pages may ask of the service worker. */
export const pageMessageSchema = z.discriminatedUnion('type', [
  z.object({ version, type: z.literal('signIn') }),
  z.object({ version, type: z.literal('signOut') }),
  z.object({ version, type: z.literal('session'), fresh: z.boolean() }),
  z.object({ version, type: z.literal('ensurePhone') }),
  z.object({ version, type: z.literal('takeDialRequest'), windowId: z.number() }),
  z.object({ version, type: z.literal('drainLog') }),
  z.object({ version, type: z.literal('sitesChanged') }),
  z.object({ version, type: z.literal('phoneState'), state: phoneStateSchema }),
  z.object({ version, type: z.literal('pageCountry'), tabId: z.number(), country }),
]);

export type ContentMessage = z.output<typeof contentMessageSchema>;
export type PageMessage = z.output<typeof pageMessageSchema>;

/** A wish to call, kept until the panel takes it. */
export const dialRequestSchema = z.object({
  id: z.string(),
  number: z.string(),
  extension: z.exactOptional(z.string()),
  /** A call, unless it says otherwise. */
  action: z.exactOptional(z.enum(['message', 'save'])),
  /** Epoch ms of the click. */
  at: z.number(),
});

export type DialRequestRecord = z.output<typeof dialRequestSchema>;

interface Answers {
  readonly requestCall: { readonly accepted: true };
  readonly openPanel: { readonly accepted: true };
  readonly pageContext: { readonly accepted: true };
  readonly markSettings: MarkSettings;
  readonly requestAction: { readonly accepted: true };
  readonly loadNumbers: { readonly accepted: true };
  readonly pageNumbers: { readonly accepted: true };
  readonly countryChosen: { readonly accepted: true };
  readonly signIn: SessionAnswer;
  readonly signOut: SessionAnswer;
  readonly session: SessionAnswer;
  readonly ensurePhone: { readonly ready: true };
  readonly takeDialRequest: { readonly request: DialRequestRecord | null };
  readonly drainLog: { readonly accepted: true };
  readonly sitesChanged: { readonly accepted: true };
  readonly phoneState: { readonly accepted: true };
  readonly pageCountry: { readonly accepted: true };
}

export interface MarkSettings {
  readonly enabled: boolean;
  /** Where the person is at home: what national numbers are read as where the page says nothing. */
  readonly home: string;
  /** What the person chose for this site; null where nobody chose. */
  readonly chosen: string | null;
}

/** What the worker and the panel ask of the content scripts of a tab. */
export type TabMessage =
  | { readonly type: 'showNumber'; readonly id: string }
  /** Shows the chip of the next number; answered with whether there is one. */
  | { readonly type: 'stepNumber'; readonly direction: 1 | -1 }
  | { readonly type: 'setCountry'; readonly country: string }
  /** Tell your numbers again. */
  | { readonly type: 'tellNumbers' };

/** Whether somebody is signed in. `generation` changes with each new access token; the token itself stays where it is. */
export interface SessionAnswer {
  readonly state: 'signed-in' | 'signed-out';
  readonly generation: number;
}

export type Message = ContentMessage | PageMessage;
export type AnswerOf<T extends Message['type']> = Answers[T];
export type MessageOf<T extends Message['type']> = Extract<Message, { readonly type: T }>;
