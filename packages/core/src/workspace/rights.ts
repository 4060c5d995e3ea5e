import type { ExportFormat, Nominee, PrivacyRequestKind, PrivacyRequestStatus } from './privacy.js';

/** Where a person can be reached: an e-mail address, or a number in E.164. */
export type Reach = { readonly email: string } | { readonly number: string };

/** What somebody asks of a business about their own data. */
export interface RightsRequest {
  /** The business's site that is asked, as Dialora knows it. */
  readonly siteId: string;
  readonly kind: PrivacyRequestKind;
  /** `agent` acts for somebody with proof, `nominee` was named by them. */
  readonly requester: { readonly name: string; readonly relation: 'self' | 'agent' | 'nominee' } & Reach;
  readonly details?: string;
  /** How a copy of the data is wanted (access, portability). */
  readonly format?: ExportFormat;
  /** Who may act for the person (nomination). */
  readonly nominee?: Nominee;
  /** BCP 47: what the answer should be written in. */
  readonly language: string;
}

/** What the person keeps. Moments are RFC 3339 UTC. */
export interface RightsReceipt {
  /** The number of the request, to quote. */
  readonly reference: string;
  /** A secret: with the number it shows the status. */
  readonly receipt: string;
  readonly kind: PrivacyRequestKind;
  readonly status: PrivacyRequestStatus;
  readonly identity: 'unverified' | 'code-sent' | 'verified';
  readonly receivedAt: string;
  readonly acknowledgeBy: string;
  readonly acknowledgedAt?: string;
  readonly dueAt: string;
  /** `from` is the day that was promised first. */
  readonly extension?: { readonly reason: string; readonly from: string };
  readonly closedAt?: string;
  readonly outcome?: string;
  /** The copy of their data, by an address that is good for minutes; each look at the status gives a new one. */
  readonly file?: {
    readonly url: string;
    readonly expiresAt: string;
    readonly format: ExportFormat;
    /** Bytes. */
    readonly size: number;
  };
}

/** What a person does about their rights. */
export type RightsAction =
  /** Enters the request and sends a code. The same `key` enters it once, however often it is tried. */
  | { readonly action: 'ask'; readonly request: RightsRequest; readonly key: string }
  /** Sends another code; the one before ends. */
  | { readonly action: 'send-code'; readonly receipt: string }
  /** Proves who they are. */
  | { readonly action: 'prove'; readonly receipt: string; readonly code: string }
  | { readonly action: 'status'; readonly reference: string; readonly receipt: string };

/** Takes people's requests about their data. Needs no session: the receipt is the key. */
export interface RightsDesk {
  /**
   * Rejects with a `DialoraError`: `invalid` for a wrong code, the code `gone` for one that has ended, `not-found` for a
   * receipt that is nobody's.
   */
  perform(action: RightsAction, options?: { readonly signal?: AbortSignal }): Promise<RightsReceipt>;
}
