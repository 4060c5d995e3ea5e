import { routes } from '@dialora/api';
import type { WireAccount } from '@dialora/api/schemas';
import type { Queryable } from '../db/database.js';
import type { App } from '../http/app.js';
import { door, type DoorTools } from '../http/door.js';
import { ApiProblem, notFound } from '../http/problem.js';
import { newId } from '../ids.js';
import { only, present } from '../records/rows.js';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  readonly parent_id: string | null;
  readonly kind: 'agency' | 'business';
  readonly status: WireAccount['status'];
  readonly brand: WireAccount['brand'] | null;
  readonly created_at: string;
}

// A sub-account without a brand of its own wears its agency's; row-level security lets only the agency read that, so
// it is copied when the sub-account is opened and when the agency changes it.
const columns = 'account_id as id, name, country, parent_id, kind, status, brand, created_at';

const oversightMs = 30 * 24 * 3_600_000;

function toWire(row: Row): WireAccount {
  return {
    id: row.id,
    name: row.name,
    country: row.country,
    ...present({ parent_id: row.parent_id }),
    status: row.status,
    ...present({ brand: row.brand }),
    created_at: row.created_at,
  };
}

async function find(tx: Queryable, id: string): Promise<Row> {
  const { rows } = await tx.query<Row>(`select ${columns} from accounts where account_id = $1`, [id]);
  if (rows[0] === undefined) throw notFound('account');
  return rows[0];
}

/** The account, an agency's sub-accounts, and the agency's oversight of them. */
export function subAccountRoutes(app: App, tools: DoorTools): void {
  const { listAccounts, getAccount, createAccount, updateAccount, closeAccount, getCompliance } = routes.accounts;

  app.get(
    listAccounts.path,
    door(tools, listAccounts, async ({ query, tx, accountId }) => {
      const { page, limit } = query;
      const { rows } = await tx.query<Row>(
        `select ${columns} from accounts order by (account_id = $1) desc, name, account_id limit $2 offset $3`,
        [accountId, limit + 1, (page - 1) * limit],
      );
      return { data: rows.slice(0, limit).map(toWire), pagination: { page, limit, has_more: rows.length > limit } };
    }),
  );

  app.get(
    getAccount.path,
    door(tools, getAccount, async ({ param, tx }) => ({ data: toWire(await find(tx, param('id'))) })),
  );

  app.post(
    createAccount.path,
    door(tools, createAccount, async ({ body, tx, now, accountId }) => {
      const own = await find(tx, accountId);
      if (own.kind !== 'agency') throw new ApiProblem('permission_denied', 'Only an agency opens sub-accounts.');
      const { rows } = await tx.query<Row>(
        `insert into accounts (account_id, parent_id, kind, name, country, created_at, brand)
         values ($1, $2, 'business', $3, $4, $5, $6::jsonb) returning ${columns}`,
        [newId('acc'), accountId, body.name, body.country, now, own.brand === null ? null : JSON.stringify(own.brand)],
      );
      return { data: toWire(only(rows)) };
    }),
  );

  app.patch(
    updateAccount.path,
    door(tools, updateAccount, async ({ body, param, tx, accountId }) => {
      const account = await find(tx, param('id'));
      const own = await find(tx, accountId);
      // White label belongs to the agency plan (acceptable use policy).
      if (body.brand !== undefined && own.kind !== 'agency') {
        throw new ApiProblem('permission_denied', 'A brand of its own belongs to an agency and is set by it.');
      }
      const brand = body.brand === undefined || body.brand === null ? null : JSON.stringify(body.brand);
      const { rows } = await tx.query<Row>(
        `update accounts set name = coalesce($2, name), brand = case when $3 then $4::jsonb else brand end
         where account_id = $1 returning ${columns}`,
        [account.id, body.name ?? null, body.brand !== undefined, brand],
      );
      if (body.brand !== undefined && account.kind === 'agency') {
        await tx.query(
          `update accounts set brand = $2::jsonb where parent_id = $1 and brand is not distinct from $3::jsonb`,
          [account.id, brand, account.brand === null ? null : JSON.stringify(account.brand)],
        );
      }
      return { data: toWire(only(rows)) };
    }),
  );

  app.delete(
    closeAccount.path,
    door(tools, closeAccount, async ({ param, tx, now, accountId }) => {
      const account = await find(tx, param('id'));
      if (account.parent_id !== accountId) {
        throw new ApiProblem('permission_denied', 'A sub-account is closed by its agency.');
      }
      await tx.query(
        `update accounts set status = 'closed', closed_at = coalesce(closed_at, $2) where account_id = $1`,
        [account.id, now],
      );
      return {};
    }),
  );

  app.get(
    getCompliance.path,
    door(tools, getCompliance, async ({ param, tx, now }) => {
      const { id } = await find(tx, param('id'));
      const since = new Date(now.getTime() - oversightMs);
      const { rows } = await tx.query('select * from account_compliance($1, $2, $3)', [id, since, now]);
      return { data: { account_id: id, since: since.toISOString(), ...only(rows) } };
    }),
  );
}
