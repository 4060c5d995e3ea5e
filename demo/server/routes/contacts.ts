import { routes } from '@dialora/api';
import { attachCalls } from '../voice/call-log.js';
import type { WireContact, WireCreateContact } from '@dialora/api/schemas';
import type { Queryable } from '../db/database.js';
import type { App } from '../http/app.js';
import { keysetPage, readCursor } from '../http/cursor.js';
import { door, type DoorTools } from '../http/door.js';
import { ApiProblem, invalidField, notFound } from '../http/problem.js';
import { newId } from '../ids.js';
import { agentExists, personOf } from '../records/accounts.js';
import { keepContactRevision, listContactRevisions } from '../records/contact-revisions.js';
import {
  contactsByEmail,
  contactsByNumber,
  contentOf,
  getContact,
  insertContact,
  lockContact,
  searchContacts,
  updateContact,
  usedWords,
} from '../records/contacts.js';
import { withPrimaries } from '../records/primaries.js';
import { whatBecameOf } from '../rights/erase.js';
import { mergeContacts, undoMerge } from '../rights/merge.js';
import { refuseRestricted } from '../rules/restricted.js';

export function contactRoutes(app: App, tools: DoorTools): void {
  app.get(
    routes.contacts.listContacts.path,
    door(tools, routes.contacts.listContacts, async ({ query, tx }) => {
      const { page, limit } = query;
      const found = await searchContacts(tx, {
        query: query.query ?? '',
        tag: query.tag,
        limit,
        offset: (page - 1) * limit,
      });
      return { data: found.slice(0, limit), pagination: { page, limit, has_more: found.length > limit } };
    }),
  );

  app.get(
    routes.contacts.lookupContacts.path,
    door(tools, routes.contacts.lookupContacts, async ({ query, tx }) => ({
      data:
        query.number === undefined
          ? await contactsByEmail(tx, query.email ?? '')
          : await contactsByNumber(tx, query.number),
    })),
  );

  for (const [route, what] of [
    [routes.contacts.listTags, 'tags'],
    [routes.contacts.listCustomFields, 'custom_fields'],
  ] as const) {
    app.get(
      route.path,
      door(tools, route, async ({ tx }) => ({ data: await usedWords(tx, what) })),
    );
  }

  app.get(
    routes.contacts.listContactHistory.path,
    door(tools, routes.contacts.listContactHistory, async ({ query, param, tx }) => {
      if ((await getContact(tx, param('id'))) === undefined) throw await missing(tx, param('id'));
      const found = await listContactRevisions(tx, {
        contactId: param('id'),
        before: query.before === undefined ? undefined : readCursor(query.before),
        limit: query.limit,
      });
      return keysetPage(found, query.limit, (revision) => ({ at: revision.at, id: revision.id }));
    }),
  );

  app.post(
    routes.contacts.mergeContact.path,
    door(tools, routes.contacts.mergeContact, async ({ principal, body, param, ifMatch, tx, emit, now, accountId }) => {
      if (body.duplicate_id === param('id')) throw invalidField('/duplicate_id', 'is the contact itself');
      // In the order of their ids, so that two merges of the same pair cannot wait for each other.
      await tx.query('select from contacts where id = any ($1) order by id for update', [
        [param('id'), body.duplicate_id],
      ]);
      const kept = await getContact(tx, param('id'));
      if (kept === undefined) throw await missing(tx, param('id'));
      checkVersion(ifMatch, kept);
      const duplicate = await getContact(tx, body.duplicate_id);
      if (duplicate === undefined) throw invalidField('/duplicate_id', 'names no contact of this account');
      await refuseRestricted(tx, kept.id, duplicate.id);
      const contact = await mergeContacts({ tx, accountId, now, by: await personOf(tx, principal) }, kept, duplicate);
      emit({ event: 'contact.deleted', data: { id: duplicate.id, merged_into: kept.id } });
      emit({ event: 'contact.updated', data: contact });
      await attachCalls(tx, accountId, contact.id, emit, now);
      return { data: contact, etag: contact.etag };
    }),
  );

  app.post(
    routes.contacts.undoMerge.path,
    door(tools, routes.contacts.undoMerge, async ({ principal, body, param, tx, emit, now, accountId }) => {
      const kept = await lockContact(tx, param('id'));
      if (kept === undefined) throw await missing(tx, param('id'));
      const by = await personOf(tx, principal);
      const apart = await undoMerge({ tx, accountId, now, by }, kept, body.duplicate_id);
      if (apart === undefined) throw new ApiProblem('conflict', 'These two were not merged, or it was undone.');
      emit({ event: 'contact.updated', data: apart.duplicate });
      emit({ event: 'contact.updated', data: apart.kept });
      return { data: apart.kept, etag: apart.kept.etag };
    }),
  );

  app.get(
    routes.contacts.getContact.path,
    door(tools, routes.contacts.getContact, async ({ param, tx }) => {
      const contact = await getContact(tx, param('id'));
      if (contact === undefined) throw await missing(tx, param('id'));
      return { data: contact, etag: contact.etag };
    }),
  );

  app.post(
    routes.contacts.createContact.path,
    door(tools, routes.contacts.createContact, async ({ principal, body, tx, emit, now, accountId }) => {
      await checkOwner(tx, body.owner_id);
      const content = newContent(body);
      const contact = await insertContact(tx, accountId, newId('con'), content, now);
      const by = await personOf(tx, principal);
      await keepContactRevision(tx, accountId, {
        contactId: contact.id,
        reason: 'created',
        before: undefined,
        after: content,
        by,
        now,
      });
      emit({ event: 'contact.updated', data: contact });
      await attachCalls(tx, accountId, contact.id, emit, now);
      return { data: contact, etag: contact.etag };
    }),
  );

  app.patch(
    routes.contacts.updateContact.path,
    door(
      tools,
      routes.contacts.updateContact,
      async ({ principal, body, param, ifMatch, tx, emit, now, accountId }) => {
        const before = await lockContact(tx, param('id'));
        if (before === undefined) throw await missing(tx, param('id'));
        checkVersion(ifMatch, before);
        await refuseRestricted(tx, before.id);
        await checkOwner(tx, body.owner_id);
        const content = withPrimaries(stillVerified({ ...contentOf(before), ...body }, before));
        const contact = await updateContact(tx, accountId, before.id, content, now);
        const by = await personOf(tx, principal);
        await keepContactRevision(tx, accountId, {
          contactId: contact.id,
          reason: 'edited',
          before: contentOf(before),
          after: content,
          by,
          now,
        });
        if (before.do_not_call !== contact.do_not_call) {
          emit({ event: 'permission.changed', data: { contact_id: contact.id } });
        }
        emit({ event: 'contact.updated', data: contact });
        await attachCalls(tx, accountId, contact.id, emit, now);
        return { data: contact, etag: contact.etag };
      },
    ),
  );
}

function checkVersion(ifMatch: string | undefined, contact: WireContact): void {
  if (matches(ifMatch, contact.etag)) return;
  throw new ApiProblem('version_stale', `The contact is at ${contact.etag} now; read it and decide again.`, {
    headers: { ETag: contact.etag },
  });
}

/** A contact that was erased or merged is gone; one that never was is not found. */
async function missing(tx: Queryable, id: string): Promise<ApiProblem> {
  const became = await whatBecameOf(tx, id);
  if (became === undefined) return notFound('contact');
  if (became.kind === 'erased') return new ApiProblem('gone', 'This contact was erased.');
  return new ApiProblem('gone', `This contact was merged into ${became.into}.`, {
    headers: { Location: `/api/v1/contacts/${encodeURIComponent(became.into)}` },
  });
}

/** `If-Match` holds one or more entity tags, or `*` for any (RFC 9110, section 13.1.1). */
function matches(ifMatch: string | undefined, etag: WireContact['etag']): boolean {
  return (ifMatch ?? '').split(',').some((tag) => tag.trim() === etag || tag.trim() === '*');
}

async function checkOwner(tx: Queryable, ownerId: string | null | undefined): Promise<void> {
  if (ownerId === undefined || ownerId === null || (await agentExists(tx, ownerId))) return;
  throw invalidField('/owner_id', 'names no agent of this account');
}

function newContent(body: WireCreateContact) {
  return withPrimaries({
    name: body.name,
    phones: body.phones ?? [],
    emails: body.emails ?? [],
    addresses: body.addresses ?? [],
    tags: body.tags ?? [],
    custom_fields: body.custom_fields ?? {},
    do_not_call: body.do_not_call ?? false,
    company: body.company ?? null,
    title: body.title ?? null,
    time_zone: body.time_zone ?? null,
    language: body.language ?? null,
    owner_id: body.owner_id ?? null,
  });
}

/** A number or address that was verified before stays so; nobody can say of a new one that it is. */
function stillVerified<T extends Pick<WireContact, 'phones' | 'emails'>>(content: T, before: WireContact): T {
  return {
    ...content,
    phones: content.phones.map((phone) => ({
      ...before.phones.find(({ number }) => number === phone.number),
      ...phone,
    })),
    emails: content.emails.map((email) => ({
      ...before.emails.find(({ address }) => address === email.address),
      ...email,
    })),
  };
}
