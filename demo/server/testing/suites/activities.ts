import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { routes } from '@dialora/api';
import { refused, shaped } from './expect.js';
import type { Suite } from './index.js';

export const activitySuite: Suite = (h) => {
  const note = (body: Record<string, unknown>) =>
    h().maya('POST', '/api/v1/activities', { body: { type: 'note', ...body } });
  const pageOf = async (query: string) =>
    shaped(await h().maya('GET', `/api/v1/activities?${query}`), 200, routes.activities.listActivities.answer);
  const newContact = async (name: string): Promise<string> =>
    (await h().maya('POST', '/api/v1/contacts', { body: { name } })).body.data.id;

  test('a feed is read to its end, newest first, nothing twice, nothing left out', async () => {
    const seen: { id: string; occurred_at: string }[] = [];
    let before: string | null = null;
    do {
      const page = await pageOf(`contact_id=con_dana&limit=40${before === null ? '' : `&before=${before}`}`);
      assert.ok(page.data.every((entry) => entry.contact_id === 'con_dana'));
      seen.push(...page.data);
      before = page.pagination.next_cursor;
      assert.equal(page.pagination.has_more, before !== null);
    } while (before !== null);
    const sorted = [...seen].sort((a, b) =>
      a.occurred_at === b.occurred_at ? (a.id < b.id ? 1 : -1) : a.occurred_at < b.occurred_at ? 1 : -1,
    );
    assert.deepEqual(
      seen.map((entry) => entry.id),
      sorted.map((entry) => entry.id),
    );
    assert.equal(new Set(seen.map((entry) => entry.id)).size, seen.length);
    assert.ok(seen.length > 200, `Dana has a rich history; there were ${seen.length}`);
  });

  test('pages stay put while new entries arrive', async () => {
    const contact = await newContact('Paged');
    for (let at = 0; at < 7; at += 1) {
      // Two of them at the very same moment: the id decides.
      const occurred = new Date(Date.UTC(2026, 0, 1, 12, 0, Math.floor(at / 2))).toISOString();
      await note({
        contact_id: contact,
        body: `note ${at}`,
        occurred_at: occurred,
        id: `paged-${contact}-${at}`.slice(0, 64),
      });
    }
    const first = await pageOf(`contact_id=${contact}&limit=3`);
    for (const body of ['late one', 'later one']) await note({ contact_id: contact, body });
    const second = await pageOf(`contact_id=${contact}&limit=3&before=${first.pagination.next_cursor}`);
    const third = await pageOf(`contact_id=${contact}&limit=3&before=${second.pagination.next_cursor}`);
    const bodies = [...first.data, ...second.data, ...third.data].map((entry) =>
      entry.type === 'note' ? entry.body : '',
    );
    assert.deepEqual(bodies, ['note 6', 'note 5', 'note 4', 'note 3', 'note 2', 'note 1', 'note 0']);
    assert.deepEqual(third.pagination, { limit: 3, has_more: false, next_cursor: null });
  });

  test('a cursor that is none is the asker’s mistake', async () => {
    for (const cursor of ['nonsense', Buffer.from('["2026-01-01T00:00:00Z"]').toString('base64url')]) {
      refused(await h().maya('GET', `/api/v1/activities?before=${cursor}`), 422, 'validation_failed');
    }
    refused(await h().maya('GET', '/api/v1/activities?limit=101'), 422, 'validation_failed');
  });

  test('a note carries its author and brings its contact to the front', async () => {
    const contact = await newContact('Noted');
    const { data } = shaped(
      await note({ contact_id: contact, body: 'Likes tea <b>& cake</b> 🫖' }),
      201,
      routes.activities.createActivity.answer,
    );
    assert.equal(data.type === 'note' && data.body, 'Likes tea <b>& cake</b> 🫖');
    assert.deepEqual(data.author, { id: 'agt_maya', name: 'Maya Lindqvist' });
    const recent = await h().maya('GET', '/api/v1/contacts?limit=1');
    assert.equal(recent.body.data[0].id, contact);
  });

  test('a note written offline and sent twice is there once', async () => {
    const contact = await newContact('Offline');
    const id = randomUUID();
    const first = await note({ contact_id: contact, body: 'once', id });
    const second = await note({ contact_id: contact, body: 'once', id });
    assert.deepEqual([first.status, second.status, second.body.data.id], [201, 201, id]);
    assert.equal((await pageOf(`contact_id=${contact}`)).data.length, 1);
    refused(await note({ contact_id: 'con_dana', body: 'other', id }), 409, 'conflict');
  });

  test('an appointment keeps its times, and cannot end before it starts', async () => {
    const contact = await newContact('Appointed');
    const times = { starts_at: '2026-12-01T09:00:00Z', ends_at: '2026-12-01T10:30:00Z' };
    const made = await h().maya('POST', '/api/v1/activities', {
      body: { type: 'appointment', contact_id: contact, title: 'Survey', ...times },
    });
    const { data } = shaped(made, 201, routes.activities.createActivity.answer);
    assert.equal(data.type === 'appointment' && data.starts_at, '2026-12-01T09:00:00.000Z');
    const path = `/api/v1/activities/${data.id}`;
    refused(await h().maya('PATCH', path, { body: { ends_at: '2026-12-01T08:00:00Z' } }), 422, 'validation_failed');
    refused(await h().maya('PATCH', path, { body: { body: 'no note' } }), 422, 'validation_failed');
    const moved = await h().maya('PATCH', path, { body: { place: 'Kitchen' } });
    assert.equal(shaped(moved, 200, routes.activities.updateActivity.answer).data.type, 'appointment');
    assert.equal(moved.body.data.place, 'Kitchen');
    assert.equal('place' in (await h().maya('PATCH', path, { body: { place: null } })).body.data, false);
  });

  test('a corrected note keeps its former wording, a deleted one too', async () => {
    const contact = await newContact('Corrected');
    const { body } = await note({ contact_id: contact, body: 'first wording' });
    const path = `/api/v1/activities/${body.data.id}`;
    const changed = await h().maya('PATCH', path, { body: { body: 'second wording' } });
    assert.equal(changed.body.data.body, 'second wording');
    assert.equal((await h().maya('DELETE', path)).status, 204);
    refused(await h().maya('GET', path), 404, 'not_found');
    const { rows } = await h().server.services.db.owner((tx) =>
      tx.query<{ wording: string; deleted: boolean }>(
        `select details->>'body' as wording, deleted from activity_revisions where activity_id = $1 order by id`,
        [body.data.id],
      ),
    );
    assert.deepEqual(
      rows.map((row) => [row.wording, row.deleted]),
      [
        ['first wording', false],
        ['second wording', true],
      ],
    );
  });

  test('what happened on a line cannot be rewritten', async () => {
    const { data } = await pageOf('contact_id=con_dana&type=call&limit=1');
    assert.equal(data[0]?.type, 'call');
    refused(await h().maya('PATCH', `/api/v1/activities/${data[0].id}`, { body: { body: 'x' } }), 409, 'conflict');
    refused(await h().maya('DELETE', `/api/v1/activities/${data[0].id}`), 409, 'conflict');
  });

  test('notes go to contacts that exist, and are made by people, not claimed', async () => {
    refused(await note({ contact_id: 'con_nobody', body: 'x' }), 422, 'validation_failed');
    const forged = { type: 'call', contact_id: 'con_dana', outcome: 'completed' };
    refused(await h().maya('POST', '/api/v1/activities', { body: forged }), 422, 'validation_failed');
  });
};
