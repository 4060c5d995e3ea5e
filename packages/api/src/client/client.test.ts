import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Problem } from '@dialora/core';
import { createManualClock } from '@dialora/core/testing';
import { createContact, getContact, listContacts, updateContact } from '../routes/contacts.js';
import { createCall, listCalls } from '../routes/calls.js';
import { createCookieConsent } from '../routes/cookie-consents.js';
import { routes } from '../routes/index.js';
import { json, problem, problemFrom, scripted, settle, wireContact as contact } from '../testing/scripted-client.js';
import { withRoutes } from './methods.js';

describe('a request', () => {
  test('goes where the route says, with the token, and comes back checked and in camelCase', async () => {
    const { client, asked } = scripted([json({ data: contact })]);
    const { data } = await client.send(getContact, { params: { id: 'c/1 ü' } });
    assert.equal(data.customFields['first_seen'], '2026');
    assert.equal(data.doNotCall, false);
    assert.deepEqual(
      [asked[0]?.url, asked[0]?.method],
      ['https://api.example.test/api/v1/contacts/c%2F1%20%C3%BC', 'GET'],
    );
    assert.equal(asked[0]?.headers['authorization'], 'Bearer dls_one');
    assert.equal(asked[0].headers['idempotency-key'], undefined);
  });

  test('sends queries and bodies in snake_case and leaves out what is undefined', async () => {
    const page = { data: [], pagination: { page: 1, limit: 5, has_more: false } };
    const { client, asked } = scripted([json(page), json({ data: contact }, 201)]);
    await client.send(listContacts, { query: { query: 'ada & co', limit: 5 } });
    await client.send(createContact, { body: { name: 'Ada', doNotCall: true, customFields: { Lead_Source: 'fair' } } });
    assert.equal(asked[0]?.url, 'https://api.example.test/api/v1/contacts?query=ada+%26+co&limit=5');
    assert.deepEqual(asked[1]?.body, { name: 'Ada', do_not_call: true, custom_fields: { Lead_Source: 'fair' } });
  });

  test('carries an idempotency key on every write: the given one, or one of its own for all tries', async () => {
    const { client, asked } = scripted(
      [json({ data: contact }, 201), new TypeError('cut'), json({ data: contact }, 201)],
      {
        clock: {
          now: () => 0,
          after: (ms, run) => (ms === 15_000 ? () => undefined : (queueMicrotask(run), () => undefined)),
        },
      },
    );
    await client.send(createContact, { body: { name: 'Ada' }, idempotencyKey: 'mine-1' });
    await client.send(createContact, { body: { name: 'Ada' } });
    const keys = asked.map((each) => each.headers['idempotency-key']);
    assert.equal(keys[0], 'mine-1');
    assert.match(keys[1] ?? '', /^[0-9a-f-]{36}$/);
    assert.equal(keys[2], keys[1]);
  });

  test('sends the version that was read in If-Match', async () => {
    const { client, asked } = scripted([json({ data: contact })]);
    await client.send(updateContact, { params: { id: 'c1' }, ifMatch: '"1"', body: { company: null } });
    assert.equal(asked[0]?.headers['if-match'], '"1"');
    assert.deepEqual(asked[0].body, { company: null });
  });

  test('asks for no token where none is needed', async () => {
    const receipt = {
      site_id: 's',
      receipt_id: 'r-12345678',
      given_at: '2026-11-22T09:30:00.000Z',
      action: 'reject-all',
      choices: { ads: false },
      notice_version: '3',
      language: 'en',
    } as const;
    const { client, asked } = scripted([json({ data: { ...receipt, id: 'x', received_at: receipt.given_at } }, 201)], {
      getToken: () => assert.fail('no token is needed'),
    });
    await client.send(createCookieConsent, {
      body: {
        siteId: 's',
        receiptId: receipt.receipt_id,
        givenAt: receipt.given_at,
        action: 'reject-all',
        choices: { ads: false },
        noticeVersion: '3',
        language: 'en',
      },
    });
    assert.equal(asked[0]?.headers['authorization'], undefined);
  });

  test('refuses to go out without a parameter or with a key that no header can carry', async () => {
    const { client } = scripted([]);
    await assert.rejects(client.send(getContact, { params: { id: '' } }), /needs the parameter "id"/);
    await assert.rejects(client.send(createContact, { body: { name: 'A' }, idempotencyKey: 'ключ' }), TypeError);
  });

  test('can be had as methods, and only for routes that answer JSON', async () => {
    const { client } = scripted([json({ data: contact })]);
    const api = withRoutes(client, routes);
    assert.equal((await api.contacts.getContact({ params: { id: 'c1' } })).data.name, 'Ada');
    assert.ok(!('streamEvents' in api.events));
  });
});

describe('what goes wrong', () => {
  const cases: readonly (readonly [string, Response, Problem['kind']])[] = [
    ['a missing scope', problem(403, 'permission_denied'), 'forbidden'],
    ['nothing there', problem(404, 'not_found'), 'not-found'],
    ['erased', problem(410, 'gone'), 'not-found'],
    ['changed by another', problem(412, 'version_stale'), 'conflict'],
    ['a key used twice', problem(422, 'idempotency_key_reused'), 'conflict'],
    ['a wrong field', problem(422, 'validation_failed'), 'invalid'],
    ['a foreign caller id', problem(422, 'caller_id_not_verified'), 'invalid'],
    ['a proxy in place of the API', new Response('<h1>Bad gateway</h1>', { status: 502 }), 'api-unreachable'],
    [
      'a hotel’s sign-in page',
      new Response('<h1>Welcome</h1>', { headers: { 'content-type': 'text/html' } }),
      'api-unreachable',
    ],
    ['a fault of the server', problem(500, 'internal_error'), 'server-error'],
  ];
  for (const [name, answer, kind] of cases) {
    test(`is told apart: ${name} is "${kind}"`, async () => {
      const { client } = scripted([answer], { retries: 0 });
      const { kind: found } = await problemFrom(client.send(getContact, { params: { id: 'c1' } }));
      assert.equal(found, kind);
    });
  }

  test('names the fields', async () => {
    const errors = [{ pointer: '/to_number', detail: 'must be an E.164 number' }];
    const { client } = scripted([problem(422, 'validation_failed', { detail: 'no', errors })]);
    assert.deepEqual(await problemFrom(client.send(createCall, { body: { kind: 'browser', toNumber: '1' } })), {
      kind: 'invalid',
      status: 422,
      code: 'validation_failed',
      detail: 'no',
      fields: errors,
    });
  });

  test('a refusal carries the decision and its reasons', async () => {
    const decision = {
      outcome: 'refused',
      reasons: [{ rule_id: 'us-tcpa-hours', code: 'outside-calling-hours', detail: 'It is 7 in the morning there.' }],
      next_allowed_at: '2026-11-22T13:00:00.000Z',
      recording: 'announce',
    };
    const { client } = scripted([problem(422, 'call_refused', { decision })]);
    const { kind, decision: told } = await problemFrom(
      client.send(createCall, { body: { kind: 'browser', toNumber: '+15550100' } }),
    );
    assert.equal(kind, 'refused');
    assert.deepEqual(told?.reasons[0]?.ruleId, 'us-tcpa-hours');
    assert.equal(told.nextAllowedAt, '2026-11-22T13:00:00.000Z');
  });

  test('another dialect of error still gives its code', async () => {
    const { client } = scripted([json({ error: { code: 'permission_denied', message: 'calls:read' } }, 403)]);
    const { kind, code, detail } = await problemFrom(client.send(listCalls, { query: { limit: 1 } }));
    assert.deepEqual([kind, code, detail], ['forbidden', 'permission_denied', 'calls:read']);
  });

  test('an answer of the wrong shape is named by place, without its values, and is not asked for again', async () => {
    const { client, asked } = scripted([json({ data: { ...contact, name: 12345, phones: 'secret' } })]);
    const { kind, code, detail } = await problemFrom(client.send(getContact, { params: { id: 'c1' } }));
    assert.deepEqual([kind, code, asked.length], ['server-error', 'unexpected_answer', 1]);
    assert.match(detail ?? '', /\/data\/name/);
    assert.doesNotMatch(detail ?? '', /12345|secret/);
  });

  test('no network is not the same as no API', async () => {
    const online = { isOnline: () => false, onOnline: () => () => undefined };
    const off = scripted([new TypeError('failed')], { online });
    assert.equal((await problemFrom(off.client.send(getContact, { params: { id: 'c' } }))).kind, 'offline');
    assert.equal(off.asked.length, 1);
    const on = scripted([new TypeError('failed')], { retries: 0 });
    assert.equal((await problemFrom(on.client.send(getContact, { params: { id: 'c' } }))).kind, 'api-unreachable');
  });

  test('silence ends after the time limit', async () => {
    const clock = createManualClock();
    const { client } = scripted(['hang'], { clock, retries: 0, timeoutMs: 5000 });
    const failed = problemFrom(client.send(getContact, { params: { id: 'c' } }));
    await settle();
    clock.advance(5000);
    assert.equal((await failed).kind, 'api-unreachable');
    assert.equal(clock.pending, 0);
  });

  test('an abort rejects with its own reason and stops the waiting for another try, too', async () => {
    const clock = createManualClock();
    const stop = new AbortController();
    const { client, asked } = scripted(['hang', new TypeError('cut')], { clock });
    const hanging = client.send(getContact, { params: { id: 'c' }, signal: stop.signal });
    await settle();
    stop.abort();
    await assert.rejects(hanging, { name: 'AbortError' });
    const other = new AbortController();
    const waiting = client.send(getContact, { params: { id: 'c' }, signal: other.signal });
    await settle();
    other.abort();
    await assert.rejects(waiting, { name: 'AbortError' });
    assert.deepEqual([asked.length, clock.pending], [2, 0]);
  });
});
