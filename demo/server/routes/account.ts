import { routes } from '@dialora/api';
import { agentScopes } from '@dialora/api/schemas';
import { mintSession } from '../auth/sessions.js';
import { door, type DoorTools } from '../http/door.js';
import { ApiProblem, invalidField, notFound } from '../http/problem.js';
import { agentExists, getAccount, getAgent, getSite, listCallerIds } from '../records/accounts.js';
import type { App } from '../http/app.js';

/** Sessions, who one is, and the account's numbers. */
export function accountRoutes(app: App, tools: DoorTools): void {
  app.post(
    routes.session.createSession.path,
    door(tools, routes.session.createSession, async ({ principal, body, tx, now, accountId }) => {
      if (principal.kind !== 'key') throw new ApiProblem('permission_denied', 'Only an API key mints sessions.');
      if (!(await agentExists(tx, body.agent_id))) throw invalidField('/agent_id', 'names no agent of this account');
      const beyond = (body.scopes ?? []).filter((scope) => !principal.scopes.has(scope));
      if (beyond.length > 0) {
        throw new ApiProblem('permission_denied', `The key itself lacks the scope ${beyond.join(', ')}.`);
      }
      const data = await mintSession(
        tx,
        {
          accountId,
          holder: { agentId: body.agent_id },
          scopes: body.scopes ?? agentScopes.filter((scope) => principal.scopes.has(scope)),
          allowedOrigins: body.allowed_origins,
          ...(body.ttl_seconds === undefined ? {} : { ttlSeconds: body.ttl_seconds }),
        },
        now,
      );
      return { data };
    }),
  );

  app.get(
    routes.session.getMe.path,
    door(tools, routes.session.getMe, async ({ principal, tx }) => {
      const scopes = [...principal.scopes];
      if (principal.kind === 'key' || principal.kind === 'staff')
        throw new ApiProblem('permission_denied', 'A key is nobody; sign an agent in.');
      if (principal.kind === 'agent') {
        const agent = await getAgent(tx, principal.agentId);
        if (agent === undefined) throw notFound('agent');
        return { data: { ...agent, scopes } };
      }
      const account = await getAccount(tx);
      const site = await getSite(tx, principal.siteId);
      if (account === undefined || site === undefined) throw notFound('site');
      return { data: { id: principal.id, name: `Visitor of ${site.name}`, email: '', account, scopes } };
    }),
  );

  app.get(
    routes.session.listCallerIds.path,
    door(tools, routes.session.listCallerIds, async ({ tx }) => ({ data: await listCallerIds(tx) })),
  );
}
