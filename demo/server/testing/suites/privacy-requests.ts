import assert from 'node:assert/strict';
import { test } from 'node:test';
import { routes } from '@dialora/api';
import { findReceipt, checkVisitorCode, setVisitorCode } from '../../records/privacy-receipts.js';
import { enterVisitorRequest, linkVerified, receiptOf } from '../../rights/requests.js';
import { refused, shaped } from './expect.js';
import type { Suite } from './index.js';

const hours = 3_600_000;
const path = '/api/v1/privacy_requests';

export const privacyRequestSuite: Suite = (h) => {
  const requester = { name: 'Dana Whitfield', email: 'dana@example.test', relation: 'self' };
  const enter = async (kind: string, more: object = {}) => {
    const body = { kind, requester, language: 'en', ...more };
    return shaped(await h().maya('POST', path, { body }), 201, routes.privacyRequests.createPrivacyRequest.answer).data;
  };
  const step = (id: string, body: object) => h().maya('PATCH', `${path}/${id}`, { body });

  test('a request starts its clocks: 48 hours to the first answer, 72 for a grievance, 30 days to the end', async () => {
    const now = h().clock.now().getTime();
    const access = await enter('access');
    const grievance = await enter('grievance');
    const after = (text: string): number => Math.round((Date.parse(text) - now) / hours);
    assert.deepEqual([after(access.acknowledge_by), after(access.due_at)], [48, 30 * 24]);
    assert.deepEqual([after(grievance.acknowledge_by), after(grievance.due_at)], [72, 30 * 24]);
    assert.match(access.reference, /^PR-[2-9B-Z]{5}-[2-9B-Z]{5}$/);
    assert.deepEqual(
      access.history.map(({ what, by }) => [what, by?.name]),
      [['received', 'Maya Lindqvist']],
    );
  });

  test('each step is taken where it makes sense and is written down', async () => {
    const { id, due_at: due } = await enter('grievance');
    refused(await step(id, { step: 'start' }), 409, 'conflict');
    refused(await step(id, { step: 'complete', outcome: 'Done.' }), 409, 'conflict');
    assert.equal((await step(id, { step: 'acknowledge' })).body.data.status, 'acknowledged');
    refused(await step(id, { step: 'acknowledge' }), 409, 'conflict');
    assert.equal((await step(id, { step: 'start' })).body.data.status, 'in-progress');
    const longer = (await step(id, { step: 'extend', reason: 'Two systems to search.' })).body.data;
    assert.equal(Date.parse(longer.due_at) - Date.parse(due), 30 * 24 * hours);
    assert.equal(longer.extension.from, due);
    refused(await step(id, { step: 'extend', reason: 'Again' }), 409, 'conflict');
    const done = (await step(id, { step: 'complete', outcome: 'We called and put it right.' })).body.data;
    assert.deepEqual([done.status, done.outcome], ['done', 'We called and put it right.']);
    assert.equal(done.history.length, 5);
    refused(await step(id, { step: 'withdraw' }), 409, 'conflict');
  });

  test('what touches a person’s data needs to know whose', async () => {
    const { id } = await enter('erasure');
    await step(id, { step: 'acknowledge' });
    refused(await step(id, { step: 'complete', outcome: 'x' }), 409, 'conflict');
    refused(await step(id, { step: 'link', contact_id: 'con_nobody' }), 422, 'validation_failed');
    assert.equal((await step(id, { step: 'link', contact_id: 'con_dana' })).body.data.contact_id, 'con_dana');
    assert.equal((await step(id, { step: 'withdraw' })).body.data.status, 'withdrawn');
  });

  test('what is late is found, and nobody else’s account sees any of it', async () => {
    const { id } = await enter('correction', { details: 'overdue one' });
    const overdue = async (): Promise<readonly string[]> =>
      (await h().maya('GET', `${path}?overdue=true&limit=100`)).body.data.map((one: { id: string }) => one.id);
    assert.ok(!(await overdue()).includes(id));
    h().clock.forward(49 * hours);
    assert.ok((await overdue()).includes(id));
    await step(id, { step: 'acknowledge' });
    assert.ok(!(await overdue()).includes(id));
    refused(await h().asha('GET', `${path}/${id}`), 404, 'not_found');
    assert.deepEqual((await h().asha('GET', path)).body.data, []);
  });

  test('a visitor’s receipt finds the request; five wrong codes end a code; the right one proves who it is', async () => {
    const { db } = h().server.services;
    const now = h().clock.now();
    const accountId = 'acc_northlight';
    const address = (await h().maya('GET', '/api/v1/contacts/con_dana')).body.data.emails[0].address;
    const made = await db.write(accountId, (tx) =>
      enterVisitorRequest(
        { tx, accountId, now },
        { kind: 'access', requester: { ...requester, email: address, relation: 'self' }, language: 'en' },
        'site_northlight',
      ),
    );
    assert.deepEqual(await findReceipt(db, made.receipt), { accountId, id: made.request.id });
    assert.equal(await findReceipt(db, 'prr_other'), undefined);
    assert.equal(receiptOf(made.request, made.receipt).identity, 'unverified');
    const check = (code: string, at = now) =>
      db.write(accountId, (tx) => checkVisitorCode(tx, made.request.id, code, at));
    assert.equal(await check('123456'), 'none-sent');
    await db.write(accountId, (tx) => setVisitorCode(tx, made.request.id, '123456', now));
    assert.equal(await check('123456', new Date(now.getTime() + 16 * 60_000)), 'expired');
    for (let tries = 0; tries < 5; tries += 1) assert.equal(await check('000000'), 'wrong');
    assert.equal(await check('123456'), 'too-many');
    await db.write(accountId, (tx) => setVisitorCode(tx, made.request.id, '654321', now));
    assert.equal(await check('654321'), 'verified');
    const linked = await db.write(accountId, (tx) =>
      linkVerified({ tx, accountId, now, emit: () => undefined }, made.request.id),
    );
    assert.deepEqual([linked.contact_id, linked.identity.state], ['con_dana', 'verified']);
  });
};
