import type { WireContact } from '@dialora/api/schemas';
import type { Queryable } from '../db/database.js';
import { newId } from '../ids.js';
import { contentOf, insertContact, updateContact, type ContactContent } from '../records/contacts.js';
import { keepContactRevision } from '../records/contact-revisions.js';
import { withPrimaries } from '../records/primaries.js';

interface Merging {
  readonly tx: Queryable;
  readonly accountId: string;
  readonly now: Date;
  readonly by: { readonly id: string; readonly name: string } | undefined;
}

/** Tables whose rows go with the person; each has `contact_id` and `origin_contact_id`. */
const moved = ['activities', 'calls', 'messages', 'emails'] as const;

/**
 * Joins a duplicate into a contact: lists are united, the contact's own single values win, its feed takes the other's
 * in, and the duplicate's id becomes another name of it. A mark against calling, or a restriction, of either holds.
 */
export async function mergeContacts(
  { tx, accountId, now, by }: Merging,
  kept: WireContact,
  duplicate: WireContact,
): Promise<WireContact> {
  const [before, other] = [contentOf(kept), contentOf(duplicate)];
  await tx.query(
    `insert into contact_merges (account_id, id, contact_id, duplicate_id, before, duplicate, merged_at)
     values ($1, $2, $3, $4, $5::jsonb, $6::jsonb, $7)`,
    [accountId, newId('mrg'), kept.id, duplicate.id, JSON.stringify(before), JSON.stringify(other), now],
  );
  for (const table of moved) {
    await tx.query(
      `update ${table} set origin_contact_id = coalesce(origin_contact_id, contact_id), contact_id = $2
       where contact_id = $1`,
      [duplicate.id, kept.id],
    );
  }
  await tx.query(
    `update contacts k set restricted_at = coalesce(k.restricted_at, d.restricted_at),
       last_activity_at = greatest(k.last_activity_at, d.last_activity_at)
     from contacts d where k.id = $1 and d.id = $2 and d.account_id = k.account_id`,
    [kept.id, duplicate.id],
  );
  await tx.query('update contact_aliases set contact_id = $2 where contact_id = $1', [duplicate.id, kept.id]);
  await tx.query('update privacy_requests set contact_id = $2 where contact_id = $1', [duplicate.id, kept.id]);
  await tx.query('delete from contacts where id = $1', [duplicate.id]);
  await tx.query('insert into contact_aliases (account_id, alias_id, contact_id) values ($1, $2, $3)', [
    accountId,
    duplicate.id,
    kept.id,
  ]);
  const united = unite(before, other);
  const contact = await updateContact(tx, accountId, kept.id, united, now);
  await keepContactRevision(tx, accountId, { contactId: kept.id, reason: 'merged', before, after: united, by, now });
  return contact;
}

interface MergeRow {
  readonly id: string;
  readonly before: ContactContent;
  readonly duplicate: ContactContent;
}

/** Takes the last merge of these two apart again; undefined when there is none to undo. */
export async function undoMerge(
  { tx, accountId, now, by }: Merging,
  kept: WireContact,
  duplicateId: string,
): Promise<{ readonly kept: WireContact; readonly duplicate: WireContact } | undefined> {
  const { rows } = await tx.query<MergeRow>(
    `select id, before, duplicate from contact_merges
     where contact_id = $1 and duplicate_id = $2 and undone_at is null order by merged_at desc limit 1`,
    [kept.id, duplicateId],
  );
  const merge = rows[0];
  if (merge === undefined) return undefined;
  const duplicate = await insertContact(tx, accountId, duplicateId, merge.duplicate, now);
  for (const table of moved) {
    await tx.query(
      `update ${table} set contact_id = $2, origin_contact_id = null
       where contact_id = $1 and origin_contact_id = $2`,
      [kept.id, duplicateId],
    );
  }
  await tx.query('delete from contact_aliases where alias_id = $1', [duplicateId]);
  await tx.query(
    `update contacts c set last_activity_at =
       (select max(occurred_at) from activities a where a.account_id = c.account_id and a.contact_id = c.id)
     where c.id = any ($1)`,
    [[kept.id, duplicateId]],
  );
  await tx.query('update contact_merges set undone_at = $2 where id = $1', [merge.id, now]);
  const current = contentOf(kept);
  const restored = restore(merge, current);
  const contact = await updateContact(tx, accountId, kept.id, restored, now);
  await keepContactRevision(tx, accountId, {
    contactId: kept.id,
    reason: 'unmerged',
    before: current,
    after: restored,
    by,
    now,
  });
  return { kept: contact, duplicate };
}

function unite(own: ContactContent, other: ContactContent): ContactContent {
  return withPrimaries({
    name: own.name,
    phones: distinct([...own.phones, ...other.phones.map(notPrimary)], (phone) => phone.number),
    emails: distinct([...own.emails, ...other.emails.map(notPrimary)], (email) => email.address.toLowerCase()),
    addresses: distinct([...own.addresses, ...other.addresses], (address) => JSON.stringify(address)),
    tags: distinct([...own.tags, ...other.tags], (tag) => tag),
    custom_fields: { ...other.custom_fields, ...own.custom_fields },
    do_not_call: own.do_not_call || other.do_not_call,
    company: own.company ?? other.company,
    title: own.title ?? other.title,
    time_zone: own.time_zone ?? other.time_zone,
    language: own.language ?? other.language,
    owner_id: own.owner_id ?? other.owner_id,
  });
}

/** What was edited after the merge stays; the rest is as it was before. */
function restore(merge: MergeRow, current: ContactContent): ContactContent {
  const united = unite(merge.before, merge.duplicate);
  const entries = Object.entries(current).map(([member, value]) => {
    const name = member as keyof ContactContent;
    const untouched = JSON.stringify(value) === JSON.stringify(united[name]);
    return [member, untouched ? merge.before[name] : value];
  });
  return Object.fromEntries(entries) as ContactContent;
}

function notPrimary<T extends { readonly primary: boolean }>(item: T): T {
  return { ...item, primary: false };
}

function distinct<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  return [...new Map([...items].reverse().map((item) => [keyOf(item), item])).values()].reverse();
}
