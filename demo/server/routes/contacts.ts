import { routes } from '@dialora/api';
import type { WireContact, WireCreateContact } from '@dialora/api/schemas';
import type { Queryable } from '../db/database.js';
import type { App } from '../http/app.js';
import { door, type DoorTools } from '../http/door.js';
import { ApiProblem, invalidField, notFound } from '../http/problem.js';
import { newId } from '../ids.js';
import { agentExists } from '../records/accounts.js';
import {
  contactsByEmail,
  contactsByNumber,
  contentOf,
  getContact,
  insertContact,
  lockContact,
  searchContacts,
  updateContact,
} from '../records/contacts.js';

export function contactRoutes(app: App, tools: DoorTools): void {
  app.get(
    routes.contacts.listContacts.path,
    door(tools, routes.contacts.listContacts, async ({ query, tx }) => {
      const { page, limit } = query;
      const found = await searchContacts(tx, { query: query.query ?? '', limit, offset: (page - 1) * limit });
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

  app.get(
    routes.contacts.getContact.path,
    door(tools, routes.contacts.getContact, async ({ param, tx }) => {
      const contact = await getContact(tx, param('id'));
      if (contact === undefined) throw notFound('contact');
      return { data: contact, etag: contact.etag };
    }),
  );

  app.post(
    routes.contacts.createContact.path,
    door(tools, routes.contacts.createContact, async ({ body, tx, emit, now, accountId }) => {
      await checkOwner(tx, body.owner_id);
      const contact = await insertContact(tx, accountId, newId('con'), newContent(body), now);
      emit({ event: 'contact.updated', data: contact });
      return { data: contact, etag: contact.etag };
    }),
  );

  app.patch(
    routes.contacts.updateContact.path,
    door(tools, routes.contacts.updateContact, async ({ body, param, ifMatch, tx, emit, now, accountId }) => {
      const before = await lockContact(tx, param('id'));
      if (before === undefined) throw notFound('contact');
      if (!matches(ifMatch, before.etag)) {
        throw new ApiProblem('version_stale', `The contact is at ${before.etag} now; read it and decide again.`, {
          headers: { ETag: before.etag },
        });
      }
      await checkOwner(tx, body.owner_id);
      const content = { ...contentOf(before), ...body };
      const contact = await updateContact(tx, accountId, before.id, withPrimaries(stillVerified(content, before)), now);
      emit({ event: 'contact.updated', data: contact });
      return { data: contact, etag: contact.etag };
    }),
  );
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

/** Of several phones or addresses exactly one is primary: the first that says so, else the first. */
function withPrimaries<T extends Pick<WireContact, 'phones' | 'emails'>>(content: T): T {
  return { ...content, phones: onePrimary(content.phones), emails: onePrimary(content.emails) };
}

function onePrimary<T extends { readonly primary: boolean }>(list: readonly T[]): T[] {
  const chosen = Math.max(
    0,
    list.findIndex((item) => item.primary),
  );
  return list.map((item, at) => ({ ...item, primary: at === chosen }));
}
