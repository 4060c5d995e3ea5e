import { timingSafeEqual } from 'node:crypto';
import * as z from 'zod/mini';
import { sign } from './mint.js';

/** The codes the Voice SDK knows: 31201 not authorised, 31202 bad signature, 31204 malformed, 31205 expired. */
export type TokenErrorCode = 31201 | 31202 | 31204 | 31205;

export type TokenCheck =
  | {
      readonly ok: true;
      readonly identity: string;
      /** Whole seconds until it expires; at least 1. */
      readonly ttlSeconds: number;
      readonly mayReceive: boolean;
      readonly mayDial: boolean;
      readonly accountSid: string;
    }
  | { readonly ok: false; readonly code: TokenErrorCode; readonly message: string };

/** What a token calls critical we do not know, so that it is none for us (RFC 7515, section 4.1.11). */
const headerSchema = z.object({ alg: z.literal('HS256'), crit: z.optional(z.never()) });

const claimsSchema = z.object({
  exp: z.number(),
  nbf: z.optional(z.number()),
  sub: z.optional(z.string()),
  grants: z.object({
    identity: z.optional(z.string()),
    voice: z.optional(
      z.object({
        incoming: z.optional(z.object({ allow: z.optional(z.boolean()) })),
        outgoing: z.optional(z.object({ application_sid: z.optional(z.string()) })),
      }),
    ),
  }),
});

const notBeforeLeewaySeconds = 30;

/**
 * Checks an access token: shape first, then the signature in constant time, then its dates and grants.
 * Never throws; a refusal carries the code that makes the Voice SDK raise its own precise error.
 */
export function verifyToken(token: unknown, secret: string, nowMs: number): TokenCheck {
  if (typeof token !== 'string') return refuse(31204, 'The access token is missing.');
  const parts = token.split('.');
  const [header, claims, signature] = parts;
  if (parts.length !== 3 || header === undefined || claims === undefined || signature === undefined) {
    return refuse(31204, 'The access token is not a JWT of three parts.');
  }
  if (!headerSchema.safeParse(decode(header)).success) {
    return refuse(31204, 'The access token is not signed with HS256 alone.');
  }
  const parsed = claimsSchema.safeParse(decode(claims));
  if (!parsed.success) return refuse(31204, 'The access token lacks `exp` or `grants`.');
  // As text: a decoder would take several texts for the same bytes.
  if (!sameBytes(Buffer.from(signature), Buffer.from(sign(`${header}.${claims}`, secret).toString('base64url')))) {
    return refuse(31202, 'The signature of the access token does not match.');
  }
  return checkClaims(parsed.data, nowMs / 1000);
}

function checkClaims(claims: z.infer<typeof claimsSchema>, now: number): TokenCheck {
  if (claims.exp <= now) return refuse(31205, 'The access token has expired.');
  if (claims.nbf !== undefined && claims.nbf > now + notBeforeLeewaySeconds) {
    return refuse(31204, 'The access token is not valid yet.');
  }
  const { identity, voice } = claims.grants;
  if (identity === undefined || identity === '') return refuse(31201, 'The access token grants no identity.');
  if (voice === undefined) return refuse(31201, 'The access token grants no voice.');
  return {
    ok: true,
    identity,
    ttlSeconds: Math.max(1, Math.floor(claims.exp - now)),
    mayReceive: voice.incoming?.allow === true,
    mayDial: voice.outgoing !== undefined,
    accountSid: claims.sub ?? '',
  };
}

function refuse(code: TokenErrorCode, message: string): TokenCheck {
  return { ok: false, code, message };
}

function sameBytes(given: Buffer, wanted: Buffer): boolean {
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

function decode(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
