import { createHash } from 'node:crypto';
import { revokeRequestSchema, tokenRequestSchema } from '@dialora/api/schemas';
import type { App } from '../../http/app.js';
import { readForm, validate } from '../../http/body.js';
import type { DoorTools } from '../../http/door.js';
import { remoteAddress, type RequestContext } from '../../http/env.js';
import { ApiProblem } from '../../http/problem.js';
import { demoAgents } from '../../seed/cast.js';
import { checkPassword } from '../passwords.js';
import { signInPage, unusablePage } from './page.js';
import { pageStyle } from './page-style.js';
import { readSignInRequest, returnTo, type SignInRequest } from './request.js';
import { exchangeCode, issueCode, OAuthError, refresh, revoke } from './tokens.js';

const ticketLivesMs = 15 * 60_000;

/** OAuth 2.1 with PKCE (draft-ietf-oauth-v2-1): sign in, exchange, renew, revoke. */
export function oauthRoutes(app: App, tools: DoorTools): void {
  const { services, limiter } = tools;
  const { db, secrets } = services;

  app.get('/oauth/authorize', (c) => {
    const query = c.req.query();
    const read = readSignInRequest(query, where(c));
    if (read.kind === 'unusable') return page(c, unusablePage(read.why), 400);
    if (read.kind === 'refused') return c.redirect(read.location, 303);
    return page(c, signInPage(pageOf(read.request, ticketFor(query))), 200, read.request);
  });

  app.post('/oauth/authorize', async (c) => {
    const form = await readForm(c);
    const query = readTicket(form['ticket'] ?? '');
    const read = query === undefined ? undefined : readSignInRequest(query, where(c));
    if (query === undefined || read?.kind !== 'ok') {
      return page(c, unusablePage('This page was open for too long.'), 400);
    }
    const { request } = read;
    const answer = (members: Readonly<Record<string, string>>): Response =>
      c.redirect(returnTo(request.redirectUri, { ...members, state: request.state, iss: c.get('ownOrigin') }), 303);

    if (form['decline'] !== undefined) return answer({ error: 'access_denied' });
    limiter.take(`sign-in ${remoteAddress(c)}`, services.limits.guesses);
    const agent =
      form['agent_id'] === undefined
        ? await byPassword(form['email'] ?? '', form['password'] ?? '')
        : await byChoice(form['agent_id']);
    if (agent === undefined) {
      const problem = { text: 'This e-mail and password do not belong together.', email: form['email'] ?? '' };
      return page(c, signInPage({ ...pageOf(request, ticketFor(query)), problem }), 422, request);
    }
    return answer({ code: await issueCode(db, agent, request, services.now()) });
  });

  app.post('/oauth/token', async (c) => {
    limiter.take(`token ${remoteAddress(c)}`, services.limits.anonymous);
    try {
      const form = await readForm(c);
      const grant = form['grant_type'];
      if (grant !== 'authorization_code' && grant !== 'refresh_token') {
        throw new OAuthError('unsupported_grant_type', 'Offered are authorization_code and refresh_token.');
      }
      const request = readTokenRequest(form);
      const now = services.now();
      const response =
        request.grant_type === 'authorization_code'
          ? await exchangeCode(
              db,
              {
                code: request.code,
                redirectUri: request.redirect_uri,
                clientId: request.client_id,
                verifier: request.code_verifier,
              },
              now,
            )
          : await refresh(db, { refreshToken: request.refresh_token, clientId: request.client_id }, now);
      return c.json(response, 200);
    } catch (error) {
      if (!(error instanceof OAuthError)) throw error;
      limiter.take(`guess address ${remoteAddress(c)}`, services.limits.guesses);
      return c.json({ error: error.error, error_description: error.message }, 400);
    }
  });

  app.post('/oauth/revoke', async (c) => {
    limiter.take(`token ${remoteAddress(c)}`, services.limits.anonymous);
    const { token } = validate(revokeRequestSchema, await readForm(c));
    await revoke(db, token, services.now());
    return c.body(null, 200);
  });

  function where(c: RequestContext) {
    return { ownOrigin: c.get('ownOrigin'), extensionIds: services.extensionIds };
  }

  // The request travels through the form signed and dated, so that nobody can swap it and no cookie is needed.
  function ticketFor(query: Readonly<Record<string, string>>): string {
    return secrets.sign(JSON.stringify({ at: services.now().getTime(), query }));
  }

  function readTicket(ticket: string): Readonly<Record<string, string>> | undefined {
    const payload = secrets.verify(ticket);
    if (payload === undefined) return undefined;
    const { at, query } = JSON.parse(payload) as { at: number; query: Record<string, string> };
    return services.now().getTime() - at > ticketLivesMs ? undefined : query;
  }

  async function byPassword(email: string, password: string) {
    const { rows } = await db.anonymous((tx) =>
      tx.query<{ account_id: string; id: string; password_hash: string }>('select * from find_agent_by_email($1)', [
        email.trim(),
      ]),
    );
    const agent = rows[0];
    if (!(await checkPassword(password, agent?.password_hash))) return undefined;
    return agent === undefined ? undefined : { accountId: agent.account_id, agentId: agent.id };
  }

  /** Only the agents of the demo can be chosen without a password. */
  async function byChoice(agentId: string) {
    if (!demoAgents.some((agent) => agent.id === agentId)) return undefined;
    const { rows } = await db.anonymous((tx) =>
      tx.query<{ id: string | null }>('select find_agent_account($1) as id', [agentId]),
    );
    const accountId = rows[0]?.id;
    return accountId === null || accountId === undefined ? undefined : { accountId, agentId };
  }
}

function pageOf(request: SignInRequest, ticket: string) {
  return {
    clientName: request.client.name,
    scopes: request.scopes,
    destination: new URL(request.redirectUri).origin,
    ticket,
    agents: demoAgents,
  };
}

function readTokenRequest(form: Readonly<Record<string, string>>) {
  try {
    return validate(tokenRequestSchema, form);
  } catch (error) {
    if (error instanceof ApiProblem) throw new OAuthError('invalid_request', error.message);
    throw error;
  }
}

const styleHash = createHash('sha256').update(`\n          ${pageStyle}\n        `).digest('base64');

async function page(
  c: RequestContext,
  content: ReturnType<typeof signInPage>,
  status: 200 | 400 | 422,
  request?: SignInRequest,
): Promise<Response> {
  // Chromium follows the form's redirect only to where `form-action` allows.
  const target = request === undefined ? '' : ` ${new URL(request.redirectUri).origin}`;
  c.header(
    'Content-Security-Policy',
    `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self'${target}; base-uri 'none'; ` +
      `frame-ancestors 'none'`,
  );
  c.header('Cache-Control', 'no-store');
  c.header('Cross-Origin-Opener-Policy', 'same-origin-allow-popups');
  return c.html(content, status);
}
