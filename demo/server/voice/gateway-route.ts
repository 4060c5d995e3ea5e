import type { WireBrowserCall } from '@dialora/api/schemas';
import { scriptNumbers, type Gateway, type PlacedCall, type Route } from '@dialora/voice-gateway';
import type { Database } from '../db/database.js';
import type { Telling } from './chronicle.js';
import { callerName } from './control.js';
import { mailbox } from './gateway-control.js';
import { handsetIdentity, readIdentity, type VoiceIdentity } from './identity.js';
import { placeIncoming } from './incoming.js';
import { claimDialled, whereTo } from './whereto.js';

export interface GatewayRouting {
  readonly db: Database;
  /** Whose gateway it is. */
  readonly serverId: string;
  readonly gateway: Pick<Gateway, 'devices'>;
  readonly write: <T>(accountId: string, run: (telling: Telling) => Promise<T>) => Promise<T>;
}

/** Where a placed call goes, and the record it is from now on; without one it was refused, or is no call of anybody's. */
export type RoutedCall =
  | { readonly route: Route; readonly callId?: undefined }
  | { readonly route: Route; readonly callId: string; readonly accountId: string };

/** Looks up the record that a browser dialled by its id. A handset of the demo may dial a business's number instead. */
export async function routePlaced(routing: GatewayRouting, call: PlacedCall): Promise<RoutedCall> {
  const { db, serverId, gateway, write } = routing;
  const { call_id: wanted, To: dialled = '' } = call.parameters;
  const identity = readIdentity(call.identity);
  if (identity === undefined) return refusal('forbidden');
  // The SDK's pre-call test dials nothing.
  if (wanted === undefined && dialled === '') return { route: { kind: 'script', script: 'preflight' } };
  if (wanted === undefined && identity.kind !== 'phone') return refusal('forbidden');

  const accountId = await accountOf(db, wanted, dialled);
  if (accountId === undefined) return refusal('not-found');
  const placed = await write(accountId, async (telling) => {
    const callId = wanted ?? (await placeFromHandset(telling, identity, call, dialled));
    if (callId === undefined) return undefined;
    const record = await claimDialled(telling, callId, {
      identity: call.identity,
      carrierId: call.callSid,
      serverId,
    });
    if (record === undefined) return undefined;
    return { callId: record.id, route: await routeTo(telling, record, gateway) };
  });
  return placed === undefined ? refusal('forbidden') : { ...placed, accountId };
}

/** A handset that dials the account's number itself makes the record that it then dials. */
async function placeFromHandset(
  { tx, accountId, now }: Telling,
  identity: VoiceIdentity,
  call: PlacedCall,
  dialled: string,
): Promise<string | undefined> {
  if (identity.kind !== 'phone') return undefined;
  const wish = { from: identity.number, to: dialled, placedBy: call.identity };
  return (await placeIncoming(tx, accountId, wish, now)).id;
}

async function routeTo(telling: Telling, record: WireBrowserCall, gateway: Pick<Gateway, 'devices'>): Promise<Route> {
  const parameters = { call_id: record.id, From: record.from_number };
  const ends = { from: record.from_number, to: record.to_number, parameters, verified: true };
  const goal = await whereTo(telling, record);
  switch (goal.kind) {
    case 'desk': {
      const identities = goal.agentIds.map((id) => `agent.${id}`);
      // Whoever is not there, or does not answer, has a mailbox.
      return identities.length === 0 ? mailbox : { kind: 'ring', identities, ...ends, otherwise: mailbox };
    }
    case 'agent':
      return {
        kind: 'ring',
        identities: [`agent.${goal.agentId}`],
        ...ends,
        parameters: { call_id: record.id, [callerName]: goal.by },
      };
    case 'number': {
      const handset = handsetIdentity(goal.number);
      if (gateway.devices(handset) > 0) return { kind: 'ring', identities: [handset], ...ends };
      const script = scriptNumbers[goal.number] ?? 'talk';
      return { kind: 'script', script, from: record.from_number, to: goal.number };
    }
  }
}

const refusal = (reason: 'forbidden' | 'not-found'): RoutedCall => ({ route: { kind: 'reject', reason } });

/** The account that a call's id, or a dialled number, belongs to. */
async function accountOf(db: Database, callId: string | undefined, number: string): Promise<string | undefined> {
  const { rows } = await db.anonymous((tx) =>
    callId === undefined
      ? tx.query<{ id: string | null }>('select find_number_account($1) as id', [number])
      : tx.query<{ id: string | null }>('select find_call_account($1) as id', [callId]),
  );
  return rows[0]?.id ?? undefined;
}
