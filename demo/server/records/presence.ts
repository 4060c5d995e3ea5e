import type { WireColleague, WirePresence } from '@dialora/api/schemas';
import type { Queryable } from '../db/database.js';
import { present } from './rows.js';

/** How long an agent has for the record of a call before calls come again. */
export const wrapUpMs = 30_000;

interface PresenceRow {
  readonly id: string;
  readonly name: string;
  readonly title: string | null;
  readonly chosen: 'available' | 'busy' | 'away' | 'wrap-up' | null;
  readonly since: string | null;
  readonly until: string | null;
  readonly calling: boolean;
  readonly here: boolean;
}

/** A device that said it is registered says so again within half a minute; twice missed is gone. */
const deviceFreshMs = 75_000;

/** The agents with their presence now. `isThere` says whether a device of the agent is registered. */
export async function listPresence(
  tx: Queryable,
  isThere: (agentId: string) => boolean,
  now: Date,
): Promise<readonly WireColleague[]> {
  const { rows } = await tx.query<PresenceRow>(
    `select a.id, a.name, a.title, p.chosen, p.since, p.until, exists (
       select from calls c where c.answered_at is not null and c.ended_at is null
         and ((c.agent_id = a.id and c.agent_left_at is null) or c.to_agent_id = a.id
           or exists (select from jsonb_array_elements(c.parties) party
             where party ->> 'agent_id' = a.id and party ->> 'state' <> 'ringing'))) as calling,
       exists (select from agent_devices d where d.agent_id = a.id and d.seen_at > $1) as here
     from agents a left join agent_presence p on p.account_id = a.account_id and p.agent_id = a.id
     order by a.position, a.id`,
    [new Date(now.getTime() - deviceFreshMs)],
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    ...present({ title: row.title }),
    presence: presenceOf(row, row.here || isThere(row.id), now),
  }));
}

function presenceOf(row: PresenceRow, isThere: boolean, now: Date): WirePresence {
  const since = row.since === null ? {} : { since: row.since };
  if (!isThere) return { agent_id: row.id, state: 'offline' };
  if (row.calling) return { agent_id: row.id, state: 'busy', ...since };
  const over = row.until !== null && Date.parse(row.until) <= now.getTime();
  if (row.chosen === null || (row.chosen === 'wrap-up' && over))
    return { agent_id: row.id, state: 'available', ...since };
  if (row.chosen !== 'wrap-up' || row.until === null) return { agent_id: row.id, state: row.chosen, ...since };
  return { agent_id: row.id, state: 'wrap-up', ...since, until: row.until, next: 'available' };
}

/** A device of an agent is registered with a carrier that does not tell us itself, or is so no more. */
export async function noteDevice(
  tx: Queryable,
  accountId: string,
  device: { readonly agentId: string; readonly id: string; readonly registered: boolean },
  now: Date,
): Promise<void> {
  const key = [accountId, device.agentId, device.id];
  if (device.registered) {
    await tx.query(
      `insert into agent_devices (account_id, agent_id, id, seen_at) values ($1, $2, $3, $4)
       on conflict (account_id, agent_id, id) do update set seen_at = excluded.seen_at`,
      [...key, now],
    );
  } else {
    await tx.query('delete from agent_devices where account_id = $1 and agent_id = $2 and id = $3', key);
  }
}

/** Keeps a choice; `onlyFrom` keeps what the agent chose when it is none of these. */
export async function choosePresence(
  tx: Queryable,
  accountId: string,
  agentId: string,
  chosen: 'available' | 'busy' | 'away' | 'wrap-up',
  now: Date,
): Promise<void> {
  const until = chosen === 'wrap-up' ? new Date(now.getTime() + wrapUpMs) : null;
  await tx.query(
    `insert into agent_presence (account_id, agent_id, chosen, since, until) values ($1, $2, $3, $4, $5)
     on conflict (account_id, agent_id) do update set chosen = excluded.chosen, since = excluded.since,
       until = excluded.until`,
    [accountId, agentId, chosen, now, until],
  );
}

/** After a call an agent who takes calls has time for its record; one who was away or busy stays so. */
export async function beginWrapUp(tx: Queryable, accountId: string, agentId: string, now: Date): Promise<void> {
  const { rows } = await tx.query<{ chosen: string }>('select chosen from agent_presence where agent_id = $1', [
    agentId,
  ]);
  const chosen = rows[0]?.chosen ?? 'available';
  if (chosen === 'available' || chosen === 'wrap-up') await choosePresence(tx, accountId, agentId, 'wrap-up', now);
}
