import { routes } from '@dialora/api';
import type { WireAccessGrant } from '@dialora/api/schemas';
import type { App } from '../http/app.js';
import { keysetPage, readCursor } from '../http/cursor.js';
import { door, type DoorTools } from '../http/door.js';
import { invalidField, notFound } from '../http/problem.js';
import { newId } from '../ids.js';
import { only, present } from '../records/rows.js';

/** The longest that staff may be let in at once, in ms. */
const longestMs = 30 * 24 * 3_600_000;

type Row = Omit<WireAccessGrant, 'withdrawn_at'> & { readonly withdrawn_at: string | null };

const columns = 'id, employee_id, purpose, granted_by, created_at, until, withdrawn_at';

const toWire = ({ withdrawn_at: withdrawnAt, ...row }: Row): WireAccessGrant => ({
  ...row,
  ...present({ withdrawn_at: withdrawnAt }),
});

/** The account lets people of the platform's staff in, for a purpose and a time, and sees whom it has. */
export function accessGrantRoutes(app: App, tools: DoorTools): void {
  const { listAccessGrants, createAccessGrant, withdrawAccessGrant } = routes.accessGrants;

  app.get(
    listAccessGrants.path,
    door(tools, listAccessGrants, async ({ query, tx }) => {
      const before = query.before === undefined ? undefined : readCursor(query.before);
      const { rows } = await tx.query<Row>(
        `select ${columns} from access_grants
         where $1::timestamptz is null or (created_at, id) < ($1::timestamptz, $2)
         order by created_at desc, id desc limit $3`,
        [before?.at ?? null, before?.id ?? null, query.limit + 1],
      );
      return keysetPage(rows.map(toWire), query.limit, (grant) => ({ at: grant.created_at, id: grant.id }));
    }),
  );

  app.post(
    createAccessGrant.path,
    door(tools, createAccessGrant, async ({ principal, body, tx, now, accountId }) => {
      const until = new Date(body.until);
      if (until <= now) throw invalidField('/until', 'must be in the future');
      if (until.getTime() - now.getTime() > longestMs) throw invalidField('/until', 'must be within 30 days');
      const { rows } = await tx.query<Row>(
        `insert into access_grants (account_id, id, employee_id, purpose, granted_by, created_at, until)
         values ($1, $2, $3, $4, $5, $6, $7) returning ${columns}`,
        [
          accountId,
          newId('grt'),
          body.employee_id,
          body.purpose,
          principal.kind === 'agent' ? principal.agentId : principal.id,
          now,
          until,
        ],
      );
      return { data: toWire(only(rows)) };
    }),
  );

  app.post(
    withdrawAccessGrant.path,
    door(tools, withdrawAccessGrant, async ({ param, tx, now }) => {
      const { rows } = await tx.query<Row>(
        `update access_grants set withdrawn_at = coalesce(withdrawn_at, $2) where id = $1 returning ${columns}`,
        [param('id'), now],
      );
      if (rows[0] === undefined) throw notFound('authorisation');
      return { data: toWire(rows[0]) };
    }),
  );
}
