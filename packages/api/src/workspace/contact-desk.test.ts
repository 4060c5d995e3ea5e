import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createManualClock } from '@dialora/core/testing';
import type { Contact } from '@dialora/core';
import { createApiClient } from '../client/client.js';
import { createFakeApi } from '../testing/fake-api.js';
import { json, problemFrom, scripted, settle } from '../testing/scripted-client.js';
import { createContactEditor, createMessageMediaSource } from './contact-desk.js';
import { createPrivacyDesk } from './privacy-desk.js';

test('a change against an old version is a conflict, and against the new one it is made', async () => {
  const api = createFakeApi();
  const client = createApiClient({
    baseUrl: 'https://api.example.test',
    getToken: () => Promise.resolve(api.token),
    fetch: api.fetch,
  });
  const remembered: Contact[] = [];
  const editor = createContactEditor(client, (contact) => remembered.push(contact));
  const before = await editor.read('contact-1');
  const after = await editor.update('contact-1', { name: 'Ada B.', company: null }, before.etag);
  assert.equal(after.name, 'Ada B.');
  assert.equal('company' in after, false);
  const problem = await problemFrom(editor.update('contact-1', { name: 'Late' }, before.etag));
  assert.equal(problem.kind, 'conflict');
  assert.deepEqual(
    remembered.map(({ etag }) => etag),
    [before.etag, after.etag],
  );
});

test('an export is asked for, waited for and fetched; one that fails says so', async () => {
  const clock = createManualClock();
  const file = {
    id: 'exp_1',
    scope: 'contact',
    contact_id: 'c1',
    format: 'json',
    created_at: '2026-11-22T09:30:00.000Z',
  };
  const { client, asked } = scripted(
    [
      json({ data: { ...file, status: 'queued' } }, 202),
      json({ data: { ...file, status: 'running' } }),
      json({ data: { ...file, status: 'ready' } }),
      new Response('{"a":1}', { headers: { 'content-type': 'application/json' } }),
      json({ data: { ...file, status: 'failed' } }, 202),
    ],
    { retries: 0 },
  );
  const desk = createPrivacyDesk(client, clock);
  const exporting = desk.exportContact('c1', 'json');
  for (let turn = 0; turn < 3; turn += 1) {
    await settle();
    clock.advance(1000);
  }
  const { fileName, content } = await exporting;
  assert.equal(fileName, 'contact-2026-03-12.json');
  assert.equal(await content.text(), '{"a":1}');
  assert.deepEqual(
    asked.map(({ url }) => new URL(url).pathname.replace('/api/v1/', '')),
    ['exports', 'exports/exp_1', 'exports/exp_1', 'exports/exp_1/download'],
  );
  assert.equal((await problemFrom(desk.exportContact('c1', 'json'))).code, 'export_failed');
});

test('a medium of a message is linked to, and saved from this API whatever address was answered', async () => {
  const linked = {
    url: 'https://elsewhere.example.test/api/v1/message_media/a%2Fsecret',
    expires_at: '2026-11-22T09:35:00.000Z',
    mime_type: 'application/pdf',
  };
  const gone = { type: 'urn:dialora:problem:gone', title: 'Gone', status: 410, code: 'gone' };
  const { client, asked } = scripted(
    [
      json({ data: linked }, 201),
      json({ data: linked }, 201),
      new Response('%PDF', {
        headers: { 'content-disposition': 'attachment; filename="message-2026-11-22-1.pdf"' },
      }),
      json(gone, 410),
    ],
    { retries: 0 },
  );
  const media = createMessageMediaSource(client);
  assert.deepEqual(await media.link('msg_1', 'med_1'), {
    url: linked.url,
    expiresAt: linked.expires_at,
    mimeType: 'application/pdf',
  });
  const { fileName, content } = await media.file('msg_1', 'med_1');
  assert.equal(fileName, 'message-2026-11-22-1.pdf');
  assert.equal(await content.text(), '%PDF');
  assert.deepEqual(
    asked.map(({ url }) => new URL(url).pathname),
    [
      '/api/v1/messages/msg_1/media/med_1/link',
      '/api/v1/messages/msg_1/media/med_1/link',
      '/api/v1/message_media/a%2Fsecret',
    ],
  );
  assert.ok(asked.every(({ url }) => new URL(url).host !== 'elsewhere.example.test'));
  const problem = await problemFrom(media.link('msg_1', 'med_1'));
  assert.deepEqual([problem.kind, problem.status], ['not-found', 410]);
});
