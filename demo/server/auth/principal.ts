import type { Scope } from '@dialora/api/schemas';
import type { Database } from '../db/database.js';
import { ApiProblem } from '../http/problem.js';
import { hashToken } from './secrets.js';
import { authenticateStaff, staffKeyPrefix } from './staff.js';

interface PrincipalBase {
  readonly accountId: string;
  /** Of the key or session; never the token itself. */
  readonly id: string;
  readonly scopes: ReadonlySet<string>;
}

/** A business's own server. */
export interface KeyPrincipal extends PrincipalBase {
  readonly kind: 'key';
}

/** One agent's browser. */
export interface AgentPrincipal extends PrincipalBase {
  readonly kind: 'agent';
  readonly agentId: string;
  readonly allowedOrigins: readonly string[];
  readonly expiresAt: string;
}

/** A visitor of one of the business's pages, who may call the business and nothing else. */
export interface VisitorPrincipal extends PrincipalBase {
  readonly kind: 'visitor';
  readonly siteId: string;
  readonly allowedOrigins: readonly string[];
  readonly expiresAt: string;
}

/** A person of the platform's staff under the account's own authorisation: reads, changes nothing, leaves a line each time. */
export interface StaffPrincipal extends PrincipalBase {
  readonly kind: 'staff';
  readonly employeeId: string;
  readonly purpose: string;
  readonly authorisation: { readonly reference: string; readonly until: string };
}

export type Principal = KeyPrincipal | AgentPrincipal | VisitorPrincipal | StaffPrincipal;

interface SessionRow {
  readonly account_id: string;
  readonly id: string;
  readonly agent_id: string | null;
  readonly site_id: string | null;
  readonly scopes: readonly string[];
  readonly allowed_origins: readonly string[];
  readonly expires_at: string;
  readonly revoked_at: string | null;
}

/**
 * Who asks, by the `Authorization` header.
 * @throws ApiProblem `unauthenticated`, `token_expired` or `origin_not_allowed`.
 */
export async function authenticate(
  db: Database,
  request: {
    readonly authorization: string | undefined;
    readonly origin: string | undefined;
    readonly ownOrigin: string;
    /** The authorisation that staff act under. */
    readonly grant: string | undefined;
  },
  now: Date,
): Promise<Principal> {
  const token = /^Bearer ([A-Za-z0-9._~+/=-]{1,512})$/i.exec(request.authorization ?? '')?.[1];
  if (token === undefined) throw new ApiProblem('unauthenticated', 'Send "Authorization: Bearer <token>".');
  const principal = token.startsWith(staffKeyPrefix)
    ? await authenticateStaff(db, { token, grant: request.grant }, now)
    : token.startsWith('dlr_')
      ? await byKey(db, token)
      : await bySession(db, token, now);
  checkOrigin(principal, request.origin, request.ownOrigin);
  return principal;
}

async function byKey(db: Database, token: string): Promise<KeyPrincipal> {
  const [row] = await db.lookUp<{ account_id: string; id: string; scopes: readonly string[] }>(
    'find_api_key',
    hashToken(token),
  );
  if (row === undefined) throw new ApiProblem('unauthenticated', 'This API key is unknown or was withdrawn.');
  return { kind: 'key', accountId: row.account_id, id: row.id, scopes: new Set(row.scopes) };
}

async function bySession(db: Database, token: string, now: Date): Promise<Principal> {
  const [row] = await db.lookUp<SessionRow>('find_session', hashToken(token));
  if (row === undefined || row.revoked_at !== null) {
    throw new ApiProblem('unauthenticated', 'This token is unknown or was withdrawn.');
  }
  if (Date.parse(row.expires_at) <= now.getTime()) throw new ApiProblem('token_expired', 'Ask for a new token.');
  const base = {
    accountId: row.account_id,
    id: row.id,
    scopes: new Set(row.scopes),
    allowedOrigins: row.allowed_origins,
    expiresAt: row.expires_at,
  };
  if (row.agent_id !== null) return { ...base, kind: 'agent', agentId: row.agent_id };
  if (row.site_id !== null) return { ...base, kind: 'visitor', siteId: row.site_id };
  throw new Error('A session belongs to an agent or to a site.');
}

// Browsers send `Origin` with every request that leaves its page's origin and with every write; a page cannot forge it.
function checkOrigin(principal: Principal, origin: string | undefined, ownOrigin: string): void {
  if (origin === undefined) return;
  if (principal.kind === 'key' || principal.kind === 'staff') {
    throw new ApiProblem(
      'origin_not_allowed',
      'API keys stay on servers. Have yours mint a session for the browser with POST /api/v1/sessions.',
    );
  }
  if (principal.allowedOrigins.some((allowed) => sameOrigin(allowed, origin))) return;
  throw new ApiProblem(
    'origin_not_allowed',
    `This token was not made for ${origin === ownOrigin ? 'this origin' : origin}; name it in allowed_origins.`,
  );
}

/** `moz-extension://*` stands for Firefox, where an extension's origin is drawn by chance in each browser profile. */
function sameOrigin(allowed: string, origin: string): boolean {
  if (allowed === 'moz-extension://*') return origin.startsWith('moz-extension://');
  return allowed === origin;
}

/** @throws ApiProblem `permission_denied` naming what is missing. */
export function requireScopes(principal: Principal, scopes: readonly Scope[]): void {
  const missing = scopes.filter((scope) => !principal.scopes.has(scope));
  if (missing.length > 0) throw new ApiProblem('permission_denied', `This needs the scope ${missing.join(', ')}.`);
}
