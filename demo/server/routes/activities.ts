import { routes } from '@dialora/api';
import type { WireActivity, WireCreateActivity } from '@dialora/api/schemas';
import type { Principal } from '../auth/principal.js';
import type { App } from '../http/app.js';
import { addToFeed } from '../events/feed.js';
import { keysetPage, readCursor } from '../http/cursor.js';
import { door, type DoorTools } from '../http/door.js';
import { ApiProblem, invalidField, notFound } from '../http/problem.js';
import { newId } from '../ids.js';
import { changeDetails, deleteActivity, getActivity, keepRevision, listActivities } from '../records/activities.js';
import { namedContact } from '../records/named-contact.js';
import { refuseRestricted } from '../rules/restricted.js';

export function activityRoutes(app: App, tools: DoorTools): void {
  app.get(
    routes.activities.listActivities.path,
    door(tools, routes.activities.listActivities, async ({ query, tx }) => {
      const found = await listActivities(tx, {
        contactId: query.contact_id,
        type: query.type,
        query: query.query,
        before: query.before === undefined ? undefined : readCursor(query.before),
        limit: query.limit,
      });
      return keysetPage(found, query.limit, (activity) => ({ at: activity.occurred_at, id: activity.id }));
    }),
  );

  app.get(
    routes.activities.getActivity.path,
    door(tools, routes.activities.getActivity, async ({ param, tx }) => {
      const activity = await getActivity(tx, param('id'));
      if (activity === undefined) throw notFound('activity');
      return { data: activity };
    }),
  );

  app.post(
    routes.activities.createActivity.path,
    door(tools, routes.activities.createActivity, async ({ principal, body, tx, emit, now, accountId }) => {
      await namedContact(tx, body.contact_id);
      await refuseRestricted(tx, body.contact_id);
      const id = body.id ?? newId('act');
      const added = await addToFeed(
        tx,
        accountId,
        {
          id,
          contactId: body.contact_id,
          type: body.type,
          occurredAt: new Date(body.occurred_at ?? now).toISOString(),
          authorId: authorOf(principal),
          details: detailsOf(body),
        },
        emit,
        now,
      );
      if (added !== undefined) return { data: added };
      // The client's id is there already: a replay gets what is there, anything else is a clash.
      const existing = await getActivity(tx, id);
      if (existing === undefined || existing.contact_id !== body.contact_id || existing.type !== body.type) {
        throw new ApiProblem('conflict', 'Another activity has this id.');
      }
      return { data: existing };
    }),
  );

  app.patch(
    routes.activities.updateActivity.path,
    door(tools, routes.activities.updateActivity, async ({ principal, body, param, tx, emit, now, accountId }) => {
      const before = editable(await getActivity(tx, param('id')));
      await refuseRestricted(tx, before.contact_id);
      const allowed = before.type === 'note' ? ['body'] : ['title', 'starts_at', 'ends_at', 'place'];
      const foreign = Object.keys(body).find((member) => !allowed.includes(member));
      if (foreign !== undefined) throw invalidField(`/${foreign}`, `does not belong to ${before.type}`);
      const { starts_at: startsAt, ends_at: endsAt, ...rest } = body;
      const details = {
        ...rest,
        ...(startsAt === undefined ? {} : { starts_at: new Date(startsAt).toISOString() }),
        ...(endsAt === undefined ? {} : { ends_at: new Date(endsAt).toISOString() }),
      };
      const merged = { ...before, ...details };
      if (merged.type === 'appointment' && merged.ends_at < merged.starts_at) {
        throw invalidField('/ends_at', 'must not end before it starts');
      }
      await keepRevision(tx, accountId, before.id, { agentId: authorOf(principal), deleted: false, now });
      const activity = await changeDetails(tx, { id: before.id }, details, now);
      if (activity === undefined) throw notFound('activity');
      emit({ event: 'activity.updated', data: activity });
      return { data: activity };
    }),
  );

  app.delete(
    routes.activities.deleteActivity.path,
    door(tools, routes.activities.deleteActivity, async ({ principal, param, tx, emit, now, accountId }) => {
      const before = editable(await getActivity(tx, param('id')));
      await keepRevision(tx, accountId, before.id, { agentId: authorOf(principal), deleted: true, now });
      await deleteActivity(tx, before.id);
      emit({ event: 'activity.deleted', data: { id: before.id, contact_id: before.contact_id } });
      return {};
    }),
  );
}

type Editable = Extract<WireActivity, { readonly type: 'note' | 'appointment' }>;

/** What a person added can be corrected; what happened on a line or in a mailbox cannot. */
function editable(activity: WireActivity | undefined): Editable {
  if (activity === undefined) throw notFound('activity');
  if (activity.type === 'note' || activity.type === 'appointment') return activity;
  throw new ApiProblem(
    'conflict',
    'Only notes and appointments can be changed; the rest is a record of what happened.',
  );
}

function authorOf(principal: Principal): string | null {
  return principal.kind === 'agent' ? principal.agentId : null;
}

function detailsOf(body: WireCreateActivity): Readonly<Record<string, string>> {
  if (body.type === 'note') return { body: body.body };
  return {
    title: body.title,
    starts_at: new Date(body.starts_at).toISOString(),
    ends_at: new Date(body.ends_at).toISOString(),
    ...(body.place === undefined ? {} : { place: body.place }),
  };
}
