import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { routes } from '@dialora/api';
import type { WireVisitorReceipt } from '@dialora/api/schemas';
import { readJsonExport } from '../read-export.js';
import type { Asked } from '../harness.js';
import { refused, shaped } from './expect.js';
import type { Suite } from './index.js';

const path = '/api/v1/privacy_requests/visitor';
const { createVisitorRequest, verifyVisitorRequest, getVisitorRequest } = routes.privacyRequests;

export const privacyVisitorSuite: Suite = (h) => {
  const asking = (more: object = {}) => ({
    site_id: 'site_northlight',
    kind: 'access',
    requester: { name: 'Dana Whitfield', email: `${randomUUID()}@example.test`, relation: 'self' },
    language: 'en-GB',
    ...more,
  });
  const post = (to: string, body: object, headers: Readonly<Record<string, string>> = {}): Promise<Asked> =>
    h().ask('POST', `${path}${to}`, { body, headers });
  const create = async (more: object = {}): Promise<WireVisitorReceipt> =>
    shaped(await post('', asking(more)), 201, createVisitorRequest.answer).data;
  const messageTo = async (to: string): Promise<{ subject: string; body: string; channel: string; language: string }> =>
    (await h().ask('POST', '/demo/post', { body: { to }, headers: { Origin: h().url } })).body.data;
  const codeTo = async (to: string): Promise<string> => /\b\d{6}\b/.exec((await messageTo(to)).body)?.[0] ?? '';
  const wrongFor = (code: string): string => (code === '000000' ? '111111' : '000000');

  test('a visitor asks, proves who they are by mail, and is tied to the contact that has the address', async () => {
    const address: string = (await h().maya('GET', '/api/v1/contacts/con_dana')).body.data.emails[0].address;
    const receipt = await create({
      kind: 'portability',
      format: 'csv',
      requester: { name: 'Dana', email: address, relation: 'self' },
    });
    assert.equal(receipt.identity, 'code-sent');
    assert.match(receipt.receipt, /^([2-9B-Z]{5}-){3}[2-9B-Z]{5}$/);
    const now = Date.parse(receipt.received_at);
    assert.equal(Date.parse(receipt.acknowledge_by) - now, 48 * 3_600_000);
    assert.equal(Date.parse(receipt.due_at) - now, 30 * 86_400_000);
    const { subject, channel } = await messageTo(address);
    assert.deepEqual([channel, /\d{6} is your code for Northlight/.test(subject)], ['email', true]);
    const proved = await post('/code', { receipt: receipt.receipt, code: await codeTo(address) });
    assert.equal(shaped(proved, 200, verifyVisitorRequest.answer).data.identity, 'verified');

    const { data } = (await h().maya('GET', '/api/v1/privacy_requests?contact_id=con_dana&limit=1')).body;
    assert.deepEqual(
      [data[0].reference, data[0].format, data[0].identity.state],
      [receipt.reference, 'csv', 'verified'],
    );
    assert.deepEqual(
      data[0].history.map(({ what }: { what: string }) => what),
      ['received from the site', 'code sent', 'identity verified', 'linked to the contact'],
    );
    assert.equal(JSON.stringify(data).includes(receipt.receipt), false, 'the account never sees the receipt');
  });

  test('what a visitor proved to be theirs is marked on the contact, and by nobody and nothing else', async () => {
    const number = '+442079460877';
    const email = 'proves@one.example.test';
    const { body: made } = await h().maya('POST', '/api/v1/contacts', {
      body: {
        name: 'Proves One',
        phones: [{ number, type: 'mobile', primary: true, verified_at: '2026-01-01T00:00:00.000Z' }],
        emails: [
          { address: email, type: 'work', primary: true },
          { address: 'other@one.example.test', type: 'work', primary: false },
        ],
      },
    });
    const marks = async (): Promise<readonly boolean[]> => {
      const { data } = (await h().maya('GET', `/api/v1/contacts/${String(made.data.id)}`)).body;
      return [...data.emails, ...data.phones].map((each: object) => 'verified_at' in each);
    };
    assert.deepEqual(await marks(), [false, false, false], 'a client cannot say so');
    const friend = await create({ requester: { name: 'A friend', email, relation: 'agent' } });
    await post('/code', { receipt: friend.receipt, code: await codeTo(email) });
    assert.deepEqual(await marks(), [false, false, false]);
    const own = await create({ requester: { name: 'One', email: email.toUpperCase(), relation: 'self' } });
    await post('/code', { receipt: own.receipt, code: await codeTo(email.toUpperCase()) });
    assert.deepEqual(await marks(), [true, false, false]);
    const { data } = (await h().maya('GET', `/api/v1/contacts/${String(made.data.id)}`)).body;
    const patched = await h().maya('PATCH', `/api/v1/contacts/${String(made.data.id)}`, {
      body: { emails: [{ address: 'new@one.example.test', type: 'work', primary: true }, data.emails[0]] },
      headers: { 'If-Match': data.etag },
    });
    assert.equal(patched.status, 200, JSON.stringify(patched.body));
    assert.deepEqual(await marks(), [false, true, false], 'an edit keeps the proof and gives a new address none');
  });

  test('who asked for a copy of their data takes it with the receipt, for some minutes at a time, and it is logged', async () => {
    const { body: made } = await h().maya('POST', '/api/v1/contacts', {
      body: { name: 'Copy Wanted', emails: [{ address: 'copy@wanted.example.test', type: 'work', primary: true }] },
    });
    const email = 'copy@wanted.example.test';
    const receipt = await create({ format: 'json', requester: { name: 'Copy', email, relation: 'self' } });
    const { reference } = receipt;
    const status = async (): Promise<WireVisitorReceipt> =>
      shaped(await post('/status', { reference, receipt: receipt.receipt }), 200, getVisitorRequest.answer).data;
    await post('/code', { receipt: receipt.receipt, code: await codeTo(email) });
    assert.equal((await status()).file, undefined, 'nothing before the account has done it');
    const { data } = (await h().maya('GET', `/api/v1/privacy_requests?contact_id=${made.data.id}`)).body;
    const step = (body: object): Promise<Asked> =>
      h().maya('PATCH', `/api/v1/privacy_requests/${String(data[0].id)}`, { body });
    await step({ step: 'acknowledge' });
    assert.equal((await step({ step: 'complete', outcome: 'Here it is.' })).status, 200);
    await h().server.services.exports.settled();
    const { file } = await status();
    assert.ok(file !== undefined && file.format === 'json');
    const answer = await fetch(file.url);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    assert.deepEqual([answer.status, bytes.length], [200, file.size]);
    assert.match(answer.headers.get('content-disposition') ?? '', /^attachment/);
    assert.equal(readJsonExport(bytes).get('contacts')?.[0]?.['name'], 'Copy Wanted');
    const token = 'dlr_test_northlight_demo';
    const log = (await h().ask('GET', `/api/v1/access_log?contact_id=${made.data.id}`, { token })).body.data;
    const kinds = log.map((line: { actor: { kind: string }; action: string }) => `${line.actor.kind} ${line.action}`);
    assert.ok(kinds.includes('visitor export'), kinds.join());
    assert.equal((await fetch(file.url.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')))).status, 404);
    h().clock.forward(5 * 60_000 + 1);
    assert.equal((await fetch(file.url)).status, 410);
    assert.ok((await status()).file, 'a look makes a new address');
    h().clock.forward(7 * 86_400_000);
    assert.equal((await status()).file, undefined, 'the file is kept for a week');
  });

  test('by phone the code comes as a text that belongs to the site, in the visitor’s language', async () => {
    await create({ requester: { name: 'Marta', number: '+390522000111', relation: 'self' }, language: 'it' });
    const { channel, body, language } = await messageTo('+390522000111');
    assert.deepEqual([channel, language], ['sms', 'it']);
    assert.match(body, /^(\d{6}) è il codice [\s\S]*\n\n@northlight\.example\.test #\1$/);
  });

  test('number and code of the receipt show the status, however they are copied, and what was done', async () => {
    const receipt = await create();
    const status = (reference: string, secret: string): Promise<Asked> =>
      post('/status', { reference, receipt: secret });
    const read = shaped(await status(receipt.reference, receipt.receipt), 200, getVisitorRequest.answer).data;
    assert.deepEqual(read, receipt);
    const sloppy = ` ${receipt.receipt.toLowerCase().replaceAll('-', ' ')} `;
    assert.equal((await status(` ${receipt.reference.toLowerCase()}`, sloppy)).status, 200);
    refused(await status('PR-22222-22222', receipt.receipt), 404, 'not_found');
    refused(await status(receipt.reference, '22222-22222-22222-22222'), 404, 'not_found');

    const list = (await h().maya('GET', '/api/v1/privacy_requests?limit=100')).body.data;
    const { id } = list.find((one: { reference: string }) => one.reference === receipt.reference);
    const step = (body: object): Promise<Asked> => h().maya('PATCH', `/api/v1/privacy_requests/${id}`, { body });
    await step({ step: 'acknowledge' });
    await step({ step: 'extend', reason: 'Two archives to search.' });
    await step({ step: 'refuse', outcome: 'You did not prove who you are.' });
    const after = shaped(await status(receipt.reference, receipt.receipt), 200, getVisitorRequest.answer).data;
    assert.deepEqual(
      [after.status, after.outcome, after.extension],
      ['refused', 'You did not prove who you are.', { reason: 'Two archives to search.', from: receipt.due_at }],
    );
    assert.equal(Date.parse(after.due_at) - Date.parse(receipt.due_at), 30 * 86_400_000);
    assert.ok(after.acknowledged_at);
    assert.ok(after.closed_at);
  });

  test('five wrong codes end a code, and so do fifteen minutes; a new one works', async () => {
    const email = `${randomUUID()}@example.test`;
    const { receipt } = await create({ requester: { name: 'Ana', email, relation: 'self' } });
    const first = await codeTo(email);
    const tryCode = (code: string): Promise<Asked> => post('/code', { receipt, code });
    for (let tries = 0; tries < 5; tries += 1) {
      assert.equal(refused(await tryCode(wrongFor(first)), 422, 'validation_failed').errors?.[0]?.pointer, '/code');
    }
    refused(await tryCode(first), 410, 'gone');
    assert.equal((await post('/new_code', { receipt })).status, 200);
    const second = await codeTo(email);
    h().clock.forward(16 * 60_000);
    refused(await tryCode(second), 410, 'gone');
    assert.equal((await post('/new_code', { receipt })).status, 200);
    assert.equal((await tryCode(await codeTo(email))).body.data.identity, 'verified');
    assert.equal((await tryCode('999999')).body.data.identity, 'verified', 'proved once is proved');
    refused(await post('/new_code', { receipt }), 409, 'conflict');
    refused(await post('/code', { receipt: '22222-22222-22222-22222', code: '123456' }), 404, 'not_found');
  });

  test('nobody learns who is a customer, and nobody’s inbox is flooded', async () => {
    const shape = (receipt: WireVisitorReceipt): readonly string[] => Object.keys(receipt);
    const known: string = (await h().maya('GET', '/api/v1/contacts/con_dana')).body.data.emails[0].address;
    const requesterOf = (email: string) => ({ requester: { name: 'X', email, relation: 'self' } });
    assert.deepEqual(shape(await create(requesterOf(known))), shape(await create(requesterOf('nobody@example.test'))));
    const before = { ...h().limits };
    try {
      h().limits.codes = { burst: 2, perSecond: 1 / 600 };
      const victim = `${randomUUID()}@example.test`;
      const { receipt } = await create(requesterOf(victim));
      assert.equal((await post('/new_code', { receipt })).status, 200);
      const third = await post('', asking(requesterOf(victim.toUpperCase())));
      refused(third, 429, 'rate_limited');
      assert.ok(Number(third.headers.get('retry-after')) > 500);
      assert.equal((await post('', asking())).status, 201, 'others are not held up');
    } finally {
      Object.assign(h().limits, before);
    }
  });

  test('what is missing or foreign is refused, and sent twice is entered once', async () => {
    const nobody = { requester: { name: 'X', relation: 'self' } };
    const field = async (more: object): Promise<string | undefined> =>
      refused(await post('', asking(more)), 422, 'validation_failed').errors?.[0]?.pointer;
    assert.equal(await field(nobody), '/requester');
    assert.equal(await field({ kind: 'nomination' }), '/nominee');
    assert.equal(await field({ site_id: 'site_none' }), '/site_id');
    refused(await post('', asking(), { Origin: 'https://harbour-lane.example.test' }), 403, 'origin_not_allowed');
    const key = { 'Idempotency-Key': randomUUID() };
    const body = asking();
    const [one, two] = [await post('', body, key), await post('', body, key)];
    assert.equal(one.body.data.receipt, two.body.data.receipt);
    refused(
      await h().ask('POST', '/demo/post', { body: { to: 'a@b.example' }, headers: { Origin: 'https://x.example' } }),
      403,
      'origin_not_allowed',
    );
    assert.deepEqual(h().faults, []);
  });
};
