import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noteOutsideMedia } from '../../media/outside.js';
import { insertRecording, insertVoicemail } from '../../records/sounds.js';
import { hashTombstone } from '../../rights/erase.js';
import { verifyLedger } from '../../rights/ledger.js';
import { refused } from './expect.js';
import type { Suite } from './index.js';
import { key, rightsTools } from './rights-tools.js';

export const erasureSuite: Suite = (h) => {
  const { post, newContact, ask, complete, download } = rightsTools(h);

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
    const call = (await post('/calls', { kind: 'browser', to_number: '+442079460831', contact_id: id })).body.data.id;
    // Sounds of the person's calls: here, and with a keeper outside. And a call of others in which they were a party.
    const another = (await post('/calls', { kind: 'browser', to_number: '+12025550147' })).body.data.id as string;
    const wav = Buffer.from('RIFF Zebediah Quux speaking');
    const since = h().clock.now();
    await db.write('acc_northlight', async (tx) => {
      const sound = { callId: call as string, durationSeconds: 3, at: since, wav };
      await insertRecording(tx, 'acc_northlight', { ...sound, id: 'rec_zeb', announced: true });
      await insertVoicemail(tx, 'acc_northlight', {
        ...sound,
        id: 'vm_zeb',
        from: '+442079460831',
        to: '+12025550100',
      });
      const outside = { keeper: 'fake', reference: 'RE-zeb', callId: call as string, since };
      await noteOutsideMedia(tx, 'acc_northlight', outside);
      const parties = JSON.stringify([
        { id: 'leg1', number: '+442079460831', state: 'connected' },
        { id: 'leg2', number: '+12025550147', state: 'connected' },
      ]);
      await tx.query('update calls set parties = $2::jsonb where id = $1', [another, parties]);
    });
    const exported = await h().ask('POST', '/api/v1/exports', {
      token: key,
      body: { scope: 'contact', contact_id: id, format: 'json' },
    });
    await download(exported.body.data.id as string);
    await h().server.services.dispatcher.settled();

    const requester = { name: 'Zebediah Quux', email: 'zeb@quux.example.test', relation: 'self' };
    const request = await ask('erasure', id, { requester, details: 'Zebediah Quux wants out' });
    const done = await complete(request.id);
    assert.equal(done.status, 'done');
    assert.ok(done.tombstone);
    assert.equal(done.requester.name, '[erased]');
    const { counts } = done.tombstone;
    assert.ok((counts['activities'] ?? 0) >= 4);
    assert.deepEqual([counts['recordings'], counts['voicemails'], counts['outside_media']], [1, 1, 1]);
    await h().server.services.mediaEraser.settled();
    assert.ok(!h().keeper.erased.includes('RE-zeb'), 'the keeper could not be reached');
    h().clock.forward(61_000);
    h().server.services.mediaEraser.wake();
    await h().server.services.mediaEraser.settled();
    assert.ok(h().keeper.erased.includes('RE-zeb'));
    const { rows: outside } = await db.read('acc_northlight', (tx) =>
      tx.query<{ erased: boolean }>(
        `select erased_at is not null as erased from outside_media where reference = 'RE-zeb'`,
      ),
    );
    assert.deepEqual(outside, [{ erased: true }]);

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
          `select count(*)::int as n from ${name} t where t::text ilike any (array['%quux%', '%zebediah%', '%442079460831%', $1])`,
          [`%${Buffer.from('Zebediah').toString('hex')}%`],
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
};
