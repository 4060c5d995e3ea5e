import type { Scope, WireSession } from '@dialora/api/schemas';
import type { Queryable } from '../db/database.js';
import { newId } from '../ids.js';
import { hashToken, newToken } from './secrets.js';

/** What a visitor of a business's page may do: call the business. */
export const visitorScopes: readonly Scope[] = ['calls:read', 'calls:write', 'voice:use'];

export const defaultTtlSeconds = 600;

export interface NewSession {
  readonly accountId: string;
  readonly holder: { readonly agentId: string } | { readonly siteId: string };
  readonly scopes: readonly string[];
  readonly allowedOrigins: readonly string[];
  readonly ttlSeconds?: number;
  /** Of an OAuth sign-in: ended together. */
  readonly familyId?: string;
}

/** Makes a browser token. The token itself is in the answer and nowhere else. */
export async function mintSession(tx: Queryable, session: NewSession, now: Date): Promise<WireSession> {
  const token = newToken('dls_');
  const expiresAt = new Date(now.getTime() + (session.ttlSeconds ?? defaultTtlSeconds) * 1000);
  await tx.query(
    `insert into sessions (account_id, id, hash, agent_id, site_id, scopes, allowed_origins, family_id, created_at,
       expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      session.accountId,
      newId('ses'),
      hashToken(token),
      'agentId' in session.holder ? session.holder.agentId : null,
      'siteId' in session.holder ? session.holder.siteId : null,
      session.scopes,
      session.allowedOrigins,
      session.familyId ?? null,
      now,
      expiresAt,
    ],
  );
  return {
    token,
    expires_at: expiresAt.toISOString(),
    scopes: [...session.scopes],
    allowed_origins: [...session.allowedOrigins],
  };
}
