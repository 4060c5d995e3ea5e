import type { ConsentActivity, TranscriptTurn } from '../activity/activity.js';
import type { Decision } from '../call/decision.js';
import type { Contact } from '../contact/contact.js';
import type { ContactPatch } from '../contact/contact-patch.js';
import type { MediaLink } from './voicemail.js';

interface Cancellable {
  readonly signal?: AbortSignal;
}

/**
 * Writes of contacts. A contact carries its version (`etag`); a write that names an old one is refused with a problem of
 * kind `conflict` and loses nothing. Every method rejects with a `DialoraError`.
 */
export interface ContactEditor {
  /** The contact as it is at the server now, past any cache. */
  read(id: string, options?: Cancellable): Promise<Contact>;
  update(id: string, patch: ContactPatch, etag: string, options?: Cancellable): Promise<Contact>;
  /** Joins `duplicateId` into `id`: lists are united, single values of `id` win, the feeds become one. Not to be undone. */
  merge(id: string, duplicateId: string, etag: string, options?: Cancellable): Promise<Contact>;
}

export type ConsentPurpose = ConsentActivity['purpose'];

/** What may be done with one contact now, purpose by purpose, and why. */
export interface ContactPermissions {
  readonly contactId: string;
  /** RFC 3339 UTC. */
  readonly asOf: string;
  /** The processing of this person's data is restricted: nothing but keeping it is allowed. */
  readonly restricted: boolean;
  readonly permissions: readonly {
    readonly purpose: ConsentPurpose;
    readonly decision: Decision;
    /** The entry of the consent ledger that decides. */
    readonly consentId?: string;
  }[];
}

export interface PermissionSource {
  /** Never cached: an answer may be old a second after a withdrawal. Rejects with a `DialoraError`. */
  of(contactId: string, options?: Cancellable): Promise<ContactPermissions>;
}

/** The recording of one call. */
export interface Recording {
  readonly id: string;
  readonly callId: string;
  readonly state: 'recording' | 'processing' | 'available' | 'erased';
  readonly durationSeconds: number;
  readonly transcript?: readonly TranscriptTurn[];
  /** End of retention: the sound is deleted then. RFC 3339 UTC. */
  readonly expiresAt?: string;
  readonly erasedAt?: string;
}

export interface RecordingSource {
  get(id: string, options?: Cancellable): Promise<Recording>;
  /** Each link is noted in the access log: ask only when somebody wants to listen. */
  link(id: string, options?: Cancellable): Promise<MediaLink>;
}

/** Pictures, voice notes and files that came along with messages. Every method rejects with a `DialoraError`. */
export interface MessageMediaSource {
  /** Each link is noted in the access log: ask only when somebody is to see or to hear it. */
  link(messageId: string, mediumId: string, options?: Cancellable): Promise<MediaLink>;
  /** The whole of it, to be saved; noted in the access log, too. */
  file(
    messageId: string,
    mediumId: string,
    options?: Cancellable,
  ): Promise<{ readonly fileName: string; readonly content: Blob }>;
}
