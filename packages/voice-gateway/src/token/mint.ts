import { createHmac, randomUUID } from 'node:crypto';

export interface MintOptions {
  /** Shared HMAC secret; Twilio calls it the API key secret. */
  readonly secret: string;
  /** How long the token lives. */
  readonly ttlSeconds?: number;
  /** Seconds since the epoch at which it was issued; for tests. */
  readonly issuedAt?: number;
  /** May the bearer be rung? */
  readonly incoming?: boolean;
  /** May the bearer place calls? */
  readonly outgoing?: boolean;
  readonly accountSid?: string;
  readonly apiKeySid?: string;
  readonly applicationSid?: string;
}

export const defaultTtlSeconds = 3600;

/**
 * Mints an access token with the claims that Twilio's Voice SDK tokens carry (HS256, `cty: twilio-fpa;v=1`, grants of
 * identity and voice), so that one server code path serves the gateway and Twilio.
 * @see https://www.twilio.com/docs/iam/access-tokens
 * @throws RangeError when the identity is empty.
 */
export function mintToken(identity: string, options: MintOptions): string {
  if (identity === '') throw new RangeError('mintToken needs an identity: a non-empty name such as "agent.42".');
  const issuedAt = options.issuedAt ?? Math.floor(Date.now() / 1000);
  const apiKeySid = options.apiKeySid ?? 'SK00000000000000000000000000000000';
  const header = { alg: 'HS256', typ: 'JWT', cty: 'twilio-fpa;v=1' };
  const claims = {
    jti: `${apiKeySid}-${randomUUID()}`,
    iss: apiKeySid,
    sub: options.accountSid ?? 'AC00000000000000000000000000000000',
    iat: issuedAt,
    exp: issuedAt + (options.ttlSeconds ?? defaultTtlSeconds),
    grants: {
      identity,
      voice: {
        incoming: { allow: options.incoming ?? true },
        ...((options.outgoing ?? true)
          ? { outgoing: { application_sid: options.applicationSid ?? 'AP00000000000000000000000000000000' } }
          : {}),
      },
    },
  };
  const signed = `${encode(header)}.${encode(claims)}`;
  return `${signed}.${sign(signed, options.secret).toString('base64url')}`;
}

/** HMAC-SHA256 of a JWT's first two parts (RFC 7518, section 3.2). */
export function sign(signed: string, secret: string): Buffer {
  return createHmac('sha256', secret).update(signed).digest();
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
