import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { routes } from '@dialora/api';
import type { WirePrivacyRequest } from '@dialora/api/schemas';
import { readCsvExport, readJsonExport } from '../../exports/read.js';
import { hashTombstone } from '../../rights/erase.js';
import { verifyLedger } from '../../rights/ledger.js';
import { refused, shaped } from './expect.js';
import type { Suite } from './index.js';

const key = 'dlr_test_northlight_demo';

export const rightsSuite: Suite = (h) => {
  const post = (path: string, body: object) => h().maya('POST', `/api/v1${path}`, { body });
  const newContact = async (name: string, number: string, address: string): Promise<string> => {
    const phones = [{ number, type: 'mobile', primary: true }];
    const emails = [{ address, type: 'work', primary: true }];
    return (await post('/contacts', { name, phones, emails })).body.data.id as string;
  };
  const ask = async (kind: string, contactId: string, more: object = {}): Promise<WirePrivacyRequest> => {
    const requester = { name: 'Zebediah Quux', email: 'zeb@quux.example.test', relation: 'self' };
    const made = await post('/privacy_requests', { kind, requester, language: 'en', contact_id: contactId, ...more });
    await step(made.body.data.id as string, { step: 'acknowledge' });
    return made.body.data as WirePrivacyRequest;
  };
  const step = (id: string, body: object) => h().maya('PATCH', `/api/v1/privacy_requests/${id}`, { body });
  const complete = async (id: string): Promise<WirePrivacyRequest> => {
    const answer = await step(id, { step: 'complete', outcome: 'Done.' });
    return shaped(answer, 200, routes.privacyRequests.updatePrivacyRequest.answer).data;
  };
  const download = async (id: string): Promise<Uint8Array> => {
    await h().server.services.exports.settled();
    const response = await fetch(`${h().url}/api/v1/exports/${id}/download`, {
      headers: { Authorization: `Bearer ${key}` },
    });
    assert.equal(response.status, 200, await response.clone().text());
    return new Uint8Array(await response.arrayBuffer());
  };

  test('erasure reaches everything that names the person, and leaves a tombstone that proves it', async () => {
    const { db } = h().server.services;
    const id = await newContact('Zebediah Quux', '+442079460831', 'zeb@quux.example.test');
    const other = await newContact('Zeb Quux', '+442079460831', 'zeb2@quux.example.test');
    const etag = (await h().maya('GET', `/api/v1/contacts/${id}`)).body.data.etag as string;
    await h().maya('POST', `/api/v1/contacts/${id}/merge`, {
      body: { duplicate_id: other },
      headers: { 'If-Match': etag },
    });
    await post('/activities', { type: 'note', contact_id: id, body: 'Zebediah Quux likes tea' });
    const given = { contact_id: id, purpose: 'sms', change: 'given', method: 'spoken' };
    await post('/consents', { ...given, evidence: { kind: 'statement', wording: 'I, Zebediah Quux, agree.' } });
    await post('/messages', { channel: 'sms', to_number: '+442079460831', contact_id: id, body: 'Dear Zebediah Quux' });
    await post('/emails', {
      contact_id: id,
      gmail_thread_id: 'z',
      gmail_message_id: 'z1',
      direction: 'inbound',
      from: 'zeb@quux.example.test',
      to: ['maya@northlight.example.test'],
      subject: 'Zebediah Quux writes',
      sent_at: h().clock.now().toISOString(),
      text: 'Zebediah Quux',
    });
    await post('/calls', { kind: 'browser', to_number: '+442079460831', contact_id: id });
    const exported = await h().ask('POST', '/api/v1/exports', {
      token: key,
      body: { scope: 'contact', contact_id: id, format: 'json' },
    });
    await download(exported.body.data.id as string);
    await h().server.services.dispatcher.settled();

    const request = await ask('erasure', id, { details: 'Zebediah Quux wants out' });
    const done = await complete(request.id);
    assert.equal(done.status, 'done');
    assert.ok(done.tombstone);
    assert.equal(done.requester.name, '[erased]');
    assert.ok((done.tombstone.counts['activities'] ?? 0) >= 4);

    refused(await h().maya('GET', `/api/v1/contacts/${id}`), 410, 'gone');
    assert.deepEqual((await h().maya('GET', '/api/v1/contacts?query=quux')).body.data, []);
    assert.deepEqual((await h().maya('GET', '/api/v1/activities?query=zebediah')).body.data, []);
    refused(
      await h().ask('GET', `/api/v1/exports/${String(exported.body.data.id)}/download`, { token: key }),
      404,
      'not_found',
    );
    // Nothing of it in any row of any table, whatever the column.
    const left = await db.owner(async (tx) => {
      const { rows: tables } = await tx.query<{ name: string }>(
        `select table_name as name from information_schema.tables where table_schema = 'public'
         and table_type = 'BASE TABLE'`,
      );
      const found: string[] = [];
      for (const { name } of tables) {
        const { rows } = await tx.query<{ n: number }>(
          `select count(*)::int as n from ${name} t where t::text ilike any (array['%quux%', '%zebediah%', '%442079460831%'])`,
        );
        if ((rows[0]?.n ?? 0) > 0) found.push(name);
      }
      return found;
    });
    assert.deepEqual(left, []);
    // The proof stands: the tombstone's hash, and the ledger without its evidence.
    const { rows } = await db.read('acc_northlight', (tx) =>
      tx.query<{ sequence: number; counts: Record<string, number>; previous_hash: string; hash: string }>(
        'select sequence, counts, previous_hash, hash from tombstones where contact_id = $1',
        [id],
      ),
    );
    const [stone] = rows;
    assert.ok(stone);
    assert.equal(stone.hash, done.tombstone.hash);
    const line = {
      accountId: 'acc_northlight',
      contactId: id,
      requestId: request.id,
      erasedAt: done.tombstone.erased_at,
    };
    assert.equal(
      hashTombstone(stone.previous_hash, { ...line, sequence: stone.sequence, counts: stone.counts }),
      stone.hash,
    );
    assert.equal((await db.read('acc_northlight', verifyLedger)).intact, true);
  });

  test('restriction stops calls, messages, mails, notes and edits until it is lifted', async () => {
    const id = await newContact('Held Still', '+442079460832', 'held@example.test');
    await post('/consents', { contact_id: id, purpose: 'sms', change: 'given', method: 'spoken' });
    const request = await ask('restriction', id);
    await complete(request.id);
    const tries = async (): Promise<readonly number[]> => {
      const answers = [
        await post('/calls', { kind: 'browser', to_number: '+442079460832' }),
        await post('/messages', { channel: 'sms', to_number: '+442079460832', body: 'Hi' }),
        await post('/emails/send', { contact_id: id, subject: 'Hi', text: 'Hi' }),
        await post('/activities', { type: 'note', contact_id: id, body: 'Hi' }),
        await h().maya('PATCH', `/api/v1/contacts/${id}`, { headers: { 'If-Match': '*' }, body: { title: 'Hi' } }),
      ];
      for (const { status, body } of answers) {
        if (status >= 300) assert.equal(body.decision.reasons[0].code, 'processing-restricted');
      }
      return answers.map((answer) => answer.status);
    };
    assert.deepEqual(await tries(), [422, 422, 422, 422, 422]);
    const { data } = (await h().maya('GET', `/api/v1/contacts/${id}/permissions`)).body;
    assert.equal(data.restricted, true);
    assert.equal((await step(request.id, { step: 'lift' })).status, 200);
    assert.deepEqual(await tries(), [201, 201, 201, 201, 200]);
  });

  test('a withdrawal ends every consent; a nomination is kept with the contact', async () => {
    const id = await newContact('Leaving', '+442079460833', 'leaving@example.test');
    for (const purpose of ['call', 'email']) {
      await post('/consents', { contact_id: id, purpose, change: 'given', method: 'spoken' });
    }
    await complete((await ask('withdrawal', id)).id);
    const lines = (await h().maya('GET', `/api/v1/consents?contact_id=${id}`)).body.data;
    const withdrawn = lines.filter((line: { change: string }) => line.change === 'withdrawn');
    assert.deepEqual(
      withdrawn.map((line: { purpose: string; method: string }) => `${line.purpose} ${line.method}`).sort(),
      ['call privacy-request', 'email privacy-request', 'marketing privacy-request'],
    );
    const nominee = { name: 'Ravi', relation: 'brother', email: 'ravi@example.test' };
    await complete((await ask('nomination', id, { nominee })).id);
    const { rows } = await h().server.services.db.read('acc_northlight', (tx) =>
      tx.query<{ nominee: object }>('select nominee from contacts where id = $1', [id]),
    );
    assert.deepEqual(rows[0]?.nominee, nominee);
  });

  test('access and portability end in a file; JSON and CSV read back as the same records', async () => {
    const access = await complete((await ask('access', 'con_dana')).id);
    const portable = await complete((await ask('portability', 'con_dana')).id);
    assert.ok(access.export_id !== undefined && portable.export_id !== undefined);
    const [json, csv] = [
      readJsonExport(await download(access.export_id)),
      readCsvExport(await download(portable.export_id)),
    ];
    assert.deepEqual([...csv.keys()], [...json.keys()]);
    for (const [table, rows] of json) {
      if (table === 'access_log' || table === 'privacy_requests') continue;
      assert.deepEqual(csv.get(table), rows, table);
    }
    const { rows } = await h().server.services.db.read('acc_northlight', (tx) =>
      tx.query<{ n: number }>(`select count(*)::int as n from activities where contact_id = 'con_dana'`),
    );
    assert.equal(json.get('activities')?.length, rows[0]?.n);
    assert.equal(json.get('contacts')?.[0]?.['name'], 'Dana Whitfield');
  });

  test('an account’s export streams with its hash, is logged, is refused to others, and ends after a week', async () => {
    const body = { scope: 'account', format: 'csv' };
    const made = shaped(
      await h().ask('POST', '/api/v1/exports', { token: key, body }),
      202,
      routes.exports.createExport.answer,
    ).data;
    const bytes = await download(made.id);
    const after = shaped(
      await h().ask('GET', `/api/v1/exports/${made.id}`, { token: key }),
      200,
      routes.exports.getExport.answer,
    ).data;
    assert.deepEqual(
      [after.status, after.size, after.sha256],
      ['ready', bytes.byteLength, createHash('sha256').update(bytes).digest('hex')],
    );
    assert.ok((readCsvExport(bytes).get('contacts')?.length ?? 0) > 100);
    const log = await h().ask('GET', '/api/v1/access_log?limit=20', { token: key });
    assert.ok(
      log.body.data.some(
        (one: { action: string; resource_id: string }) => one.resource_id === made.id && one.action === 'export',
      ),
    );
    const theirs = { token: 'dlr_test_harbourlane_demo' };
    refused(await h().ask('GET', `/api/v1/exports/${made.id}/download`, theirs), 404, 'not_found');
    h().clock.forward(7 * 24 * 3_600_000 + 1);
    refused(await h().ask('GET', `/api/v1/exports/${made.id}/download`, { token: key }), 410, 'gone');
  });
};
