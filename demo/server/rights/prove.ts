import type { WireContact } from '@dialora/api/schemas';
import type { Queryable } from '../db/database.js';
import { contentOf, updateContact } from '../records/contacts.js';

/** What a code went to and came back from. */
export interface Proved {
  readonly email?: string | undefined;
  readonly number?: string | undefined;
}

/**
 * Marks a number or an address of a contact as proved to be their own: somebody who has it read the code that went there.
 * The only way to that mark; what an agent or an import says of a number stays unproved.
 */
export async function markProved(
  { tx, accountId, now }: { readonly tx: Queryable; readonly accountId: string; readonly now: Date },
  contact: WireContact,
  { email, number }: Proved,
): Promise<WireContact> {
  const verified = { verified_at: now.toISOString() };
  const isEmail = (address: string): boolean => address.toLowerCase() === email?.toLowerCase();
  const content = {
    ...contentOf(contact),
    emails: contact.emails.map((each) => (isEmail(each.address) ? { ...each, ...verified } : each)),
    phones: contact.phones.map((each) => (each.number === number ? { ...each, ...verified } : each)),
  };
  return updateContact(tx, accountId, contact.id, content, now);
}
