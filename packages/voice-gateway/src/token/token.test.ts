import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { MintOptions } from './mint.js';
import { mintToken, sign } from './mint.js';
import { verifyToken } from './verify.js';

const secret = 'a secret';
const now = 1_800_000_000_000;
const issuedAt = now / 1000;

function mint(options: Partial<MintOptions> = {}, identity = 'agent.1'): string {
  return mintToken(identity, { secret, issuedAt, ...options });
}

function forge(claims: unknown, header: unknown = { alg: 'HS256', typ: 'JWT' }): string {
  const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${encode(header)}.${encode(claims)}`;
  return `${signed}.${sign(signed, secret).toString('base64url')}`;
}

function codeOf(token: unknown, at = now): number | undefined {
  const check = verifyToken(token, secret, at);
  return check.ok ? undefined : check.code;
}

test('a minted token is believed, with its identity, its remaining time and its grants', () => {
  assert.deepEqual(verifyToken(mint({ ttlSeconds: 600 }), secret, now + 1000), {
    ok: true,
    identity: 'agent.1',
    ttlSeconds: 599,
    mayReceive: true,
    mayDial: true,
    accountSid: 'AC00000000000000000000000000000000',
  });
  assert.deepEqual(pick(verifyToken(mint({ incoming: false }), secret, now)), [false, true]);
  assert.deepEqual(pick(verifyToken(mint({ outgoing: false }), secret, now)), [true, false]);
});

function pick(check: ReturnType<typeof verifyToken>): readonly boolean[] {
  return check.ok ? [check.mayReceive, check.mayDial] : [];
}

test('a token has the claims of a Twilio access token', () => {
  const [header, claims] = mint()
    .split('.')
    .slice(0, 2)
    .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>);
  assert.deepEqual(header, { alg: 'HS256', typ: 'JWT', cty: 'twilio-fpa;v=1' });
  assert.deepEqual(Object.keys(claims ?? {}), ['jti', 'iss', 'sub', 'iat', 'exp', 'grants']);
});

test('each flaw has its own code', () => {
  assert.equal(codeOf(undefined), 31204);
  assert.equal(codeOf(42), 31204);
  assert.equal(codeOf('a.b'), 31204);
  assert.equal(codeOf('a.b.c.d'), 31204);
  assert.equal(codeOf('a.b.c'), 31204);
  assert.equal(codeOf(forge({ grants: { identity: 'x', voice: {} } })), 31204, 'no exp');
  assert.equal(codeOf(forge({ exp: issuedAt + 60, grants: {} }, { alg: 'none' })), 31204, 'not signed');
  const claims = { exp: issuedAt + 60, grants: { identity: 'x', voice: {} } };
  assert.equal(codeOf(forge(claims)), undefined);
  assert.equal(codeOf(forge(claims, { alg: 'HS256', crit: ['b64'], b64: false })), 31204, 'critical and unknown');
  assert.equal(codeOf(mintToken('agent.1', { secret: 'another', issuedAt })), 31202);
  assert.equal(codeOf(`${mint()}=`), 31202, 'another spelling of the same signature');
  assert.equal(codeOf(mint({ ttlSeconds: 60 }), now + 60_000), 31205);
  assert.equal(codeOf(forge({ exp: issuedAt + 60, nbf: issuedAt + 50, grants: { identity: 'x', voice: {} } })), 31204);
  assert.equal(codeOf(forge({ exp: issuedAt + 60, grants: { voice: {} } })), 31201);
  assert.equal(codeOf(forge({ exp: issuedAt + 60, grants: { identity: 'x' } })), 31201);
});

test('an expired token of a wrong signature is a wrong signature: its date proves nothing', () => {
  assert.equal(codeOf(mintToken('a', { secret: 'another', issuedAt: 0 })), 31202);
});

test('an empty identity cannot be minted', () => {
  assert.throws(() => mint({}, ''), RangeError);
});

test('property: any identity survives the way through a token', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (identity) => {
      const check = verifyToken(mint({}, identity), secret, now);
      assert.ok(check.ok);
      assert.equal(check.identity, identity);
    }),
  );
});

test('property: no changed character leaves a token valid', () => {
  const token = mint();
  fc.assert(
    fc.property(fc.nat(token.length - 1), fc.constantFrom(...Array.from('AZaz09-_.')), (at, letter) => {
      fc.pre(token[at] !== letter);
      assert.equal(verifyToken(token.slice(0, at) + letter + token.slice(at + 1), secret, now).ok, false);
    }),
  );
});

test('property: nothing that arrives makes the check throw', () => {
  fc.assert(fc.property(fc.anything(), (token) => void verifyToken(token, secret, now)));
});
