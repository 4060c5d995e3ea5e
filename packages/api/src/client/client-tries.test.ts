import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DialoraError } from '@dialora/core';
import { createManualClock } from '@dialora/core/testing';
import { createContact, getContact } from '../routes/contacts.js';
import { json, problem, problemFrom, scripted, settle, wireContact as contact } from '../testing/scripted-client.js';

describe('trying again', () => {
  test('a fault that time may cure is cured without anybody noticing', async () => {
    const clock = createManualClock();
    const { client } = scripted([new TypeError('cut'), problem(503, 'unavailable'), json({ data: contact })], {
      clock,
    });
    const answer = client.send(getContact, { params: { id: 'c' } });
    await settle();
    clock.advance(400);
    await settle();
    clock.advance(800);
    assert.equal((await answer).data.id, 'c1');
  });

  test('waits as long as Retry-After says, and hands a long wait to the caller', async () => {
    const clock = createManualClock();
    const { client, asked } = scripted(
      [
        problem(429, 'rate_limited', {}, { 'retry-after': '3' }),
        json({ data: contact }),
        problem(429, 'rate_limited', {}, { 'retry-after': '60' }),
      ],
      { clock },
    );
    const answer = client.send(getContact, { params: { id: 'c' } });
    await settle();
    clock.advance(2999);
    await settle();
    assert.equal(asked.length, 1);
    clock.advance(1);
    await answer;
    assert.deepEqual(await problemFrom(client.send(getContact, { params: { id: 'c' } })), {
      kind: 'rate-limited',
      status: 429,
      code: 'rate_limited',
      retryAfterMs: 60_000,
    });
  });

  test('what was refused is not tried again', async () => {
    const { client, asked } = scripted([problem(422, 'validation_failed')]);
    await problemFrom(client.send(createContact, { body: { name: 'A' } }));
    assert.equal(asked.length, 1);
  });
});

describe('the token', () => {
  test('is renewed once for however many requests it was refused to', async () => {
    const fresh: boolean[] = [];
    const { client, asked } = scripted(
      [problem(401, 'token_expired'), problem(401, 'token_expired'), json({ data: contact }), json({ data: contact })],
      {
        getToken: (options) => {
          fresh.push(options.fresh);
          return Promise.resolve(options.fresh ? 'dls_two' : 'dls_one');
        },
      },
    );
    await Promise.all([
      client.send(getContact, { params: { id: 'a' } }),
      client.send(getContact, { params: { id: 'b' } }),
    ]);
    assert.deepEqual(fresh, [false, false, true]);
    assert.deepEqual(
      asked.map((each) => each.headers['authorization']),
      ['Bearer dls_one', 'Bearer dls_one', 'Bearer dls_two', 'Bearer dls_two'],
    );
  });

  test('refused a second time means signed out', async () => {
    const { client, asked } = scripted([problem(401, 'token_expired'), problem(401, 'unauthenticated')]);
    const { kind } = await problemFrom(client.send(getContact, { params: { id: 'a' } }));
    assert.deepEqual([kind, asked.length], ['signed-out', 2]);
  });

  test('that cannot be had means signed out, unless its source knows better', async () => {
    const none = scripted([], { getToken: () => Promise.resolve(undefined) });
    assert.equal((await problemFrom(none.client.send(getContact, { params: { id: 'a' } }))).kind, 'signed-out');
    const broken = scripted([], { getToken: () => Promise.reject(new Error('storage')) });
    assert.equal((await problemFrom(broken.client.send(getContact, { params: { id: 'a' } }))).kind, 'signed-out');
    const offline = scripted([], { getToken: () => Promise.reject(new DialoraError({ kind: 'offline' })) });
    assert.equal((await problemFrom(offline.client.send(getContact, { params: { id: 'a' } }))).kind, 'offline');
  });
});
