import assert from 'node:assert/strict';
import { test } from 'node:test';
import { activitySchema } from '@dialora/api/schemas';
import * as z from 'zod/mini';
import { gather, type ExportRow } from '../../exports/gather.js';
import { refused } from './expect.js';
import type { Suite } from './index.js';

/** What the seeds say was sent along; it lies in the server's own keeping, so that no carrier is needed. */
export const messageMediaSuite: Suite = (h) => {
  interface Seen {
    readonly message: string;
    readonly id: string;
    readonly type: string;
  }
  const mediaOf = async (contactId: string): Promise<readonly Seen[]> => {
    const { body } = await h().maya('GET', `/api/v1/activities?contact_id=${contactId}&limit=100`);
    return z
      .parse(z.array(activitySchema), body.data)
      .flatMap((entry) =>
        entry.type === 'sms' || entry.type === 'whatsapp'
          ? (entry.media ?? []).map(({ id, mime_type: type }) => ({ message: entry.id, id, type }))
          : [],
      );
  };
  const linkOf = async ({ message, id }: Seen): Promise<string> => {
    const { body } = await h().maya('POST', `/api/v1/messages/${message}/media/${id}/link`);
    return new URL(body.data.url as string).pathname;
  };

  test('a picture, a voice note and a file of the demo are there, and can be asked for in parts', async () => {
    const media = [...(await mediaOf('con_dana')), ...(await mediaOf('con_marta'))];
    assert.deepEqual(media.map(({ type }) => type).sort(), ['application/pdf', 'audio/wav', 'image/png']);
    const beginnings = { 'image/png': '\x89PNG', 'audio/wav': 'RIFF', 'application/pdf': '%PDF' };
    for (const medium of media) {
      const url = `${h().url}${await linkOf(medium)}`;
      const whole = await fetch(url);
      const bytes = Buffer.from(await whole.arrayBuffer());
      assert.equal(whole.status, 200);
      assert.equal(whole.headers.get('content-type'), medium.type);
      assert.equal(Number(whole.headers.get('content-length')), bytes.length);
      const part = await fetch(url, { headers: { Range: 'bytes=0-3' } });
      assert.equal(part.status, 206);
      assert.equal(part.headers.get('content-range'), `bytes 0-3/${bytes.length}`);
      const beginning = Buffer.from(await part.arrayBuffer()).toString('latin1');
      assert.equal(beginning, beginnings[medium.type as keyof typeof beginnings]);
      refused(
        await h().ask('GET', new URL(url).pathname, { headers: { Range: 'bytes=99999999-' } }),
        416,
        'range_not_satisfiable',
      );
    }
  });

  test('no other account sees them, and an export tells of them', async () => {
    const [picture] = await mediaOf('con_dana');
    assert.ok(picture);
    refused(await h().asha('POST', `/api/v1/messages/${picture.message}/media/${picture.id}/link`), 404, 'not_found');
    const { db } = h().server.services;
    for (const table of ['outside_media', 'kept_media']) {
      const { rows } = await db.read('acc_harbourlane', (tx) => tx.query(`select id from ${table}`));
      assert.deepEqual(rows, [], table);
    }
    const message = (await h().maya('GET', `/api/v1/messages/${picture.message}`)).body.data;
    const media = [{ id: picture.id, mime_type: 'image/png' }];
    assert.deepEqual(message.media, media);
    const exported = await db.read('acc_northlight', async (tx) => {
      const found: unknown[] = [];
      for (const { table, pages } of gather(tx, 'con_dana')) {
        let row: ExportRow | undefined;
        for await (const rows of pages) row ??= rows.find(({ id }) => id === picture.message);
        if (table.name === 'messages') found.push(row?.['media']);
        if (table.name === 'activities') found.push((row?.['details'] as { media?: unknown } | undefined)?.media);
      }
      return found;
    });
    assert.deepEqual(exported, [media, media]);
  });
};
