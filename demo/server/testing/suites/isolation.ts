import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { refused } from './expect.js';
import type { Suite } from './index.js';

export const isolationSuite: Suite = (h) => {
  test('nothing of one business can be read, found, changed or guessed by another', async () => {
    for (const path of [
      '/api/v1/contacts/con_dana',
      '/api/v1/activities/act_seed000000',
      '/api/v1/calls/call_seed000001',
    ]) {
      assert.equal((await h().maya('GET', path)).status, 200, path);
      refused(await h().asha('GET', path), 404, 'not_found');
    }
    refused(
      await h().asha('PATCH', '/api/v1/contacts/con_dana', { headers: { 'If-Match': '*' }, body: { title: 'Taken' } }),
      404,
      'not_found',
    );
    refused(await h().asha('PATCH', '/api/v1/calls/call_seed000001', { body: { note: 'Taken' } }), 404, 'not_found');
    refused(
      await h().asha('POST', '/api/v1/activities', { body: { type: 'note', contact_id: 'con_dana', body: 'x' } }),
      422,
      'validation_failed',
    );
    assert.deepEqual((await h().asha('GET', '/api/v1/contacts?query=Whitfield')).body.data, []);
    assert.deepEqual((await h().asha('GET', '/api/v1/contacts/lookup?number=%2B12025550147')).body.data, []);
    assert.deepEqual((await h().asha('GET', '/api/v1/activities?contact_id=con_dana')).body.data, []);
    assert.deepEqual((await h().asha('GET', '/api/v1/cookie_consents')).body.data, []);
    const numbers = (await h().asha('GET', '/api/v1/caller_ids')).body.data.map(
      (one: { number: string }) => one.number,
    );
    assert.deepEqual(numbers, ['+442079460900']);
  });

  test('one person known to two businesses is two records', async () => {
    const lookup = '/api/v1/contacts/lookup?email=hannah.whitcombe%40northgate-cold.example.test';
    const [ours, theirs] = [(await h().maya('GET', lookup)).body.data, (await h().asha('GET', lookup)).body.data];
    assert.deepEqual([ours.length, theirs.length], [1, 1]);
    assert.notEqual(ours[0].id, theirs[0].id);
  });

  test('a client id that another business used is free', async () => {
    const id = randomUUID();
    const body = { type: 'note', body: 'x', id };
    const own = await h().maya('POST', '/api/v1/activities', { body: { ...body, contact_id: 'con_dana' } });
    const other = await h().asha('POST', '/api/v1/activities', { body: { ...body, contact_id: 'con_hannah_hl' } });
    assert.deepEqual([own.status, other.status], [201, 201]);
    assert.equal(other.body.data.contact_id, 'con_hannah_hl');
  });
};
