import type { WireContact } from '@dialora/api/schemas';
import type { Queryable } from '../db/database.js';
import { invalidField } from '../http/problem.js';
import { getContact } from './contacts.js';

/**
 * The contact that a request names in its `contact_id`.
 *
 * @throws ApiProblem when the account has no contact of that id.
 */
export async function namedContact(tx: Queryable, id: string): Promise<WireContact> {
  const contact = await getContact(tx, id);
  if (contact === undefined) throw invalidField('/contact_id', 'names no contact of this account');
  return contact;
}

/** Whom a call or message is for: the contact that was named, else the one who alone has the number. */
export async function chosenContact(
  tx: Queryable,
  wanted: string | undefined,
  known: readonly WireContact[],
): Promise<WireContact | undefined> {
  // Two people may share a number; then nobody is guessed.
  if (wanted === undefined) return known.length === 1 ? known[0] : undefined;
  return known.find((one) => one.id === wanted) ?? namedContact(tx, wanted);
}
