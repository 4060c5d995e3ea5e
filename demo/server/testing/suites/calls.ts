import assert from 'node:assert/strict';
import { test } from 'node:test';
import { routes } from '@dialora/api';
import { refused, shaped } from './expect.js';
import type { Suite } from './index.js';

export const callSuite: Suite = (h) => {
  const place = (body: Record<string, unknown>) =>
    h().maya('POST', '/api/v1/calls', { body: { kind: 'browser', ...body } });

  test('the server finds the contact and the caller id by itself', async () => {
    const { data } = shaped(await place({ to_number: '+12025550147' }), 201, routes.calls.createCall.answer);
    assert.ok(data.kind === 'browser');
    assert.deepEqual(
      [data.status, data.direction, data.from_number, data.to_number, data.contact_id, data.agent_id],
      ['queued', 'outbound', '+12025550100', '+12025550147', 'con_dana', 'agt_maya'],
    );
    const read = shaped(await h().maya('GET', `/api/v1/calls/${data.id}`), 200, routes.calls.getCall.answer);
    assert.deepEqual(read.data, data);
  });

  test('the three of the scenes can be called at any hour, others have hours', async () => {
    for (const number of ['+12025550147', '+390522555014', '+917900055501']) {
      assert.equal((await place({ to_number: number })).status, 201, number);
    }
    await h().maya('POST', '/api/v1/contacts', {
      body: {
        name: 'Asleep',
        time_zone: sleepingZone(h().clock.now()),
        phones: [{ number: '+16175550188', type: 'mobile', primary: true }],
      },
    });
    const problem = refused(await place({ to_number: '+16175550188' }), 422, 'call_refused');
    assert.equal(problem.decision?.reasons[0]?.rule_id, 'us-tcpa-hours');
    assert.match(problem.decision.reasons[0].source ?? '', /47 CFR/);
    assert.ok(Date.parse(problem.decision.next_allowed_at ?? '') > h().clock.now().getTime());
  });

  test('do-not-call and a withdrawn consent are refused with their reason', async () => {
    const marked = refused(await place({ to_number: '+442079460456' }), 422, 'call_refused');
    assert.deepEqual(
      marked.decision?.reasons.map((reason) => reason.code),
      ['do-not-call'],
    );
    assert.equal(marked.decision.next_allowed_at, undefined);
    const withdrawn = refused(await place({ to_number: '+48225559100' }), 422, 'call_refused');
    assert.deepEqual(
      withdrawn.decision?.reasons.map((reason) => reason.code),
      ['consent-withdrawn'],
    );
  });

  test('a mark set a moment ago holds for the next call', async () => {
    const { body } = await h().maya('POST', '/api/v1/contacts', {
      body: { name: 'Marked', phones: [{ number: '+442079460777', type: 'work', primary: true }] },
    });
    assert.equal((await place({ to_number: '+442079460777' })).status, 201);
    await h().maya('PATCH', `/api/v1/contacts/${body.data.id}`, {
      headers: { 'If-Match': '*' },
      body: { do_not_call: true },
    });
    refused(await place({ to_number: '+442079460777' }), 422, 'call_refused');
    // Naming another contact does not get around the number's own.
    refused(await place({ to_number: '+442079460777', contact_id: 'con_hannah' }), 422, 'call_refused');
  });

  test('only verified numbers of the account are shown to the called', async () => {
    assert.equal(
      (await place({ to_number: '+12025550147', from_number: '+442079460100' })).body.data.from_number,
      '+442079460100',
    );
    for (const from of ['+12025550199', '+442079460900']) {
      const problem = refused(
        await place({ to_number: '+12025550147', from_number: from }),
        422,
        'caller_id_not_verified',
      );
      assert.equal(problem.errors?.[0]?.pointer, '/from_number');
    }
  });

  test('a number that nobody knows can be called, one that cannot exist can not', async () => {
    const stranger = await place({ to_number: '+442079460999' });
    assert.equal(stranger.status, 201);
    assert.equal('contact_id' in stranger.body.data, false);
    const problem = refused(
      await place({ to_number: '+4420794609990000' }).then((answer) => answer),
      422,
      'validation_failed',
    );
    assert.equal(problem.errors?.[0]?.pointer, '/to_number');
    assert.equal(
      refused(await place({ to_number: '+19999999' }), 422, 'call_refused').decision?.reasons[0]?.code,
      'number-not-callable',
    );
    refused(await place({ to_number: '+12025550147', contact_id: 'con_nobody' }), 422, 'validation_failed');
  });

  test('disposition, note and tags are kept on the call', async () => {
    const { body } = await place({ to_number: '+12025550147' });
    const path = `/api/v1/calls/${body.data.id}`;
    const first = await h().maya('PATCH', path, {
      body: { disposition: 'Call back', note: 'After lunch', tags: ['warm'] },
    });
    assert.deepEqual(
      [first.body.data.disposition, first.body.data.note, first.body.data.tags],
      ['Call back', 'After lunch', ['warm']],
    );
    const second = await h().maya('PATCH', path, { body: { note: null } });
    assert.deepEqual([second.body.data.disposition, 'note' in second.body.data], ['Call back', false]);
    refused(await h().maya('PATCH', '/api/v1/calls/call_none', { body: { note: 'x' } }), 404, 'not_found');
  });

  test('calls are listed page by page, by status and by contact', async () => {
    const answer = await h().maya('GET', '/api/v1/calls?contact_id=con_marta&status=completed&limit=5');
    const { data } = shaped(answer, 200, routes.calls.listCalls.answer);
    assert.ok(data.length > 0 && data.every((call) => call.contact_id === 'con_marta' && call.status === 'completed'));
    const oldest = await h().maya('GET', '/api/v1/calls?limit=2&sort_by=created_at&sort_order=asc');
    assert.ok(oldest.body.data[0].started_at <= oldest.body.data[1].started_at);
  });

  test('a visitor of the page may call the business, and nobody else', async () => {
    const { body } = await h().ask('POST', '/demo/visitor', { body: {} });
    const token = body.data.token as string;
    const call = (to: string) => h().ask('POST', '/api/v1/calls', { token, body: { kind: 'browser', to_number: to } });
    const placed = await call('+12025550100');
    assert.deepEqual([placed.status, placed.body.data.direction], [201, 'inbound']);
    refused(await call('+12025550147'), 403, 'permission_denied');
    refused(await h().ask('GET', '/api/v1/contacts', { token }), 403, 'permission_denied');
    const own = await h().ask('GET', '/api/v1/calls', { token });
    assert.deepEqual(
      own.body.data.map((one: { id: string }) => one.id),
      [placed.body.data.id],
    );
    const foreign = await place({ to_number: '+12025550147' });
    refused(await h().ask('GET', `/api/v1/calls/${foreign.body.data.id}`, { token }), 404, 'not_found');
    assert.equal((await h().ask('GET', '/api/v1/me', { token })).body.data.account.name, 'Northlight Energy');
  });
};

/** A zone where it is the middle of the night. */
function sleepingZone(now: Date): string {
  const zones = [
    'Pacific/Honolulu',
    'America/New_York',
    'Europe/London',
    'Asia/Dubai',
    'Asia/Tokyo',
    'Pacific/Auckland',
  ];
  const hour = (zone: string): number =>
    Number(new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' }).format(now));
  return zones.find((zone) => hour(zone) < 6) ?? zones.find((zone) => hour(zone) < 8 || hour(zone) >= 21) ?? 'UTC';
}
