import type { Gateway } from '@dialora/voice-gateway';
import { logEnd } from './call-log.js';
import { getCall } from '../records/calls.js';
import { tellPresence } from './chronicle.js';
import type { GatewayRouting } from './gateway-route.js';
import type { CallTruth } from './reconcile.js';

/**
 * The local gateway lives and dies with its server: what this server had on the line before it began is not there any
 * more. Such a call ended at the last moment it was seen alive, and the outcome says that the line broke. Calls of other
 * servers that share the database go on at their gateways; when one of those does not come back, housekeeping closes them.
 */
export function gatewayTruth({
  db,
  serverId,
  gateway,
  write,
}: Pick<GatewayRouting, 'db' | 'serverId' | 'write'> & { readonly gateway: Pick<Gateway, 'calls'> }): CallTruth {
  return {
    async openCalls(since) {
      const { rows } = await db.owner((tx) =>
        tx.query<{ account_id: string; id: string; carrier_id: string }>(
          `select account_id, id, carrier_id from calls
           where server_id = $1 and ended_at is null and seen_at <= $2 order by seen_at`,
          [serverId, since],
        ),
      );
      return rows.map((row) => ({ accountId: row.account_id, callId: row.id, carrierId: row.carrier_id }));
    },
    async settle({ accountId, callId, carrierId }) {
      if (gateway.calls().some(({ callSid }) => callSid === carrierId)) return;
      await write(accountId, async (telling) => {
        const { rows } = await telling.tx.query<{ seen_at: string }>('select seen_at from calls where id = $1', [
          callId,
        ]);
        const [row] = rows;
        if (row === undefined) return;
        const end = { status: 'failed', outcome: 'failed', at: new Date(row.seen_at) } as const;
        await logEnd(telling.tx, callId, end, telling.emit);
        const call = await getCall(telling.tx, callId);
        if (call !== undefined) await tellPresence(telling, call.agent_id);
      });
    },
  };
}
