import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { checkPassword, hashPassword } from './passwords.js';
import { createSecrets, loadSecret } from './secrets.js';

test('what was sealed opens for the same use with the same secret, and for nothing else', () => {
  const secret = randomBytes(32);
  const sealed = createSecrets(secret).seal('a token', 'acc 1');
  assert.equal(createSecrets(secret).unseal(sealed, 'acc 1'), 'a token');
  assert.throws(() => createSecrets(secret).unseal(sealed, 'acc 2'));
  assert.throws(() => createSecrets(randomBytes(32)).unseal(sealed, 'acc 1'));
  sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1;
  assert.throws(() => createSecrets(secret).unseal(sealed, 'acc 1'));
});

test('a signed text cannot be changed', () => {
  const secrets = createSecrets(randomBytes(32));
  const signed = secrets.sign('{"at":1}');
  assert.equal(secrets.verify(signed), '{"at":1}');
  const [, mac] = signed.split('.');
  assert.equal(secrets.verify(`${Buffer.from('{"at":2}').toString('base64url')}.${mac}`), undefined);
  for (const nonsense of ['', '.', 'a', 'a.b.c', `${signed}x`])
    assert.equal(secrets.verify(nonsense), undefined, nonsense);
});

test('a signed text is good in its own spelling alone', () => {
  const secrets = createSecrets(randomBytes(32));
  const signed = secrets.sign('{"at":1}');
  // The last letter of 32 bytes carries two bits that a decoder drops.
  const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=');
  const good = letters.filter((letter) => secrets.verify(signed.slice(0, -1) + letter) !== undefined);
  assert.deepEqual(good, [signed.at(-1)]);
  assert.equal(secrets.verify(`${signed}=`), undefined);
  assert.equal(secrets.verify(signed.replace('.', '=.')), undefined);
});

test('the installation’s secret is made once and is its owner’s alone', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'dialora-secret-'));
  const made = loadSecret(folder, undefined);
  assert.equal(made.length, 32);
  assert.deepEqual(loadSecret(folder, undefined), made);
  assert.equal(statSync(path.join(folder, 'secret')).mode & 0o777, 0o600);
  assert.throws(() => loadSecret(folder, 'too short'), /32 characters/);
  rmSync(folder, { recursive: true });
});

test('a password is right however its letters were composed, and an unknown address is never right', async () => {
  const stored = hashPassword('café');
  assert.equal(await checkPassword('cafe\u0301', stored), true);
  assert.equal(await checkPassword('cafe', stored), false);
  assert.equal(await checkPassword('', undefined), false);
  assert.notEqual(hashPassword('café'), stored);
});
