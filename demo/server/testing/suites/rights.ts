import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { routes } from '@dialora/api';
import { readCsvExport, readJsonExport } from '../read-export.js';
import { refused, shaped } from './expect.js';
import type { Suite } from './index.js';
import { key, rightsTools } from './rights-tools.js';

export const rightsSuite: Suite = (h) => {
  const { post, newContact, ask, step, complete, download } = rightsTools(h);

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
      await readCsvExport(await download(portable.export_id)),
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
    assert.ok(((await readCsvExport(bytes)).get('contacts')?.length ?? 0) > 100);
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
