import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { signWebhook, verifyWebhook } from './signature.js';

const at = Date.UTC(2026, 10, 22, 9, 30);
const body = JSON.stringify({ type: 'call.completed', data: { summary: 'ünïcode' } });

describe('a signed webhook', () => {
  test('carries the HMAC that any other implementation computes', async () => {
    const headers = await signWebhook('whsec_test', { id: 'evt_1', at, body });
    const expected = createHmac('sha256', 'whsec_test')
      .update(`evt_1.${at / 1000}.${body}`)
      .digest('base64');
    assert.equal(headers['webhook-signature'], `v1,${expected}`);
  });

  test('is genuine for the one with the secret, within five minutes', async () => {
    const headers = new Headers({ ...(await signWebhook('s', { id: 'evt_1', at, body })) });
    assert.equal(await verifyWebhook('s', headers, body, at + 299_000), true);
    assert.equal(await verifyWebhook('s', headers, body, at + 301_000), false);
    assert.equal(await verifyWebhook('other', headers, body, at), false);
  });

  test('is genuine under one of two signatures while the secret is being changed', async () => {
    const old = await signWebhook('old', { id: 'evt_1', at, body });
    const next = await signWebhook('new', { id: 'evt_1', at, body });
    const both = new Headers({
      ...old,
      'webhook-signature': `${old['webhook-signature']} ${next['webhook-signature']}`,
    });
    assert.deepEqual(
      [await verifyWebhook('old', both, body, at), await verifyWebhook('new', both, body, at)],
      [true, true],
    );
  });

  test('is refused when anything of it was changed, and noise is never an exception', async () => {
    const headers = await signWebhook('s', { id: 'evt_1', at, body });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('webhook-id', 'webhook-timestamp', 'webhook-signature', 'body'),
        fc.stringMatching(/^[ -~]{0,40}$/),
        async (what, noise) => {
          const changed = new Headers({ ...headers, ...(what === 'body' ? {} : { [what]: noise }) });
          const same = what === 'body' ? noise === body : changed.get(what) === headers[what as 'webhook-id'];
          if (!same) assert.equal(await verifyWebhook('s', changed, what === 'body' ? noise : body, at), false);
        },
      ),
    );
  });
});
