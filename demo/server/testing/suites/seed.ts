import assert from 'node:assert/strict';
import { test } from 'node:test';
import { activitySchema, contactSchema } from '@dialora/api/schemas';
import * as z from 'zod/mini';
import type { Suite } from './index.js';

/** Runs before anything is written. */
export const seedSuite: Suite = (h) => {
  test('there are 5,000 entries of every kind, as the contract describes them', async () => {
    const { rows } = await h().server.services.db.owner((tx) =>
      tx.query<{ type: string; n: number }>('select type, count(*)::int as n from activities group by type'),
    );
    assert.equal(
      rows.reduce((sum, row) => sum + row.n, 0),
      5_000,
    );
    assert.deepEqual(rows.map((row) => row.type).sort(), [
      'ai_call',
      'appointment',
      'call',
      'consent',
      'email',
      'note',
      'sms',
      'voicemail',
      'whatsapp',
    ]);
    for (const { type } of rows) {
      const { body } = await h().maya('GET', `/api/v1/activities?type=${type}&limit=100`);
      z.parse(z.array(activitySchema), body.data);
      assert.ok(body.data.length > 20, type);
    }
  });

  test('there are more than 200 contacts, as the contract describes them', async () => {
    let contacts = 0;
    for (const page of [1, 2, 3]) {
      const { body } = await h().maya('GET', `/api/v1/contacts?limit=100&page=${page}`);
      contacts += z.parse(z.array(contactSchema), body.data).length;
    }
    assert.ok(contacts > 200, `${contacts} contacts`);
  });

  test('the feed and the record of consents tell the same', async () => {
    const { rows } = await h().server.services.db.owner((tx) =>
      tx.query(`select a.id from activities a left join consents c on c.account_id = a.account_id
        and c.contact_id = a.contact_id and c.occurred_at = a.occurred_at and c.purpose = a.details->>'purpose'
        where a.type = 'consent' and c.id is null`),
    );
    assert.deepEqual(rows, []);
  });
};
