import type { CallActivity } from '../activity/activity.js';
import type { Readable } from '../store/store.js';

interface Cancellable {
  readonly signal?: AbortSignal;
}

/** The account's calls, newest first. Rejects with a `DialoraError`. */
export interface CallHistory {
  recent(options?: Cancellable & { readonly limit?: number }): Promise<readonly CallActivity[]>;
}

/** A text message to send. `from` is one of the account's verified numbers. */
export interface OutgoingMessage {
  readonly channel: 'sms' | 'whatsapp';
  readonly number: string;
  readonly body: string;
  readonly contactId?: string;
  readonly from?: string;
}

export interface MessageSender {
  /** Resolves once the API took the message; rejects with a `DialoraError`, for a refusal with its `decision`. */
  send(message: OutgoingMessage, options?: Cancellable): Promise<void>;
}

/** A mail to send to a contact's main address, plain text. */
export interface OutgoingMail {
  readonly contactId: string;
  readonly subject: string;
  readonly text: string;
}

export interface MailSender {
  /** Resolves once the API took the mail; rejects with a `DialoraError`, for a refusal with its `decision`. */
  send(mail: OutgoingMail, options?: Cancellable): Promise<void>;
}

/**
 * Small texts that one agent's surfaces keep on this device, by name: drafts, favourites, choices. A write is on the
 * device before the next task, so that a reload loses nothing; where storage is forbidden it lasts as long as the page.
 */
export interface DeviceMemory extends Readable<Readonly<Record<string, string>>> {
  /** Undefined forgets. */
  put(name: string, value: string | undefined): void;
}
