import type { WireBrowserCall } from '@dialora/api/schemas';
import type { Queryable } from '../db/database.js';
import { agentName, listAgentIds } from '../records/accounts.js';
import { claimCall, getCall, getCallLine, type Carried } from '../records/calls.js';
import { listPresence } from '../records/presence.js';
import { logStart } from './call-log.js';
import type { Telling } from './chronicle.js';

/** Where a call of the records goes. The page that dialled has no word in it. */
export type WhereTo =
  | { readonly kind: 'number'; readonly number: string; readonly extension: string | null }
  /** A colleague, who is shown the name of whoever asks. */
  | { readonly kind: 'agent'; readonly agentId: string; readonly by: string }
  /** Every agent who is there and takes calls; a mailbox when that is nobody. */
  | { readonly kind: 'desk'; readonly agentIds: readonly string[] };

/** A dialled id that was not dialled by then is worth nothing any more. */
const freshMs = 2 * 60_000;

export interface Dialled extends Carried {
  /** The voice identity that dials. */
  readonly identity: string;
}

/**
 * Ties the carrier's call to the record that this device may dial now, and begins its entry in the feed. Undefined when
 * it is somebody else's, was dialled before, or is too old.
 */
export async function claimDialled(
  telling: Telling,
  callId: string,
  { identity, ...by }: Dialled,
): Promise<WireBrowserCall | undefined> {
  const { tx, accountId, emit, now } = telling;
  const record = await getCall(tx, callId);
  if (record === undefined) return undefined;
  const line = await getCallLine(tx, record.id);
  if (line?.placedBy !== identity) return undefined;
  if (now.getTime() - Date.parse(record.started_at) > freshMs) return undefined;
  if (!(await claimCall(tx, record.id, by, now))) return undefined;
  await logStart(tx, accountId, record, emit, now);
  return record;
}

export async function whereTo({ tx, now, isThere }: Telling, record: WireBrowserCall): Promise<WhereTo> {
  if (record.direction === 'inbound') return { kind: 'desk', agentIds: await takingCalls(tx, isThere, now) };
  const { toAgentId = null, extension = null } = (await getCallLine(tx, record.id)) ?? {};
  if (toAgentId !== null) {
    return { kind: 'agent', agentId: toAgentId, by: await agentName(tx, record.agent_id) };
  }
  return { kind: 'number', number: record.to_number, extension };
}

/** Who is rung by an incoming call, in the account's order: whoever is there and did not say to be away. */
async function takingCalls(tx: Queryable, isThere: Telling['isThere'], now: Date): Promise<readonly string[]> {
  const states = new Map((await listPresence(tx, isThere, now)).map(({ id, presence }) => [id, presence.state]));
  return (await listAgentIds(tx)).filter((id) => {
    const state = states.get(id) ?? 'offline';
    return state !== 'offline' && state !== 'away';
  });
}
