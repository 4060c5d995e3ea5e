import { routes } from '@dialora/api';
import type { WirePresence } from '@dialora/api/schemas';
import type { Principal } from '../auth/principal.js';
import type { Queryable } from '../db/database.js';
import type { App } from '../http/app.js';
import { door, type DoorTools } from '../http/door.js';
import { ApiProblem, notFound } from '../http/problem.js';
import { choosePresence, listPresence, noteDevice } from '../records/presence.js';
import type { Services } from '../services.js';

/** Who can take calls: what agents choose, and which of their devices are there. */
export function presenceRoutes(app: App, tools: DoorTools): void {
  const { callControl } = routes;

  app.get(
    callControl.listColleagues.path,
    door(tools, callControl.listColleagues, async ({ tx, now, services }) => ({
      data: await listPresence(tx, services.isThere, now),
    })),
  );
  app.put(
    callControl.setPresence.path,
    door(tools, callControl.setPresence, async (asked) => {
      const { body, tx, emit, now, accountId } = asked;
      const agentId = agentOf(asked.principal);
      await choosePresence(tx, accountId, agentId, body.state, now);
      const presence = await presenceOf(asked, agentId);
      emit({ event: 'presence.changed', data: presence });
      return { data: presence };
    }),
  );
  app.put(
    callControl.noteVoiceDevice.path,
    door(tools, callControl.noteVoiceDevice, async (asked) => {
      const { body, tx, emit, now, accountId, param } = asked;
      const agentId = agentOf(asked.principal);
      const before = await presenceOf(asked, agentId);
      await noteDevice(tx, accountId, { agentId, id: deviceId(param('id')), registered: body.registered }, now);
      const presence = await presenceOf(asked, agentId);
      // Said every half minute; only a change is news.
      if (presence.state !== before.state) emit({ event: 'presence.changed', data: presence });
      return { data: presence };
    }),
  );
}

function agentOf(principal: Principal): string {
  if (principal.kind !== 'agent') throw new ApiProblem('permission_denied', 'Only an agent has a presence.');
  return principal.agentId;
}

function deviceId(id: string): string {
  if (!/^[\w-]{1,64}$/.test(id)) throw notFound('device');
  return id;
}

async function presenceOf(
  { tx, now, services }: { readonly tx: Queryable; readonly now: Date; readonly services: Services },
  agentId: string,
): Promise<WirePresence> {
  const all = await listPresence(tx, services.isThere, now);
  const own = all.find(({ id }) => id === agentId);
  if (own === undefined) throw notFound('agent');
  return own.presence;
}
