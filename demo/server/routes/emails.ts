import { routes } from '@dialora/api';
import { contentContext } from '../carrier/content.js';
import { logEmail, sendEmail } from '../carrier/emails.js';
import type { App } from '../http/app.js';
import { keysetPage, readCursor } from '../http/cursor.js';
import { door, type DoorTools } from '../http/door.js';
import { ApiProblem, notFound } from '../http/problem.js';
import { deleteActivity, getActivity } from '../records/activities.js';
import { personOf } from '../records/accounts.js';
import { deleteEmail, getEmail, listEmails, purgeContent, readContent } from '../records/emails.js';

export function emailRoutes(app: App, tools: DoorTools): void {
  const route = routes.emails;

  app.get(
    route.listEmails.path,
    door(tools, route.listEmails, async ({ query, tx, now }) => {
      const found = await listEmails(tx, {
        contactId: query.contact_id,
        threadId: query.thread_id,
        before: query.before === undefined ? undefined : readCursor(query.before),
        limit: query.limit,
        now,
      });
      return keysetPage(found, query.limit, (email) => ({ at: email.sent_at, id: email.id }));
    }),
  );

  app.post(
    route.createEmail.path,
    door(tools, route.createEmail, async ({ principal, body, tx, emit, now, accountId, services }) => {
      const by = await personOf(tx, principal);
      return { data: await logEmail({ tx, accountId, emit, now, by, secrets: services.secrets }, body) };
    }),
  );

  app.post(
    route.sendEmail.path,
    door(tools, route.sendEmail, async ({ principal, body, tx, emit, afterwards, now, accountId, services }) => {
      const by = await personOf(tx, principal);
      const email = await sendEmail({ tx, accountId, emit, now, by, secrets: services.secrets }, body);
      afterwards(() => services.dispatcher.wake());
      return { data: email };
    }),
  );

  app.delete(
    route.purgeEmailContent.path,
    door(tools, route.purgeEmailContent, async ({ principal, tx, emit }) => {
      if (principal.kind !== 'agent') throw new ApiProblem('permission_denied', 'A mailbox belongs to an agent.');
      for (const id of await purgeContent(tx, { agentId: principal.agentId })) {
        const activity = await getActivity(tx, id);
        if (activity !== undefined) emit({ event: 'activity.updated', data: activity });
      }
      return {};
    }),
  );

  app.get(
    route.getEmail.path,
    door(tools, route.getEmail, async ({ param, tx, now }) => {
      const email = await getEmail(tx, param('id'), now);
      if (email === undefined) throw notFound('mail');
      return { data: email };
    }),
  );

  app.get(
    route.getEmailContent.path,
    door(tools, route.getEmailContent, async ({ param, tx, now, services }) => {
      const email = await getEmail(tx, param('id'), now);
      if (email === undefined) throw notFound('mail');
      const content = await readContent(tx, email.id, now);
      if (content === undefined) {
        throw new ApiProblem(
          'gone',
          'The text was deleted: 24 hours after it was read, or when Gmail was disconnected.',
        );
      }
      const text = services.secrets.unseal(content.sealed, contentContext(email.id));
      return { data: { text, expires_at: content.expiresAt } };
    }),
  );

  app.delete(
    route.deleteEmail.path,
    door(tools, route.deleteEmail, async ({ param, tx, emit, now }) => {
      const email = await getEmail(tx, param('id'), now);
      if (email === undefined) throw notFound('mail');
      await deleteEmail(tx, email.id);
      await deleteActivity(tx, email.id);
      emit({ event: 'activity.deleted', data: { id: email.id, contact_id: email.contact_id } });
      return {};
    }),
  );
}
