import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { routes } from '@dialora/api';
import type { WirePermissions } from '@dialora/api/schemas';
import { verifyLedger } from '../../rights/ledger.js';
import { refused, shaped } from './expect.js';
import type { Suite } from './index.js';

export const consentSuite: Suite = (h) => {
  const newContact = async (name: string, number: string): Promise<string> => {
    const body = { name, phones: [{ number, type: 'mobile', primary: true }] };
    return (await h().maya('POST', '/api/v1/contacts', { body })).body.data.id as string;
  };
  const say = (contactId: string, purpose: string, change: string, more: object = {}) =>
    h().maya('POST', '/api/v1/consents', {
      body: { contact_id: contactId, purpose, change, method: 'spoken', ...more },
    });
  const permissions = async (id: string): Promise<ReadonlyMap<string, WirePermissions['permissions'][number]>> => {
    const answer = await h().maya('GET', `/api/v1/contacts/${id}/permissions`);
    const { data } = shaped(answer, 200, routes.consents.getPermissions.answer);
    return new Map(data.permissions.map((one) => [one.purpose, one]));
  };

  test('what was said is a line of the chain, an entry of the feed, and decides what may be done', async () => {
    const id = await newContact('Ledger Line', '+442079460811');
    assert.equal((await permissions(id)).get('sms')?.decision.outcome, 'needs-consent');
    const evidence = { kind: 'statement', wording: 'Yes, text me.' };
    const answer = await say(id, 'sms', 'given', { evidence, policy_version: '1.0', language: 'en' });
    const line = shaped(answer, 201, routes.consents.createConsent.answer).data;
    assert.deepEqual([line.purpose, line.change, line.recorded_by?.name], ['sms', 'given', 'Maya Lindqvist']);
    assert.match(line.hash, /^[0-9a-f]{64}$/);
    const after = (await permissions(id)).get('sms');
    assert.deepEqual([after?.decision.outcome, after?.consent_id], ['allowed', line.id]);
    const feed = (await h().maya('GET', `/api/v1/activities?contact_id=${id}`)).body.data;
    assert.deepEqual([feed[0].type, feed[0].purpose, feed[0].how], ['consent', 'sms', 'spoken on a call']);
    const withdrawn = (await say(id, 'sms', 'withdrawn')).body.data;
    assert.equal(withdrawn.previous_hash, line.hash);
    assert.equal(withdrawn.sequence, line.sequence + 1);
    const closed = (await permissions(id)).get('sms');
    assert.equal(closed?.decision.reasons[0]?.code, 'consent-withdrawn');
    const lines = shaped(
      await h().maya('GET', `/api/v1/consents?contact_id=${id}`),
      200,
      routes.consents.listConsents.answer,
    );
    assert.deepEqual(
      lines.data.map((one) => one.change),
      ['withdrawn', 'given'],
    );
  });

  test('the same id twice is one line; another statement under it is a clash; the future is no time', async () => {
    const id = randomUUID();
    const first = await say('con_marta', 'marketing', 'given', { id });
    assert.deepEqual((await say('con_marta', 'marketing', 'given', { id })).body, first.body);
    refused(await say('con_marta', 'marketing', 'withdrawn', { id }), 409, 'conflict');
    const later = new Date(h().clock.now().getTime() + 3_600_000).toISOString();
    refused(await say('con_marta', 'call', 'given', { given_at: later }), 422, 'validation_failed');
    refused(await say('con_nobody', 'call', 'given'), 422, 'validation_failed');
  });

  test('lines that are added at once still make one chain without gaps', async () => {
    await Promise.all(Array.from({ length: 12 }, () => say('con_marta', 'recording', 'given')));
    const check = shaped(
      await h().maya('GET', '/api/v1/consents/verification'),
      200,
      routes.consents.checkLedger.answer,
    ).data;
    assert.equal(check.intact, true);
    const { rows } = await h().server.services.db.read('acc_northlight', (tx) =>
      tx.query<{ n: number; top: number }>('select count(*)::int as n, max(sequence) as top from consents'),
    );
    assert.deepEqual([check.entries, rows[0]?.top], [rows[0]?.n, rows[0]?.n]);
  });

  test('a line that is changed, taken out or put in is found; evidence that is erased is not missed', async () => {
    const { db } = h().server.services;
    const check = async () => db.read('acc_northlight', verifyLedger);
    const tamper = async (sql: string): Promise<Awaited<ReturnType<typeof check>>> => {
      // Owner's rights: what somebody with the database in hand could do. Undone afterwards.
      let found: Awaited<ReturnType<typeof check>> | undefined;
      await assert.rejects(
        db.owner(async (tx) => {
          await tx.query(sql);
          await tx.query(
            `select set_config('dialora.account_id', 'acc_northlight', true), set_config('role', 'dialora_app', true)`,
          );
          found = await verifyLedger(tx);
          throw new Error('undo');
        }),
        /undo/,
      );
      assert.ok(found);
      return found;
    };
    const own = `account_id = 'acc_northlight' and sequence = 5`;
    const forged = await tamper(`update consents set change = 'given', purpose = 'marketing' where ${own}`);
    assert.deepEqual([forged.intact, forged.broken_at], [false, 5]);
    const missing = await tamper(`delete from consents where ${own}`);
    assert.deepEqual([missing.intact, missing.broken_at], [false, 5]);
    const words = await tamper(
      `update consents set evidence = '{"kind":"form"}' where account_id = 'acc_northlight' and evidence is not null`,
    );
    assert.equal(words.intact, false);
    const erased = await tamper(
      `update consents set evidence = null, evidence_salt = null where account_id = 'acc_northlight'`,
    );
    assert.equal(erased.intact, true);
    assert.equal((await check()).intact, true);
  });

  test('whoever shares a number shares its refusals', async () => {
    const number = '+442079460812';
    const [one, other] = [await newContact('One Line', number), await newContact('Other Line', number)];
    await say(other, 'call', 'withdrawn');
    assert.equal((await permissions(one)).get('call')?.decision.reasons[0]?.code, 'consent-withdrawn');
  });

  test('the account reads who saw and changed what, by contact and by person', async () => {
    const id = await newContact('Watched', '+442079460813');
    await h().maya('GET', `/api/v1/contacts/${id}`);
    await h().maya('GET', `/api/v1/activities?contact_id=${id}`);
    await h().maya('PATCH', `/api/v1/contacts/${id}`, { headers: { 'If-Match': '*' }, body: { title: 'Seen' } });
    const token = await h().tokenOf('agt_maya');
    refused(await h().ask('GET', '/api/v1/access_log', { token }), 403, 'permission_denied');
    const read = (query: string) =>
      h().ask('GET', `/api/v1/access_log?${query}`, { token: 'dlr_test_northlight_demo' });
    const { data } = shaped(await read(`contact_id=${id}`), 200, routes.accounts.listAccessLog.answer);
    assert.deepEqual(
      data.map((line) => [line.action, line.resource, line.actor.name, line.fields?.join()]),
      [
        ['update', 'contact', 'Maya Lindqvist', 'title'],
        ['list', 'activity', 'Maya Lindqvist', undefined],
        ['read', 'contact', 'Maya Lindqvist', undefined],
        ['create', 'contact', 'Maya Lindqvist', undefined],
      ],
    );
    assert.ok(!JSON.stringify(data).includes('Seen'), 'values stay out');
    const first = (await read('limit=2&actor_id=agt_maya')).body;
    const second = (await read(`limit=2&actor_id=agt_maya&before=${first.pagination.next_cursor}`)).body;
    const ids = [...first.data, ...second.data].map((line: { id: string }) => line.id);
    assert.equal(new Set(ids).size, 4);
  });
};
