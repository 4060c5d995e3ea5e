import { routes } from '@dialora/api';
import { requireScopes } from '../auth/principal.js';
import { streamEvents } from '../events/stream.js';
import type { App } from '../http/app.js';
import { ApiProblem } from '../http/problem.js';
import { identify, type DoorTools } from '../http/door.js';

export function eventRoutes(app: App, tools: DoorTools): void {
  app.get(routes.events.streamEvents.path, async (c) => {
    const principal = await identify(c, tools);
    requireScopes(principal, routes.events.streamEvents.scopes);
    // Each look of staff leaves a line; a stream would be one look without an end.
    if (principal.kind === 'staff') throw new ApiProblem('permission_denied', 'Staff read records, not the stream.');
    return streamEvents(c, {
      hub: tools.services.hub,
      accountId: principal.accountId,
      endsAt: principal.kind === 'key' ? undefined : new Date(principal.expiresAt),
      now: tools.services.now(),
    });
  });
}
