import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { routes } from '@dialora/api';
import { sweepRetention } from '../../retention/schedule.js';
import { silentLog } from '../../log.js';
import type { AskOptions } from '../harness.js';
import { refused, shaped } from './expect.js';
import type { Suite } from './index.js';

const day = 24 * 3_600_000;

export const agencySuite: Suite = (h) => {
  const agency = (method: string, path: string, options: AskOptions = {}) =>
    h().ask(method, `/api/v1${path}`, { token: 'dlr_test_brightline_demo', ...options });

  test('users, plans and subscriptions behave as the live service’s', async () => {
    const list = shaped(await agency('GET', '/users?limit=1'), 200, routes.agency.listUsers.answer);
    assert.deepEqual(list.pagination, { page: 1, limit: 1, has_more: true });
    assert.equal((await agency('GET', '/users?limit=1&page=2')).body.pagination.has_more, false);
    refused(await agency('GET', '/users?limit=101'), 422, 'validation_failed');
    const person = {
      email: `${randomUUID()}@example.test`,
      name: 'Nova Réseau',
      password: 'long enough',
      phone: '+33199005501',
    };
    const user = shaped(await agency('POST', '/users', { body: person }), 201, routes.agency.createUser.answer).data;
    assert.deepEqual([user.status, user.name], ['active', 'Nova Réseau']);
    assert.ok(!JSON.stringify(user).includes('long enough'));
    refused(await agency('POST', '/users', { body: person }), 422, 'validation_failed');
    const found = (await agency('GET', '/users?search=reseau&sort_by=name&sort_order=asc&status=active')).body.data;
    assert.deepEqual(
      found.map((one: { id: string }) => one.id),
      [user.id],
    );
    const plans = shaped(
      await agency('GET', '/plans?active=true&provider=agency'),
      200,
      routes.agency.listPlans.answer,
    );
    assert.ok(plans.data.length >= 3 && plans.data.every((plan) => plan.active === true));
    assert.equal((await agency('GET', '/plans/plan_starter')).body.data.name, 'Starter');
    refused(await agency('GET', '/plans/plan_none'), 404, 'not_found');
    const wish = { user_id: user.id, plan_id: 'plan_starter' };
    const made = shaped(
      await agency('POST', '/subscriptions', { body: wish }),
      201,
      routes.agency.createSubscription.answer,
    ).data;
    refused(await agency('POST', '/subscriptions', { body: wish }), 409, 'conflict');
    const path = `/subscriptions/${made.id}`;
    for (const plan of ['plan_direct', 'plan_growth_eur', 'plan_launch']) {
      refused(await agency('PATCH', `${path}/plan`, { body: { plan_id: plan } }), 422, 'validation_failed');
    }
    assert.equal(
      (await agency('PATCH', `${path}/plan`, { body: { plan_id: 'plan_growth' } })).body.data.plan_id,
      'plan_growth',
    );
    assert.equal((await agency('DELETE', `/users/${user.id}`)).status, 204);
    refused(await agency('DELETE', `/users/${user.id}`), 404, 'not_found');
    assert.equal((await agency('GET', path)).body.data.status, 'canceled');
    const token = await h().tokenOf('agt_maya');
    refused(await h().ask('GET', '/api/v1/users', { token }), 403, 'permission_denied');
    refused(await h().ask('GET', '/api/v1/plans', { token: 'dlr_test_northlight_demo' }), 403, 'permission_denied');
  });

  test('an agency sees its sub-accounts and their compliance, a sub-account neither siblings nor the agency', async () => {
    const ids = async (token: string): Promise<readonly string[]> =>
      shaped(await h().ask('GET', '/api/v1/accounts', { token }), 200, routes.accounts.listAccounts.answer).data.map(
        (account) => account.id,
      );
    const all = await ids('dlr_test_brightline_demo');
    assert.ok(['acc_brightline', 'acc_northlight', 'acc_harbourlane'].every((id) => all.includes(id)));
    assert.deepEqual(await ids('dlr_test_northlight_demo'), ['acc_northlight']);
    for (const id of ['acc_harbourlane', 'acc_brightline']) {
      const own = { token: 'dlr_test_northlight_demo' };
      refused(await h().ask('GET', `/api/v1/accounts/${id}`, own), 404, 'not_found');
      refused(await h().ask('GET', `/api/v1/accounts/${id}/compliance`, own), 404, 'not_found');
      refused(await h().ask('PATCH', `/api/v1/accounts/${id}`, { ...own, body: { name: 'Mine' } }), 404, 'not_found');
    }
    refused(
      await h().maya('POST', '/api/v1/messages', { body: { channel: 'sms', to_number: '+442079460861', body: 'x' } }),
      422,
      'message_refused',
    );
    const { data } = shaped(
      await agency('GET', '/accounts/acc_northlight/compliance'),
      200,
      routes.accounts.getCompliance.answer,
    );
    assert.ok((data.refusals_by_rule['sms-consent'] ?? 0) >= 1);
    assert.deepEqual((await agency('GET', '/contacts')).body.data ?? [], []);
  });

  test('white label is the agency’s; a closed account’s customers are gone after thirty days, not before', async () => {
    const body = { name: 'Short Lived Ltd', country: 'GB' };
    const made = shaped(await agency('POST', '/accounts', { body }), 201, routes.accounts.createAccount.answer).data;
    const brand = { name: 'Calls by Short', accent_color: '#4f46e5' };
    const branded = await agency('PATCH', `/accounts/${made.id}`, { body: { brand } });
    assert.deepEqual(branded.body.data.brand, brand);
    const own = { token: 'dlr_test_northlight_demo', body: { brand } };
    refused(await h().ask('PATCH', '/api/v1/accounts/acc_northlight', own), 403, 'permission_denied');
    refused(await h().ask('POST', '/api/v1/accounts', { ...own, body }), 403, 'permission_denied');

    const { db } = h().server.services;
    await db.owner((tx) =>
      tx.query(
        `insert into contacts (account_id, id, name, phones, emails, addresses, tags, custom_fields, name_key, search_key,
           digits_key, created_at, updated_at)
         values ($1, 'con_short', 'Kept a while', '[]', '[]', '[]', '{}', '{}', '', '', '', now(), now())`,
        [made.id],
      ),
    );
    await db.owner((tx) =>
      tx.script(`
        insert into agents (account_id, id, name, email, password_hash, created_at)
          values ('${made.id}', 'agt_short', 'Short', 'short@short.example.test', '', now());
        insert into agent_presence (account_id, agent_id, chosen, since) values ('${made.id}', 'agt_short', 'away', now());
        insert into calls (account_id, id, kind, direction, status, from_number, to_number, contact_id, agent_id,
            placed_by, started_at, seen_at, recording_rule)
          values ('${made.id}', 'call_short', 'browser', 'inbound', 'completed', '+442079460899', '+442079460898',
            'con_short', 'agt_short', '', now(), now(), 'not-needed');
        insert into recordings (account_id, id, call_id, duration_seconds, mime_type, recorded_at, sound)
          values ('${made.id}', 'rec_short', 'call_short', 1, 'audio/wav', now(), 'sound');
        insert into voicemails (account_id, id, call_id, from_number, to_number, duration_seconds, mime_type,
            received_at, sound)
          values ('${made.id}', 'vm_short', 'call_short', '', '+442079460898', 1, 'audio/wav', now(), 'sound');
        insert into outside_media (account_id, id, keeper, reference, call_id, kept_since)
          values ('${made.id}', 'out_short', 'fake', 'RE-short', 'call_short', now());`),
    );
    assert.equal((await agency('DELETE', `/accounts/${made.id}`)).status, 204);
    const left = async (): Promise<number> => {
      const { rows } = await db.owner((tx) =>
        tx.query<{ n: number }>('select count(*)::int as n from contacts where account_id = $1', [made.id]),
      );
      return rows[0]?.n ?? 0;
    };
    const closedAt = h().clock.now().getTime();
    await sweepRetention(db, new Date(closedAt + 30 * day - 60_000), silentLog);
    assert.equal(await left(), 1);
    const receipt = await sweepRetention(db, new Date(closedAt + 30 * day + 60_000), silentLog);
    assert.deepEqual([await left(), receipt.get('customer-data')], [0, 1]);
    // Nothing is left but what says that it was.
    const { rows: tables } = await db.owner((tx) =>
      tx.query<{ name: string }>(
        `select table_name as name from information_schema.columns where table_schema = 'public'
           and column_name = 'account_id' order by 1`,
      ),
    );
    const full: string[] = [];
    for (const { name } of tables) {
      const { rows } = await db.owner((tx) =>
        tx.query<{ n: number }>(`select count(*)::int as n from ${name} where account_id = $1`, [made.id]),
      );
      if ((rows[0]?.n ?? 0) > 0) full.push(name);
    }
    assert.deepEqual(full, ['accounts', 'outside_media']);
  });

  test('the schedule deletes the access log after twelve months and mail texts after a day', async () => {
    const { db } = h().server.services;
    const now = h().clock.now();
    await db.write('acc_northlight', (tx) =>
      tx.query(
        `insert into access_log (account_id, at, actor_kind, actor_id, action, resource)
         values ('acc_northlight', $1, 'system', 'old', 'read', 'contact'), ('acc_northlight', $2, 'system', 'young', 'read', 'contact')`,
        [new Date(now.getTime() - 366 * day), new Date(now.getTime() - 364 * day)],
      ),
    );
    await sweepRetention(db, now, silentLog);
    const { rows } = await db.read('acc_northlight', (tx) =>
      tx.query<{ actor_id: string }>(`select actor_id from access_log where actor_id in ('old', 'young')`),
    );
    assert.deepEqual(
      rows.map((row) => row.actor_id),
      ['young'],
    );
    await sweepRetention(db, new Date(now.getTime() + 25 * 3_600_000), silentLog);
    const { rows: texts } = await db.owner((tx) =>
      tx.query<{ n: number }>('select count(*)::int as n from email_contents'),
    );
    assert.equal(texts[0]?.n, 0);
  });
};
