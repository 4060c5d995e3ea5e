import type { WireCall } from '@dialora/api/schemas';
import type { Queryable, SqlValue } from '../db/database.js';
import { agentCallsById } from './agent-calls.js';
import { callsById } from './calls.js';

/** Calls by hand and of Voice AI agents in one list, newest (or oldest) first, one more than `limit`. */
export async function listAllCalls(
  tx: Queryable,
  filter: {
    readonly status: string | undefined;
    readonly contactId: string | undefined;
    readonly placedBy: string | undefined;
    readonly order: 'asc' | 'desc';
    readonly limit: number;
    readonly offset: number;
  },
): Promise<readonly WireCall[]> {
  const values: SqlValue[] = [];
  const use = (value: SqlValue): string => `$${values.push(value)}`;
  const shared: string[] = [];
  if (filter.status !== undefined) shared.push(`status = ${use(filter.status)}`);
  if (filter.contactId !== undefined) shared.push(`contact_id = ${use(filter.contactId)}`);
  const where = (conditions: readonly string[]): string =>
    conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`;
  const own = filter.placedBy === undefined ? shared : [...shared, `placed_by = ${use(filter.placedBy)}`];
  const agents =
    filter.placedBy === undefined ? `union all select id, created_at from agent_calls ${where(shared)}` : '';
  const order = filter.order === 'asc' ? 'asc' : 'desc';
  const { rows } = await tx.query<{ id: string }>(
    `select id from (select id, started_at as at from calls ${where(own)} ${agents}) c
     order by at ${order}, id ${order} limit ${use(filter.limit + 1)} offset ${use(filter.offset)}`,
    values,
  );
  const ids = rows.map((row) => row.id);
  const found = new Map<string, WireCall>([...(await callsById(tx, ids)), ...(await agentCallsById(tx, ids))]);
  return ids.flatMap((id) => found.get(id) ?? []);
}
