export interface ContactPhone {
  readonly number: string; // E.164
  readonly type: 'mobile' | 'work' | 'home' | 'other';
  readonly primary: boolean;
  /** When it was proved to be the contact's own, e.g. by a code that was sent there. RFC 3339 UTC; only the server says so. */
  readonly verifiedAt?: string;
}

export interface ContactEmail {
  readonly address: string;
  readonly type: 'work' | 'personal' | 'other';
  readonly primary: boolean;
  /** As with a phone. */
  readonly verifiedAt?: string;
}

export interface ContactAddress {
  readonly type: 'work' | 'home' | 'other';
  readonly street?: string;
  readonly city?: string;
  readonly region?: string;
  readonly postalCode?: string;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
}

/** A person or business the account deals with. Times RFC 3339 UTC. */
export interface Contact {
  readonly id: string;
  readonly name: string;
  readonly company?: string;
  readonly title?: string;
  readonly phones: readonly ContactPhone[];
  readonly emails: readonly ContactEmail[];
  readonly addresses: readonly ContactAddress[];
  readonly tags: readonly string[];
  readonly customFields: Readonly<Record<string, string>>;
  readonly owner?: { readonly id: string; readonly name: string };
  /** IANA zone of the contact, e.g. `Asia/Kolkata`. */
  readonly timeZone?: string;
  /** BCP 47, e.g. `gu-IN`. */
  readonly language?: string;
  readonly doNotCall: boolean;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Version for `If-Match`. */
  readonly etag: string;
}

export function primaryPhone(contact: Contact): ContactPhone | undefined {
  return contact.phones.find((phone) => phone.primary) ?? contact.phones[0];
}

export function primaryEmail(contact: Contact): ContactEmail | undefined {
  return contact.emails.find((email) => email.primary) ?? contact.emails[0];
}
