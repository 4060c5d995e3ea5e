import { routes } from '@dialora/api';
import type { App } from '../http/app.js';
import { keysetPage, readCursor } from '../http/cursor.js';
import { door, type DoorTools } from '../http/door.js';
import { ApiProblem, invalidField, notFound } from '../http/problem.js';
import { newId } from '../ids.js';
import { personOf } from '../records/accounts.js';
import { namedContact } from '../records/named-contact.js';
import { getConsent, listConsents } from '../records/consents.js';
import { getContact } from '../records/contacts.js';
import { recordConsent } from '../rights/consent.js';
import { verifyLedger } from '../rights/ledger.js';
import { permissionsOf } from '../rules/permissions.js';

export function consentRoutes(app: App, tools: DoorTools): void {
  const { listConsents: list, createConsent: create, checkLedger, getPermissions } = routes.consents;

  app.get(
    checkLedger.path,
    door(tools, checkLedger, async ({ tx }) => ({ data: await verifyLedger(tx) })),
  );

  app.get(
    list.path,
    door(tools, list, async ({ query, tx }) => {
      const found = await listConsents(tx, {
        contactId: query.contact_id,
        purpose: query.purpose,
        before: query.before === undefined ? undefined : readCursor(query.before),
        limit: query.limit,
      });
      return keysetPage(found, query.limit, (line) => ({ at: line.recorded_at, id: line.id }));
    }),
  );

  app.post(
    create.path,
    door(tools, create, async ({ principal, body, tx, emit, now, accountId }) => {
      await namedContact(tx, body.contact_id);
      const givenAt = new Date(body.given_at ?? now);
      if (givenAt.getTime() > now.getTime() + 60_000) throw invalidField('/given_at', 'lies in the future');
      const { id = newId('cns'), given_at: _, ...statement } = body;
      const existing = await getConsent(tx, id);
      if (existing !== undefined) {
        // The client's id is there already: a replay gets what is there, anything else is a clash.
        const isSame =
          existing.contact_id === body.contact_id &&
          existing.purpose === body.purpose &&
          existing.change === body.change;
        if (!isSame) throw new ApiProblem('conflict', 'Another line of the ledger has this id.');
        return { data: existing };
      }
      const by = await personOf(tx, principal);
      return { data: await recordConsent({ tx, accountId, emit, now }, { ...statement, id, givenAt }, by) };
    }),
  );

  app.get(
    getPermissions.path,
    door(tools, getPermissions, async ({ param, tx, now }) => {
      const contact = await getContact(tx, param('id'));
      if (contact === undefined) throw notFound('contact');
      return { data: await permissionsOf(tx, contact, now) };
    }),
  );
}
