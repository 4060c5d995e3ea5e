import type { WireCallerId, WireMe } from '@dialora/api/schemas';
import type { Principal } from '../auth/principal.js';
import type { Queryable } from '../db/database.js';

export async function getAgent(tx: Queryable, id: string): Promise<Omit<WireMe, 'scopes'> | undefined> {
  const { rows } = await tx.query<{
    id: string;
    name: string;
    email: string;
    account_id: string;
    account_name: string;
    country: string;
  }>(
    `select a.id, a.name, a.email, a.account_id, n.name as account_name, n.country
     from agents a join accounts n on n.account_id = a.account_id where a.id = $1`,
    [id],
  );
  const row = rows[0];
  if (row === undefined) return undefined;
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    account: { id: row.account_id, name: row.account_name, country: row.country },
  };
}

/** The person behind a request, for histories; undefined for a business's own server. */
export async function personOf(
  tx: Queryable,
  principal: Principal,
): Promise<{ readonly id: string; readonly name: string } | undefined> {
  if (principal.kind !== 'agent') return undefined;
  const { rows } = await tx.query<{ id: string; name: string }>('select id, name from agents where id = $1', [
    principal.agentId,
  ]);
  return rows[0];
}

/** The account's agents, in the order in which they are asked. */
export async function listAgentIds(tx: Queryable): Promise<readonly string[]> {
  const { rows } = await tx.query<{ id: string }>('select id from agents order by position, id');
  return rows.map((row) => row.id);
}

/** Empty for nobody. */
export async function agentName(tx: Queryable, id: string): Promise<string> {
  const { rows } = await tx.query<{ name: string }>('select name from agents where id = $1', [id]);
  return rows[0]?.name ?? '';
}

export async function agentExists(tx: Queryable, id: string): Promise<boolean> {
  const { rows } = await tx.query('select 1 as found from agents where id = $1', [id]);
  return rows.length === 1;
}

export async function listCallerIds(tx: Queryable): Promise<readonly WireCallerId[]> {
  const { rows } = await tx.query<WireCallerId>(
    'select id, number, label, is_default from caller_ids order by is_default desc, label, id',
  );
  return rows;
}

export async function getAccount(
  tx: Queryable,
): Promise<{ readonly id: string; readonly name: string; readonly country: string } | undefined> {
  const { rows } = await tx.query<{ id: string; name: string; country: string }>(
    'select account_id as id, name, country from accounts where account_id = (select current_account())',
  );
  return rows[0];
}

export async function getSite(
  tx: Queryable,
  id: string,
): Promise<{ readonly id: string; readonly name: string; readonly callsFrom: string } | undefined> {
  const { rows } = await tx.query<{ id: string; name: string; calls_from: string }>(
    'select id, name, calls_from from sites where id = $1',
    [id],
  );
  const row = rows[0];
  return row === undefined ? undefined : { id: row.id, name: row.name, callsFrom: row.calls_from };
}
