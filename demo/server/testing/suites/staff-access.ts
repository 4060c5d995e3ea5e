import assert from 'node:assert/strict';
import { test } from 'node:test';
import { routes } from '@dialora/api';
import type { WireAccessGrant, WireAccessLogEntry } from '@dialora/api/schemas';
import { enrolStaff } from '../../auth/staff.js';
import type { Asked } from '../harness.js';
import { refused, shaped } from './expect.js';
import type { Suite } from './index.js';
import { key } from './rights-tools.js';

const staffKey = 'dlr_staff_of_a_test';
const contact = '/api/v1/contacts/con_dana';

/** Privacy policy: staff see customer data only with the account's written, time-limited authorisation, and it is logged. */
export const staffAccessSuite: Suite = (h) => {
  const soon = (ms = 3_600_000): string => new Date(h().clock.now().getTime() + ms).toISOString();
  const grant = async (more: object = {}): Promise<Asked> =>
    h().ask('POST', '/api/v1/access_grants', {
      token: key,
      body: { employee_id: 'emp_7', purpose: 'Why do calls to Dana fail?', until: soon(), ...more },
    });
  const given = async (more: object = {}): Promise<WireAccessGrant> =>
    shaped(await grant(more), 201, routes.accessGrants.createAccessGrant.answer).data;
  const asStaff = (id: string | undefined, method = 'GET', path = contact, body?: object): Promise<Asked> =>
    h().ask(method, path, {
      token: staffKey,
      headers: id === undefined ? {} : { 'Dialora-Grant': id },
      ...(body === undefined ? {} : { body }),
    });
  const logged = async (): Promise<readonly WireAccessLogEntry[]> => {
    const answer = await h().ask('GET', '/api/v1/access_log?actor_id=emp_7', { token: key });
    return shaped(answer, 200, routes.accounts.listAccessLog.answer).data;
  };

  test('with the account’s authorisation a person of the staff reads, and each look is in the log with its purpose', async () => {
    await h().server.services.db.owner((tx) => enrolStaff(tx, { employeeId: 'emp_7', name: 'Kavya', key: staffKey }));
    const { id, until } = await given();
    const seen = await asStaff(id);
    assert.deepEqual([seen.status, seen.body.data.id], [200, 'con_dana']);
    assert.equal((await asStaff(id, 'GET', '/api/v1/activities?contact_id=con_dana&limit=3')).status, 200);
    assert.equal((await asStaff(id, 'GET', '/api/v1/caller_ids')).status, 200);
    const lines = await logged();
    assert.deepEqual(
      lines.map(({ resource, action }) => `${action} ${resource}`),
      ['list caller_id', 'list activity', 'read contact'],
    );
    const look = lines.at(-1);
    assert.deepEqual(look?.actor, { kind: 'staff', id: 'emp_7' });
    assert.equal(look.contact_id, 'con_dana');
    assert.equal(look.purpose, 'Why do calls to Dana fail?');
    assert.deepEqual(look.authorisation, { reference: id, until });
    assert.ok(look.fields?.includes('phones'), 'the log says which data were seen');
  });

  test('they change nothing and take nothing away', async () => {
    const { id } = await given();
    const etag = (await asStaff(id)).body.data.etag as string;
    for (const [method, path, body] of [
      ['PATCH', contact, { title: 'Mine' }],
      ['POST', '/api/v1/activities', { type: 'note', contact_id: 'con_dana', body: 'x' }],
      ['POST', '/api/v1/messages', { channel: 'sms', to_number: '+12025550147', body: 'x' }],
      ['POST', '/api/v1/exports', { scope: 'account', format: 'json' }],
      ['POST', '/api/v1/access_grants', { employee_id: 'emp_7', purpose: 'more', until: soon() }],
      ['DELETE', '/api/v1/recordings/rec_1', undefined],
    ] as const) {
      refused(await asStaff(id, method, path, body), 403, 'permission_denied');
    }
    refused(await asStaff(id, 'GET', '/api/v1/events'), 403, 'permission_denied');
    refused(await asStaff(id, 'GET', '/api/v1/exports/exp_1/download'), 403, 'permission_denied');
    assert.equal((await asStaff(id)).body.data.etag, etag);
  });

  test('without an authorisation, with another’s, a sibling’s, an ended or a withdrawn one nothing is seen', async () => {
    refused(await asStaff(undefined), 401, 'unauthenticated');
    refused(await asStaff('grt_none'), 401, 'unauthenticated');
    refused(await asStaff((await given({ employee_id: 'emp_8' })).id), 401, 'unauthenticated');
    const sibling = await h().ask('POST', '/api/v1/access_grants', {
      token: 'dlr_test_harbourlane_demo',
      body: { employee_id: 'emp_7', purpose: 'Other account', until: soon() },
    });
    assert.equal(sibling.status, 201, JSON.stringify(sibling.body));
    refused(await asStaff(sibling.body.data.id as string), 404, 'not_found');
    const short = await given({ until: soon(60_000) });
    h().clock.forward(61_000);
    refused(await asStaff(short.id), 403, 'permission_denied');
    const { id } = await given();
    const withdraw = (): Promise<Asked> => h().ask('POST', `/api/v1/access_grants/${id}/withdraw`, { token: key });
    const ended = shaped(await withdraw(), 200, routes.accessGrants.withdrawAccessGrant.answer).data;
    assert.ok(ended.withdrawn_at !== undefined);
    refused(await asStaff(id), 403, 'permission_denied');
    h().clock.forward(1_000);
    assert.equal((await withdraw()).body.data.withdrawn_at, ended.withdrawn_at);
    const { body } = await h().ask('GET', '/api/v1/access_grants', { token: key });
    assert.ok(body.data.some((each: WireAccessGrant) => each.id === id && each.withdrawn_at === ended.withdrawn_at));
  });

  test('an authorisation has an end within 30 days, and is the account’s to give, not an agent’s', async () => {
    for (const until of [soon(-1_000), soon(31 * 86_400_000)])
      refused(await grant({ until }), 422, 'validation_failed');
    refused(await grant({ purpose: '' }), 422, 'validation_failed');
    const body = { employee_id: 'emp_7', purpose: 'x', until: soon() };
    refused(await h().maya('POST', '/api/v1/access_grants', { body }), 403, 'permission_denied');
  });
};
