import type { ActivityPage, ActivityType } from '../activity/activity.js';
import type { Agent, CallerId } from '../account/account.js';
import type { Contact } from '../contact/contact.js';
import type { Colleague } from '../call/presence.js';
import type { Softphone } from '../call/softphone.js';
import type { Problem } from '../problem/problem.js';
import type { Loadable, Readable, Store } from '../store/store.js';
import type { CallAlerts } from './alerts.js';
import type { CallHistory, DeviceMemory, MailSender, MessageSender } from './desk.js';
import type { LiveEvents } from './live.js';
import type { PrivacyDesk } from './privacy.js';
import type { ContactEditor, MessageMediaSource, PermissionSource, RecordingSource } from './record.js';
import type { RightsDesk } from './rights.js';
import type { VoicemailSource } from './voicemail.js';

interface Cancellable {
  readonly signal?: AbortSignal;
}

/** Reads of contacts. Every method rejects with a `DialoraError`. */
export interface ContactSource {
  get(id: string, options?: Cancellable): Promise<Contact>;
  /** Best matches first, by name, company, number or e-mail. An empty query gives recently active contacts. */
  search(query: string, options?: Cancellable & { readonly limit?: number }): Promise<readonly Contact[]>;
  /** Every contact that holds this E.164 number or this e-mail address; two matches are the person's to choose from. */
  lookup(
    by: { readonly number: string } | { readonly email: string },
    options?: Cancellable,
  ): Promise<readonly Contact[]>;
}

export interface ActivitySource {
  /** A page of at most `limit` (default 50) entries older than the cursor `before`, newest first. */
  page(
    query: {
      readonly contactId: string;
      readonly before?: string;
      readonly limit?: number;
      /** Only this kind. */
      readonly type?: ActivityType;
    },
    options?: Cancellable,
  ): Promise<ActivityPage>;
}

/** What the agent adds by hand. Goes through the outbox: kept first, sent later, arrives once. */
export type LogEntry =
  | { readonly type: 'note'; readonly contactId: string; readonly body: string; readonly occurredAt: string }
  | {
      readonly type: 'call-log';
      readonly callId: string;
      readonly disposition?: string;
      readonly note?: string;
      readonly tags?: readonly string[];
    }
  | {
      /** Something to do with a contact at a time, e.g. to call back. RFC 3339. */
      readonly type: 'appointment';
      readonly contactId: string;
      readonly title: string;
      readonly startsAt: string;
      readonly endsAt: string;
      readonly place?: string;
    };

export interface PendingEntry {
  /** Client id, also the idempotency key. */
  readonly id: string;
  readonly entry: LogEntry;
  readonly attempts: number;
  readonly problem?: Problem;
  /** `stuck` needs a person: the API refused it for good. */
  readonly state: 'waiting' | 'sending' | 'stuck';
}

export interface LogBook {
  readonly pending: Readable<readonly PendingEntry[]>;
  /** Resolves with the client id once the entry is durable on this device. */
  add(entry: LogEntry): Promise<string>;
  retry(id: string): Promise<void>;
  discard(id: string): Promise<void>;
}

/** Everything elements need, handed down by `<dialora-provider>`; built by `embed`, `extension` or a test. */
export interface Workspace {
  readonly agent: Readable<Loadable<Agent>>;
  readonly callerIds: Readable<Loadable<readonly CallerId[]>>;
  /** The caller id (E.164) that the agent chose last; whoever builds the workspace keeps it across reloads. */
  readonly preferredCallerId?: Store<string | undefined>;
  readonly phone: Softphone;
  /** Notifications of calls; absent where somebody else shows them, as in the extension. */
  readonly alerts?: CallAlerts;
  readonly contacts: ContactSource;
  readonly activities: ActivitySource;
  readonly log: LogBook;
  readonly live: LiveEvents;
  /** The other agents of the account and whether they can take a call; absent where nobody can be transferred to. */
  readonly colleagues?: Readable<Loadable<readonly Colleague[]>>;
  readonly voicemails?: VoicemailSource;
  /** Recent calls; without it the list is not offered. */
  readonly history?: CallHistory;
  /** Text messages; without it a reply by text is not offered. */
  readonly messages?: MessageSender;
  /** Mails; without it the page, else the agent's own mail program, is asked to send what was written. */
  readonly mails?: MailSender;
  /** The encoded sound at an address that this workspace gave out, for a waveform; without it a plain line is drawn. */
  readonly readSound?: (url: string) => Promise<ArrayBuffer>;
  /** What the agent's surfaces keep on this device; without it they forget with the page. */
  readonly memory?: DeviceMemory;
  /** Changing and joining contacts; without it a card is only read. */
  readonly editor?: ContactEditor;
  /** What may be done with a contact; without it only the server's refusal tells. */
  readonly permissions?: PermissionSource;
  readonly recordings?: RecordingSource;
  /** What came along with messages; without it a message only says that there was something. */
  readonly messageMedia?: MessageMediaSource;
  /** A person's rights as actions. */
  readonly privacy?: PrivacyDesk;
  /** Takes visitors' requests about their data. */
  readonly rights?: RightsDesk;
}
