import type { WireTokenResponse } from '@dialora/api/schemas';
import { createHash } from 'node:crypto';
import type { Database, Queryable } from '../../db/database.js';
import { newId } from '../../ids.js';
import { hashToken, newToken } from '../secrets.js';
import { mintSession } from '../sessions.js';
import type { SignInRequest } from './request.js';

const codeLivesMs = 60_000;
const accessSeconds = 600;
const refreshLivesMs = 30 * 24 * 3_600_000;
/**
 * A refresh token that comes a second time means theft, unless the first answer was lost on the way: within this time,
 * and as long as nobody has used what the first answer held, the same holder may ask again.
 */
const lostAnswerMs = 30_000;

/** An error of the token endpoint (RFC 6749, section 5.2). */
export class OAuthError extends Error {
  override readonly name = 'OAuthError';
  readonly error: 'invalid_request' | 'invalid_grant' | 'invalid_client' | 'unsupported_grant_type';

  constructor(error: OAuthError['error'], description: string) {
    super(description);
    this.error = error;
  }
}

/** A code for the client to exchange, once the agent has signed in. */
export async function issueCode(
  db: Database,
  agent: { readonly accountId: string; readonly agentId: string },
  request: SignInRequest,
  now: Date,
): Promise<string> {
  const code = newToken('dlc_');
  await db.write(agent.accountId, (tx) =>
    tx.query(
      `insert into oauth_codes (account_id, hash, agent_id, client_id, redirect_uri, code_challenge, scopes,
         allowed_origins, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        agent.accountId,
        hashToken(code),
        agent.agentId,
        request.client.id,
        request.redirectUri,
        request.challenge,
        request.scopes,
        request.allowedOrigins,
        new Date(now.getTime() + codeLivesMs),
      ],
    ),
  );
  return code;
}

interface Grant {
  readonly account_id: string;
  readonly agent_id: string;
  readonly client_id: string;
  readonly scopes: readonly string[];
  readonly allowed_origins: readonly string[];
}

/** A verdict instead of an exception where something must be written down even though the answer is no. */
type Verdict = { readonly response: WireTokenResponse } | { readonly refused: string };

/** @throws OAuthError `invalid_grant`. */
export async function exchangeCode(
  db: Database,
  given: { readonly code: string; readonly redirectUri: string; readonly clientId: string; readonly verifier: string },
  now: Date,
): Promise<WireTokenResponse> {
  const hash = hashToken(given.code);
  const accountId = await find(db, 'select find_oauth_code_account($1) as id', hash);
  const verdict = await db.write(accountId, async (tx): Promise<Verdict> => {
    const { rows } = await tx.query<
      Grant & { redirect_uri: string; code_challenge: string; expires_at: string; family_id: string | null }
    >('select * from oauth_codes where hash = $1 for update', [hash]);
    const code = rows[0];
    if (code === undefined) return { refused: 'The code is unknown.' };
    if (code.family_id !== null) {
      // OAuth 2.1, section 4.1.3: a code that comes twice was stolen; what it gave is taken back.
      await endFamily(tx, code.family_id, now);
      return { refused: 'The code was used before.' };
    }
    const proof = createHash('sha256').update(given.verifier).digest('base64url');
    if (code.client_id !== given.clientId || code.redirect_uri !== given.redirectUri || proof !== code.code_challenge) {
      return { refused: 'The code was given to somebody else, or for another address.' };
    }
    if (Date.parse(code.expires_at) <= now.getTime()) return { refused: 'The code has expired.' };
    const familyId = newId('fam');
    await tx.query('update oauth_codes set family_id = $2 where hash = $1', [hash, familyId]);
    return { response: await issueTokens(tx, code, familyId, now) };
  });
  return settle(verdict);
}

/** @throws OAuthError `invalid_grant`; a token that was used before ends its whole family. */
export async function refresh(
  db: Database,
  given: { readonly refreshToken: string; readonly clientId: string },
  now: Date,
): Promise<WireTokenResponse> {
  const hash = hashToken(given.refreshToken);
  const accountId = await find(db, 'select find_refresh_token_account($1) as id', hash);
  const verdict = await db.write(accountId, async (tx): Promise<Verdict> => {
    const { rows } = await tx.query<
      Grant & {
        family_id: string;
        expires_at: string;
        used_at: string | null;
        replaced_by: Uint8Array | null;
        revoked_at: string | null;
      }
    >('select * from oauth_refresh_tokens where hash = $1 for update', [hash]);
    const token = rows[0];
    if (token === undefined || token.client_id !== given.clientId) return { refused: 'The refresh token is unknown.' };
    if (token.revoked_at !== null || (token.used_at !== null && !(await answerWasLost(tx, token, now)))) {
      await endFamily(tx, token.family_id, now);
      return { refused: 'The refresh token was used before or withdrawn; sign in again.' };
    }
    if (Date.parse(token.expires_at) <= now.getTime()) return { refused: 'The refresh token has expired.' };
    if (token.replaced_by !== null) {
      await tx.query('update oauth_refresh_tokens set revoked_at = $2 where hash = $1', [token.replaced_by, now]);
    }
    const response = await issueTokens(tx, token, token.family_id, now);
    await tx.query(
      'update oauth_refresh_tokens set used_at = coalesce(used_at, $2), replaced_by = $3 where hash = $1',
      [hash, now, hashToken(response.refresh_token ?? '')],
    );
    return { response };
  });
  return settle(verdict);
}

/** RFC 7009: ends an access token, or a refresh token with its family. An unknown token is no error. */
export async function revoke(db: Database, token: string, now: Date): Promise<void> {
  const hash = hashToken(token);
  const { rows } = await db.anonymous((tx) =>
    tx.query<{ id: string | null }>(
      'select coalesce(find_refresh_token_account($1), (select account_id from find_session($1))) as id',
      [hash],
    ),
  );
  const accountId = rows[0]?.id;
  if (accountId === null || accountId === undefined) return;
  await db.write(accountId, async (tx) => {
    const { rows: families } = await tx.query<{ family_id: string | null }>(
      `select family_id from oauth_refresh_tokens where hash = $1
       union all select family_id from sessions where hash = $1`,
      [hash],
    );
    await tx.query('update sessions set revoked_at = $2 where hash = $1 and revoked_at is null', [hash, now]);
    for (const { family_id: familyId } of families) if (familyId !== null) await endFamily(tx, familyId, now);
  });
}

async function issueTokens(tx: Queryable, grant: Grant, familyId: string, now: Date): Promise<WireTokenResponse> {
  const session = await mintSession(
    tx,
    {
      accountId: grant.account_id,
      holder: { agentId: grant.agent_id },
      scopes: grant.scopes,
      allowedOrigins: grant.allowed_origins,
      ttlSeconds: accessSeconds,
      familyId,
    },
    now,
  );
  const refreshToken = newToken('dlf_');
  await tx.query(
    `insert into oauth_refresh_tokens (account_id, hash, family_id, agent_id, client_id, scopes, allowed_origins,
       created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      grant.account_id,
      hashToken(refreshToken),
      familyId,
      grant.agent_id,
      grant.client_id,
      grant.scopes,
      grant.allowed_origins,
      now,
      new Date(now.getTime() + refreshLivesMs),
    ],
  );
  return {
    access_token: session.token,
    token_type: 'Bearer',
    expires_in: accessSeconds,
    refresh_token: refreshToken,
    scope: grant.scopes.join(' '),
  };
}

async function answerWasLost(
  tx: Queryable,
  token: { readonly used_at: string | null; readonly replaced_by: Uint8Array | null },
  now: Date,
): Promise<boolean> {
  if (token.used_at === null || token.replaced_by === null) return false;
  if (now.getTime() - Date.parse(token.used_at) > lostAnswerMs) return false;
  const { rows } = await tx.query<{ used_at: string | null }>(
    'select used_at from oauth_refresh_tokens where hash = $1',
    [token.replaced_by],
  );
  return rows[0]?.used_at === null;
}

async function endFamily(tx: Queryable, familyId: string, now: Date): Promise<void> {
  await tx.query('update oauth_refresh_tokens set revoked_at = $2 where family_id = $1 and revoked_at is null', [
    familyId,
    now,
  ]);
  await tx.query('update sessions set revoked_at = $2 where family_id = $1 and revoked_at is null', [familyId, now]);
}

async function find(db: Database, sql: string, hash: Uint8Array): Promise<string> {
  const { rows } = await db.anonymous((tx) => tx.query<{ id: string | null }>(sql, [hash]));
  const id = rows[0]?.id;
  if (id === null || id === undefined) throw new OAuthError('invalid_grant', 'This code or token is unknown.');
  return id;
}

function settle(verdict: Verdict): WireTokenResponse {
  if ('response' in verdict) return verdict.response;
  throw new OAuthError('invalid_grant', verdict.refused);
}
