import { routes } from '@dialora/api';
import { hashPassword } from '../auth/passwords.js';
import type { SqlValue } from '../db/database.js';
import type { App } from '../http/app.js';
import { door, type DoorTools } from '../http/door.js';
import { ApiProblem, invalidField, notFound } from '../http/problem.js';
import { newId } from '../ids.js';
import { only } from '../records/rows.js';
import { fold, likeText } from '../text/fold.js';

interface Page {
  readonly page: number;
  readonly limit: number;
}

const users = 'id, email, name, phone, status, created_at';
const plans = 'id, name, active, provider, currency, created_at';
const subscriptions = 'id, user_id, plan_id, status, created_at';

function paged<Row>(rows: readonly Row[], { page, limit }: Page) {
  return { data: rows.slice(0, limit), pagination: { page, limit, has_more: rows.length > limit } };
}

/** Conditions with their values, for the filters of a list. */
function where(filters: Readonly<Record<string, SqlValue | undefined>>) {
  const values: SqlValue[] = [];
  const conditions = Object.entries(filters).flatMap(([condition, value]) =>
    value === undefined ? [] : [condition.replaceAll('?', `$${values.push(value)}`)],
  );
  return { values, text: conditions.length === 0 ? '' : `where ${conditions.join(' and ')}` };
}

function order(sortBy: string | undefined, sortOrder: string | undefined): string {
  const column = sortBy === 'name' ? 'lower(name)' : 'created_at';
  const way = (sortOrder ?? (sortBy === 'name' ? 'asc' : 'desc')) === 'asc' ? 'asc' : 'desc';
  return `order by ${column} ${way}, id ${way}`;
}

/** The agency scope of the live service: users, plans, subscriptions. */
export function agencyRoutes(app: App, tools: DoorTools): void {
  const route = routes.agency;

  app.get(
    route.listUsers.path,
    door(tools, route.listUsers, async ({ query, tx }) => {
      const found = where({
        'deleted_at is null and ?::boolean': true,
        'status = ?': query.status,
        'name_key like ?': query.search === undefined ? undefined : `%${likeText(fold(query.search))}%`,
      });
      const { rows } = await tx.query(
        `select ${users} from tenant_users ${found.text} ${order(query.sort_by, query.sort_order)}
         limit ${query.limit + 1} offset ${(query.page - 1) * query.limit}`,
        found.values,
      );
      return paged(rows, query);
    }),
  );

  app.post(
    route.createUser.path,
    door(tools, route.createUser, async ({ body, tx, now, accountId }) => {
      const { rows } = await tx.query(
        `insert into tenant_users (account_id, id, email, name, name_key, phone, password_hash, status, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, 'active', $8) on conflict do nothing returning ${users}`,
        [
          accountId,
          newId('usr'),
          body.email,
          body.name,
          `${fold(body.name)} ${body.email.toLowerCase()}`,
          body.phone ?? null,
          hashPassword(body.password),
          now,
        ],
      );
      if (rows.length === 0) throw invalidField('/email', 'belongs to another user');
      return { data: only(rows) };
    }),
  );

  app.delete(
    route.deleteUser.path,
    door(tools, route.deleteUser, async ({ param, tx, now }) => {
      const { count } = await tx.query(
        `update tenant_users set deleted_at = $2, status = 'blocked' where id = $1 and deleted_at is null`,
        [param('id'), now],
      );
      if (count === 0) throw notFound('user');
      await tx.query(`update subscriptions set status = 'canceled' where user_id = $1 and status <> 'canceled'`, [
        param('id'),
      ]);
      return {};
    }),
  );

  app.get(
    route.listPlans.path,
    door(tools, route.listPlans, async ({ query, tx }) => {
      const found = where({ 'active = ?': query.active, 'provider = ?': query.provider });
      const { rows } = await tx.query(
        `select ${plans} from plans ${found.text} ${order(query.sort_by, query.sort_order)}
         limit ${query.limit + 1} offset ${(query.page - 1) * query.limit}`,
        found.values,
      );
      return paged(rows, query);
    }),
  );

  app.get(
    route.getPlan.path,
    door(tools, route.getPlan, async ({ param, tx }) => {
      const { rows } = await tx.query(`select ${plans} from plans where id = $1`, [param('id')]);
      if (rows[0] === undefined) throw notFound('plan');
      return { data: rows[0] };
    }),
  );

  app.get(
    route.listSubscriptions.path,
    door(tools, route.listSubscriptions, async ({ query, tx }) => {
      const found = where({ 'user_id = ?': query.user_id, 'plan_id = ?': query.plan_id, 'status = ?': query.status });
      const { rows } = await tx.query(
        `select ${subscriptions} from subscriptions ${found.text} ${order(undefined, query.sort_order)}
         limit ${query.limit + 1} offset ${(query.page - 1) * query.limit}`,
        found.values,
      );
      return paged(rows, query);
    }),
  );

  app.post(
    route.createSubscription.path,
    door(tools, route.createSubscription, async ({ body, tx, now, accountId }) => {
      const { rows: user } = await tx.query(
        `select from tenant_users where id = $1 and deleted_at is null and status = 'active'`,
        [body.user_id],
      );
      if (user.length === 0) throw invalidField('/user_id', 'names no active user');
      const { rows: plan } = await tx.query('select from plans where id = $1 and active', [body.plan_id]);
      if (plan.length === 0) throw invalidField('/plan_id', 'names no active plan');
      const { rows } = await tx.query(
        `insert into subscriptions (account_id, id, user_id, plan_id, status, created_at)
         values ($1, $2, $3, $4, 'active', $5) on conflict do nothing returning ${subscriptions}`,
        [accountId, newId('sub'), body.user_id, body.plan_id, now],
      );
      if (rows.length === 0) throw new ApiProblem('conflict', 'This user has a running subscription; change its plan.');
      return { data: only(rows) };
    }),
  );

  app.get(
    route.getSubscription.path,
    door(tools, route.getSubscription, async ({ param, tx }) => {
      const { rows } = await tx.query(`select ${subscriptions} from subscriptions where id = $1`, [param('id')]);
      if (rows[0] === undefined) throw notFound('subscription');
      return { data: rows[0] };
    }),
  );

  app.patch(
    route.changePlan.path,
    door(tools, route.changePlan, async ({ body, param, tx }) => {
      const { rows: held } = await tx.query<{ provider: string; currency: string; status: string }>(
        `select p.provider, p.currency, s.status from subscriptions s
         join plans p on p.account_id = s.account_id and p.id = s.plan_id where s.id = $1 for update of s`,
        [param('id')],
      );
      const before = held[0];
      if (before === undefined) throw notFound('subscription');
      if (before.status === 'canceled') throw new ApiProblem('conflict', 'This subscription has ended.');
      const { rows: target } = await tx.query(
        'select from plans where id = $1 and active and provider = $2 and currency = $3',
        [body.plan_id, before.provider, before.currency],
      );
      if (target.length === 0) {
        throw invalidField('/plan_id', 'names no active plan of the same provider and currency');
      }
      const { rows } = await tx.query(
        `update subscriptions set plan_id = $2 where id = $1 returning ${subscriptions}`,
        [param('id'), body.plan_id],
      );
      return { data: only(rows) };
    }),
  );
}
