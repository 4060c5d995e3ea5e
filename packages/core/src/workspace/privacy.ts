interface Cancellable {
  readonly signal?: AbortSignal;
}

/** The rights that a person has (GDPR ch. III; India, DPDP Act 2023 ss. 11-14). */
export type PrivacyRequestKind =
  'access' | 'correction' | 'portability' | 'erasure' | 'restriction' | 'withdrawal' | 'nomination' | 'grievance';

export type PrivacyRequestStatus =
  'received' | 'acknowledged' | 'in-progress' | 'extended' | 'done' | 'refused' | 'withdrawn';

/** Who may act for the person in death or incapacity (DPDP Act 2023 s. 14). `relation` in the person's own words. */
export interface Nominee {
  readonly name: string;
  readonly email?: string;
  readonly number?: string;
  readonly relation: string;
}

/** A request and its clocks: acknowledged within 48 hours, done within 30 days. Times RFC 3339 UTC. */
export interface PrivacyRequest {
  readonly id: string;
  /** What the person may quote. */
  readonly reference: string;
  readonly kind: PrivacyRequestKind;
  readonly status: PrivacyRequestStatus;
  readonly contactId?: string;
  readonly details?: string;
  readonly nominee?: Nominee;
  readonly receivedAt: string;
  readonly acknowledgeBy: string;
  readonly acknowledgedAt?: string;
  readonly dueAt: string;
  readonly closedAt?: string;
  readonly outcome?: string;
}

/** Entered by an agent for the person that a contact stands for. */
export interface NewPrivacyRequest {
  readonly kind: PrivacyRequestKind;
  readonly contactId: string;
  readonly requester: { readonly name: string; readonly email?: string; readonly number?: string };
  readonly details?: string;
  readonly nominee?: Nominee;
  /** BCP 47. */
  readonly language: string;
}

export type ExportFormat = 'json' | 'csv';

/** The rights of one person as actions. Every method rejects with a `DialoraError`. */
export interface PrivacyDesk {
  /** Of one contact, newest first. */
  requests(contactId: string, options?: Cancellable): Promise<readonly PrivacyRequest[]>;
  request(request: NewPrivacyRequest, options?: Cancellable): Promise<PrivacyRequest>;
  /** Everything that is kept of a contact. Resolves once the file is made, which may take a minute. */
  exportContact(
    contactId: string,
    format: ExportFormat,
    options?: Cancellable,
  ): Promise<{ readonly fileName: string; readonly content: Blob }>;
}
