import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import type { Feature } from './features.js';
import { runFeatures } from './features.js';

const settle = () => new Promise((resolve) => setImmediate(resolve));

test('a feature that breaks leaves the others running', async () => {
  const complaints = mock.method(console, 'error', () => undefined);
  const ran: string[] = [];
  const feature = (name: string, init: () => void, include = () => true): Feature => ({ name, include, init });
  runFeatures(
    [
      feature('broken', () => {
        throw new Error('no');
      }),
      feature('fine', () => ran.push('fine')),
      feature(
        'elsewhere',
        () => ran.push('elsewhere'),
        () => false,
      ),
    ],
    'https://mail.google.com/mail/u/0/',
    new AbortController().signal,
  );
  await settle();
  assert.deepEqual(ran, ['fine']);
  assert.equal(complaints.mock.callCount(), 1);
  complaints.mock.restore();
});

test('nothing starts on a page that the extension has already left', async () => {
  const abort = new AbortController();
  const ran: string[] = [];
  runFeatures(
    [{ name: 'late', include: () => true, init: () => void ran.push('late') }],
    'https://a.test/',
    abort.signal,
  );
  abort.abort();
  await settle();
  assert.deepEqual(ran, []);
});
