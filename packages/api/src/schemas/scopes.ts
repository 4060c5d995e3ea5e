import * as z from 'zod/mini';

/** What a key, a session or a token may do. The first seven are the live service's own; the rest is the account scope. */
export const scopes = [
  'users:read',
  'users:write',
  'plans:read',
  'subscriptions:read',
  'subscriptions:write',
  'calls:read',
  'calls:write',
  'sessions:write',
  'accounts:read',
  'accounts:write',
  'caller_ids:read',
  'contacts:read',
  'contacts:write',
  'activities:read',
  'activities:write',
  'voice:use',
  'recordings:read',
  'recordings:write',
  'messages:read',
  'messages:write',
  'emails:read',
  'emails:write',
  'consents:read',
  'consents:write',
  'privacy:read',
  'privacy:write',
  'exports:read',
  'exports:write',
  'access_log:read',
  'webhooks:read',
  'webhooks:write',
] as const;

export type Scope = (typeof scopes)[number];

/** A scope that this version knows, for requests. Answers carry plain strings: a newer server may know more. */
export const scopeSchema = z.enum(scopes);

/** What an agent's browser needs to call, see contacts and log; the default of a session and of a sign-in. */
export const agentScopes: readonly Scope[] = [
  'calls:read',
  'calls:write',
  'caller_ids:read',
  'contacts:read',
  'contacts:write',
  'activities:read',
  'activities:write',
  'voice:use',
  'recordings:read',
  'messages:read',
  'messages:write',
  'emails:read',
  'emails:write',
  'consents:read',
  'consents:write',
  'privacy:read',
  'privacy:write',
];
