import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { refused } from './expect.js';
import type { Suite } from './index.js';

export const idempotencySuite: Suite = (h) => {
  const write = (key: string, body: Record<string, unknown>, path = '/api/v1/contacts') =>
    h().maya('POST', path, { body, headers: { 'Idempotency-Key': key } });
  const count = async (name: string): Promise<number> =>
    (await h().maya('GET', `/api/v1/contacts?query=${encodeURIComponent(name)}`)).body.data.length;

  test('the same key with the same body gets the first answer back, and does nothing', async () => {
    const key = randomUUID();
    const first = await write(key, { name: 'Onceonly' });
    const second = await write(key, { name: 'Onceonly' });
    assert.deepEqual([first.status, second.status], [201, 201]);
    assert.deepEqual(second.body, first.body);
    assert.equal(second.headers.get('etag'), first.headers.get('etag'));
    assert.deepEqual(
      [first.headers.get('idempotency-replayed'), second.headers.get('idempotency-replayed')],
      [null, 'true'],
    );
    assert.equal(await count('Onceonly'), 1);
  });

  test('the same key with another body, or for another thing, is refused', async () => {
    const key = randomUUID();
    await write(key, { name: 'Reused' });
    refused(await write(key, { name: 'Reused differently' }), 422, 'idempotency_key_reused');
    refused(
      await write(key, { kind: 'browser', to_number: '+12025550147' }, '/api/v1/calls'),
      422,
      'idempotency_key_reused',
    );
    assert.equal(await count('Reused differently'), 0);
  });

  test('a second request while the first is running is told to wait, and one contact is made', async () => {
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 6 }, () => write(key, { name: 'Hammered' })));
    const statuses = answers.map((answer) => answer.status);
    assert.ok(statuses.includes(201));
    assert.ok(
      statuses.every((status) => status === 201 || status === 409),
      statuses.join(),
    );
    const waiting = answers.find((answer) => answer.status === 409);
    if (waiting !== undefined) {
      refused(waiting, 409, 'idempotency_in_flight');
      assert.equal(waiting.headers.get('retry-after'), '1');
    }
    assert.equal(await count('Hammered'), 1);
  });

  test('a refusal is remembered with its reasons, a conflict is not', async () => {
    const key = randomUUID();
    const refusal = { kind: 'browser', to_number: '+442079460456' };
    const first = await write(key, refusal, '/api/v1/calls');
    const second = await write(key, refusal, '/api/v1/calls');
    assert.deepEqual(second.body, first.body);
    assert.equal(second.headers.get('content-type'), 'application/problem+json');
    assert.equal(second.headers.get('idempotency-replayed'), 'true');

    const contact = (await write(randomUUID(), { name: 'Retried' })).body.data;
    const patch = (etag: string, retry: string) =>
      h().maya('PATCH', `/api/v1/contacts/${contact.id}`, {
        body: { title: 'T' },
        headers: { 'Idempotency-Key': retry, 'If-Match': etag },
      });
    const again = randomUUID();
    refused(await patch('"99"', again), 412, 'version_stale');
    assert.equal((await patch(contact.etag, again)).status, 200);
  });

  test('after 24 hours a key is new again', async () => {
    const key = randomUUID();
    await write(key, { name: 'Daily' });
    h().clock.forward(24 * 3_600_000 + 1);
    const later = await write(key, { name: 'Daily' });
    assert.equal(later.headers.get('idempotency-replayed'), null);
    assert.equal(await count('Daily'), 2);
  });

  test('two accounts may use the same key, and a key no header can carry is refused', async () => {
    const key = randomUUID();
    await write(key, { name: 'Same key' });
    const other = await h().asha('POST', '/api/v1/contacts', {
      body: { name: 'Same key' },
      headers: { 'Idempotency-Key': key },
    });
    assert.deepEqual([other.status, other.headers.get('idempotency-replayed')], [201, null]);
    refused(await write('x'.repeat(256), { name: 'Long' }), 400, 'malformed_request');
  });

  test('a token comes back under the same key, though it is kept nowhere in the clear', async () => {
    const ask = () =>
      h().ask('POST', '/api/v1/sessions', {
        token: 'dlr_test_northlight_demo',
        headers: { 'Idempotency-Key': 'one-session' },
        body: { agent_id: 'agt_ben', allowed_origins: ['https://northlight.example.test'] },
      });
    const [first, second] = [await ask(), await ask()];
    assert.equal(second.body.data.token, first.body.data.token);
    assert.equal((await h().ask('GET', '/api/v1/me', { token: first.body.data.token })).status, 200);
  });
};
