import { defineRoute } from './define.js';
import { agentScopes, e164Schema, idSchema } from '@dialora/api/schemas';
import * as z from 'zod/mini';
import { mintSession, visitorScopes } from '../auth/sessions.js';
import type { App } from '../http/app.js';
import { door, type DoorTools } from '../http/door.js';
import { ApiProblem, invalidField } from '../http/problem.js';
import { demo } from '../seed/cast.js';
import type { Services } from '../services.js';
import { handsetIdentity } from '../voice/identity.js';
import { placeIncoming } from '../voice/incoming.js';
import { voiceToken } from './voice.js';

/*
 * The demo's part of the play: what a business's own server does with its API key behind its own sign-in, and what a
 * telephone company does for a customer's handset. Open to pages of this origin only.
 */

const session = defineRoute({
  method: 'POST',
  path: '/demo/session',
  summary: 'A browser token for an agent, as the business’s own server would mint it',
  auth: 'none',
  /** For a page whose `session-url` says who sits there; a business's own server knows by its cookie. */
  query: z.object({ agent: z.exactOptional(idSchema) }),
  body: z.strictObject({ agent_id: z.exactOptional(idSchema) }),
  status: 201,
});

const visitor = defineRoute({
  method: 'POST',
  path: '/demo/visitor',
  summary: 'A browser token for a visitor of the marketing page, who may call the business',
  auth: 'none',
  body: z.strictObject({ site_id: z.exactOptional(idSchema) }),
  status: 201,
});

const handset = defineRoute({
  method: 'POST',
  path: '/demo/handset',
  summary: 'The line of a customer’s handset, by its number',
  auth: 'none',
  body: z.strictObject({ number: e164Schema }),
  status: 201,
});

const handsetCall = defineRoute({
  method: 'POST',
  path: '/demo/handset/calls',
  summary: 'A customer dials the business',
  auth: 'none',
  body: z.strictObject({ number: e164Schema, to_number: z.exactOptional(e164Schema) }),
  status: 201,
});

export function demoRoutes(app: App, tools: DoorTools): void {
  app.post(
    session.path,
    door(
      tools,
      session,
      async ({ query, body, tx, accountId, ownOrigin, now }) => {
        const holder = { agentId: wantedAgent(body, query) };
        return {
          data: await mintSession(tx, { accountId, holder, scopes: agentScopes, allowedOrigins: [ownOrigin] }, now),
        };
      },
      { accountOf: accountBy(byAgent, '/agent_id', 'names no agent', wantedAgent) },
    ),
  );

  app.post(
    visitor.path,
    door(
      tools,
      visitor,
      async ({ body, tx, accountId, ownOrigin, now }) => {
        const holder = { siteId: body.site_id ?? demo.siteId };
        return {
          data: await mintSession(tx, { accountId, holder, scopes: visitorScopes, allowedOrigins: [ownOrigin] }, now),
        };
      },
      { accountOf: accountBy(bySite, '/site_id', 'names no site', (body) => body.site_id ?? demo.siteId) },
    ),
  );

  app.post(
    handset.path,
    door(
      tools,
      handset,
      ({ body, services, ownOrigin, now }) =>
        Promise.resolve({
          data: voiceToken(services, handsetIdentity(body.number), { ownOrigin, now, incoming: true }),
        }),
      { accountOf: ofOwnPages(demo.accountId) },
    ),
  );

  app.post(
    handsetCall.path,
    door(
      tools,
      handsetCall,
      async ({ body, tx, emit, accountId, now }) => {
        const placedBy = handsetIdentity(body.number);
        const wish = { from: body.number, to: body.to_number ?? demo.number, placedBy };
        const call = await placeIncoming(tx, accountId, wish, now);
        emit({ event: 'call.updated', data: call });
        return { data: call };
      },
      {
        accountOf: accountBy(
          byNumber,
          '/to_number',
          'is not the number of a business here',
          (body) => body.to_number ?? demo.number,
        ),
      },
    ),
  );
}

const wantedAgent = (body: { readonly agent_id?: string }, query: { readonly agent?: string }): string =>
  query.agent ?? body.agent_id ?? demo.agentId;

const byAgent = 'select find_agent_account($1) as id';
const bySite = 'select account_id as id from find_site($1)';
const byNumber = 'select find_number_account($1) as id';

interface Page {
  readonly origin: string | undefined;
  readonly ownOrigin: string;
}

function ofOwnPages(accountId: string): (page: Page) => Promise<string> {
  return (page) => {
    ownPagesOnly(page);
    return Promise.resolve(accountId);
  };
}

// A page of another origin could otherwise sign itself in, as nobody is asked for a password here.
function ownPagesOnly({ origin, ownOrigin }: Page): void {
  if (origin !== undefined && origin !== ownOrigin) {
    throw new ApiProblem('origin_not_allowed', 'Only the demo’s own pages may ask this.');
  }
}

/** The account that a request of our own pages is for, looked up by one member of its body. */
function accountBy<Body, Query>(
  sql: string,
  pointer: string,
  detail: string,
  wanted: (body: Body, query: Query) => string,
) {
  return async ({
    body,
    query,
    services,
    ...page
  }: Page & { readonly body: Body; readonly query: Query; readonly services: Services }) => {
    ownPagesOnly(page);
    const { rows } = await services.db.anonymous((tx) => tx.query<{ id: string | null }>(sql, [wanted(body, query)]));
    const accountId = rows[0]?.id ?? undefined;
    if (accountId === undefined) throw invalidField(pointer, detail);
    return accountId;
  };
}
