import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventSchemas } from '@dialora/api/schemas';
import * as z from 'zod/mini';
import { keepHouse } from '../../housekeeping.js';
import { openStream } from '../stream.js';
import { refused } from './expect.js';
import type { Suite } from './index.js';

export const eventSuite: Suite = (h) => {
  const note = async (body: string): Promise<string> =>
    (await h().maya('POST', '/api/v1/activities', { body: { type: 'note', contact_id: 'con_ananya', body } })).body.data
      .id;

  test('what one page writes shows on the others, in order and as the contract has it', async () => {
    const stream = await openStream(h().url, await h().tokenOf('agt_ben'));
    const first = await note('one');
    const second = await note('two');
    await h().maya('PATCH', `/api/v1/activities/${second}`, { body: { body: 'two, corrected' } });
    await h().maya('DELETE', `/api/v1/activities/${first}`);
    const dana = await h().maya('GET', '/api/v1/contacts/con_dana');
    await h().maya('PATCH', '/api/v1/contacts/con_dana', {
      headers: { 'If-Match': dana.body.data.etag },
      body: { tags: ['seen'] },
    });
    await stream.wait((frame) => frame.event === 'contact.updated');
    const own = stream.frames.filter((frame) => [first, second, 'con_dana'].includes(frame.data.id));
    assert.deepEqual(
      own.map((frame) => frame.event),
      ['activity.created', 'activity.created', 'activity.updated', 'activity.deleted', 'contact.updated'],
    );
    for (const frame of own) z.parse(eventSchemas[frame.event as keyof typeof eventSchemas], frame.data);
    assert.deepEqual(
      [...own].sort((a, b) => Number(a.id) - Number(b.id)),
      own,
    );
    stream.close();
  });

  test('a line that broke is taken up where it was, nothing twice, nothing left out', async () => {
    const token = await h().tokenOf('agt_ben');
    const before = await openStream(h().url, token);
    const seen = await note('before the break');
    await before.wait((frame) => frame.data.id === seen);
    before.close();
    const missed = [await note('missed 1'), await note('missed 2'), await note('missed 3')];
    const after = await openStream(h().url, token, before.lastId());
    const live = await note('after');
    await after.wait((frame) => frame.data.id === live);
    // Somebody's presence may change meanwhile.
    const written = after.frames.filter((frame) => frame.event === 'activity.created');
    assert.deepEqual(
      written.map((frame) => frame.data.id),
      [...missed, live],
    );
    after.close();
  });

  test('a fresh line can be taken up even if nothing came through it', async () => {
    const token = await h().tokenOf('agt_ben');
    const quiet = await openStream(h().url, token);
    await until(() => quiet.lastId() !== '');
    quiet.close();
    const missed = await note('while away');
    const after = await openStream(h().url, token, quiet.lastId());
    assert.equal((await after.wait((frame) => frame.event === 'activity.created')).data.id, missed);
    after.close();
  });

  test('writes at the same time reach a line that joins among them, each once', async () => {
    const token = await h().tokenOf('agt_ben');
    const start = await openStream(h().url, token);
    await until(() => start.lastId() !== '');
    start.close();
    const writing = Promise.all(Array.from({ length: 20 }, (_, at) => note(`burst ${at}`)));
    const joined = await openStream(h().url, token, start.lastId());
    const ids = await writing;
    for (const id of ids) await joined.wait((frame) => frame.data.id === id);
    const got = joined.frames.map((frame) => frame.data.id).filter((id) => ids.includes(id));
    assert.deepEqual([...got].sort(), [...ids].sort());
    joined.close();
  });

  test('who was away for more than an hour is told to load afresh', async () => {
    const token = await h().tokenOf('agt_ben');
    const old = await openStream(h().url, token);
    const seen = await note('an hour ago');
    await old.wait((frame) => frame.data.id === seen);
    old.close();
    await note('deleted before it was read');
    h().clock.forward(3_700_000);
    await keepHouse(h().server.services.db, h().clock.now());
    const fresh = await h().tokenOf('agt_ben');
    const stale = await openStream(h().url, fresh, old.lastId());
    assert.equal((await stale.wait(() => true)).event, 'gap');
    stale.close();
    // The id that came with the gap is good to go on from.
    const onward = await openStream(h().url, fresh, stale.lastId());
    const next = await note('onward');
    assert.equal((await onward.wait((frame) => frame.event === 'activity.created')).data.id, next);
    onward.close();
    const strange = await openStream(h().url, fresh, '999999999');
    assert.equal((await strange.wait(() => true)).event, 'gap');
    strange.close();
  });

  test('another account hears nothing', async () => {
    const foreign = await openStream(h().url, await h().tokenOf('agt_asha'));
    await note('not for Harbour Lane');
    const theirs = await h().asha('POST', '/api/v1/contacts', { body: { name: 'Ours alone' } });
    await foreign.wait((frame) => frame.data.id === theirs.body.data.id);
    assert.equal(foreign.frames.length, 1);
    foreign.close();
  });

  test('a visitor, or an id that is none, gets no line', async () => {
    const { body } = await h().ask('POST', '/demo/visitor', { body: {} });
    refused(await h().ask('GET', '/api/v1/events', { token: body.data.token }), 403, 'permission_denied');
    refused(await h().maya('GET', '/api/v1/events', { headers: { 'Last-Event-ID': 'x' } }), 422, 'validation_failed');
  });
};

async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 5_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error('It did not happen within five seconds.');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
