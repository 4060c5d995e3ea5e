import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { createSecrets } from '../auth/secrets.js';
import { createShortLinks } from './short-link.js';

const secrets = createSecrets(randomBytes(32));
const sounds = createShortLinks<readonly [string, string]>(secrets, { use: 'sound', path: '/media/:key' });
const at = { now: new Date('2026-11-20T10:00:00Z'), ownOrigin: 'http://localhost:8080' };
const keyOf = (url: string): string => decodeURIComponent(url.slice('http://localhost:8080/media/'.length));
const after = (minutes: number): Date => new Date(at.now.getTime() + minutes * 60_000);

test('a short link leads to what it was made of, for five minutes', () => {
  const { url, expires_at: expiresAt } = sounds.make(['acc_1', 'rec_1'], at);
  assert.match(url, /^http:\/\/localhost:8080\/media\/[^/]+$/);
  assert.equal(expiresAt, '2026-11-20T10:05:00.000Z');
  assert.deepEqual(sounds.read(keyOf(url), after(4.99)), ['acc_1', 'rec_1']);
  assert.equal(sounds.read(keyOf(url), after(5)), 'expired');
});

test('a short link of one kind opens no other, and one that somebody made up opens nothing', () => {
  const { url } = sounds.make(['acc_1', 'rec_1'], at);
  const files = createShortLinks<readonly [string, string]>(secrets, { use: 'file', path: '/media/:key' });
  assert.equal(files.read(keyOf(url), at.now), undefined);
  const [body = ''] = keyOf(url).split('.');
  const foreign = createSecrets(randomBytes(32)).sign(Buffer.from(body, 'base64url').toString());
  for (const key of ['', 'x', body, `${body}.x`, foreign]) assert.equal(sounds.read(key, at.now), undefined, key);
});
