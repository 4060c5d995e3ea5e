import { routes } from '@dialora/api';
import type { App } from '../http/app.js';
import { keysetPage, readCursor } from '../http/cursor.js';
import { door, type DoorTools } from '../http/door.js';
import { notFound } from '../http/problem.js';
import { personOf } from '../records/accounts.js';
import { namedContact } from '../records/named-contact.js';
import { getPrivacyRequest, listPrivacyRequests } from '../records/privacy-requests.js';
import { fulfil, lift } from '../rights/fulfil.js';
import { enterRequest } from '../rights/requests.js';
import { takeStep } from '../rights/steps.js';

/** The account's side of the rights; a visitor's side is in `privacy-visitor.ts`. */
export function privacyRequestRoutes(app: App, tools: DoorTools): void {
  const { listPrivacyRequests: list, createPrivacyRequest: create } = routes.privacyRequests;
  const { getPrivacyRequest: get, updatePrivacyRequest: update } = routes.privacyRequests;

  app.get(
    list.path,
    door(tools, list, async ({ query, tx, now }) => {
      const found = await listPrivacyRequests(tx, {
        status: query.status,
        kind: query.kind,
        contactId: query.contact_id,
        overdueAt: query.overdue === true ? now : undefined,
        before: query.before === undefined ? undefined : readCursor(query.before),
        limit: query.limit,
      });
      return keysetPage(found, query.limit, (request) => ({ at: request.received_at, id: request.id }));
    }),
  );

  app.post(
    create.path,
    door(tools, create, async ({ principal, body, tx, now, accountId }) => {
      if (body.contact_id !== undefined) await namedContact(tx, body.contact_id);
      return { data: await enterRequest({ tx, accountId, now }, body, await personOf(tx, principal)) };
    }),
  );

  app.get(
    get.path,
    door(tools, get, async ({ param, tx }) => {
      const request = await getPrivacyRequest(tx, param('id'));
      if (request === undefined) throw notFound('privacy request');
      return { data: request };
    }),
  );

  app.patch(
    update.path,
    door(tools, update, async (asked) => {
      const { principal, body, param, tx, now, accountId } = asked;
      const by = await personOf(tx, principal);
      const step = { tx, accountId, now, by, fulfil: fulfil(asked), lift: lift(asked) };
      const data = await takeStep(step, param('id'), body);
      // An access or portability request asks for a file; an erasure reaches what lies outside.
      asked.afterwards(() => {
        asked.services.exports.wake();
        asked.services.mediaEraser.wake();
      });
      return { data };
    }),
  );
}
