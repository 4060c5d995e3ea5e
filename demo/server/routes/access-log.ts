import { routes } from '@dialora/api';
import type { WireAccessLogEntry } from '@dialora/api/schemas';
import type { SqlValue } from '../db/database.js';
import type { App } from '../http/app.js';
import { keysetPage, readCursor } from '../http/cursor.js';
import { door, type DoorTools } from '../http/door.js';
import { present } from '../records/rows.js';

interface Row {
  readonly id: number;
  readonly at: string;
  readonly actor_kind: WireAccessLogEntry['actor']['kind'];
  readonly actor_id: string;
  readonly actor_name: string | null;
  readonly action: WireAccessLogEntry['action'];
  readonly resource: string;
  readonly resource_id: string | null;
  readonly contact_id: string | null;
  readonly fields: string[] | null;
  readonly purpose: string | null;
  readonly authorisation: WireAccessLogEntry['authorisation'] | null;
}

/** The account reads at any time who saw or changed which customer data. */
export function accessLogRoutes(app: App, tools: DoorTools): void {
  const route = routes.accounts.listAccessLog;
  app.get(
    route.path,
    door(
      tools,
      route,
      async ({ query, tx }) => {
        const values: SqlValue[] = [];
        const use = (value: SqlValue): string => `$${values.push(value)}`;
        const conditions = ['true'];
        if (query.contact_id !== undefined) conditions.push(`l.contact_id = ${use(query.contact_id)}`);
        if (query.actor_id !== undefined) conditions.push(`l.actor_id = ${use(query.actor_id)}`);
        if (query.since !== undefined) conditions.push(`l.at >= ${use(query.since)}::timestamptz`);
        if (query.before !== undefined) {
          const { at, id } = readCursor(query.before);
          const number = /^\d{1,15}$/.test(id) ? id : '0';
          conditions.push(`(l.at, l.id) < (${use(at)}::timestamptz, ${use(number)}::bigint)`);
        }
        const { rows } = await tx.query<Row>(
          `select l.id, l.at, l.actor_kind, l.actor_id, a.name as actor_name, l.action, l.resource, l.resource_id,
           l.contact_id, l.fields, l.purpose, l.authorisation
         from access_log l left join agents a on a.account_id = l.account_id and a.id = l.actor_id
         where ${conditions.join(' and ')} order by l.at desc, l.id desc limit ${use(query.limit + 1)}`,
          values,
        );
        return keysetPage(rows.map(toWire), query.limit, (entry) => ({ at: entry.at, id: entry.id }));
      },
      {
        // What this process noted a moment ago is part of the answer.
        prepare: (services) => services.access.flush(),
      },
    ),
  );
}

function toWire(row: Row): WireAccessLogEntry {
  return {
    id: String(row.id),
    at: row.at,
    actor: { kind: row.actor_kind, id: row.actor_id, ...present({ name: row.actor_name }) },
    action: row.action,
    resource: row.resource,
    ...present({
      resource_id: row.resource_id,
      contact_id: row.contact_id,
      fields: row.fields,
      purpose: row.purpose,
      authorisation: row.authorisation,
    }),
  };
}
