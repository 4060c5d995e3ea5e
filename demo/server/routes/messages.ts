import { routes } from '@dialora/api';
import type { App } from '../http/app.js';
import { keysetPage, readCursor } from '../http/cursor.js';
import { door, type DoorTools } from '../http/door.js';
import { notFound } from '../http/problem.js';
import { personOf } from '../records/accounts.js';
import { getMessage, listMessages } from '../records/messages.js';
import { sendMessage } from '../carrier/send-message.js';

export function messageRoutes(app: App, tools: DoorTools): void {
  const { listMessages: list, getMessage: get, createMessage: create } = routes.messages;

  app.get(
    list.path,
    door(tools, list, async ({ query, tx }) => {
      const found = await listMessages(tx, {
        contactId: query.contact_id,
        channel: query.channel,
        before: query.before === undefined ? undefined : readCursor(query.before),
        limit: query.limit,
      });
      return keysetPage(found, query.limit, (message) => ({ at: message.created_at, id: message.id }));
    }),
  );

  app.get(
    get.path,
    door(tools, get, async ({ param, tx }) => {
      const message = await getMessage(tx, param('id'));
      if (message === undefined) throw notFound('message');
      return { data: message };
    }),
  );

  app.post(
    create.path,
    door(tools, create, async ({ principal, body, tx, emit, afterwards, now, accountId, services }) => {
      const by = await personOf(tx, principal);
      const message = await sendMessage({ tx, accountId, emit, now, by }, body);
      afterwards(() => services.dispatcher.wake());
      return { data: message };
    }),
  );
}
