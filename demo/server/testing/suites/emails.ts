import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { routes } from '@dialora/api';
import { refused, shaped } from './expect.js';
import type { Suite } from './index.js';

const hour = 3_600_000;

export const emailSuite: Suite = (h) => {
  const newContact = async (address: string): Promise<string> => {
    const body = { name: 'Mailed', emails: [{ address, type: 'work', primary: true }] };
    return (await h().maya('POST', '/api/v1/contacts', { body })).body.data.id as string;
  };
  const log = (contactId: string, more: object = {}) =>
    h().maya('POST', '/api/v1/emails', {
      body: {
        contact_id: contactId,
        gmail_thread_id: 'thread-1',
        gmail_message_id: randomUUID(),
        direction: 'inbound',
        from: 'ada@example.test',
        to: ['maya@northlight.example.test'],
        subject: 'The survey',
        sent_at: h().clock.now().toISOString(),
        text: 'A secret of the mailbox.\nSecond line.',
        ...more,
      },
    });

  test('a mail from Gmail is logged once; its text is there for 24 hours, then gone for good', async () => {
    const id = await newContact('ada1@example.test');
    const gmail = { gmail_message_id: 'gm-1' };
    const mail = shaped(await log(id, gmail), 201, routes.emails.createEmail.answer).data;
    assert.equal((await log(id, gmail)).body.data.id, mail.id);
    const content = `/api/v1/emails/${mail.id}/content`;
    const read = shaped(await h().maya('GET', content), 200, routes.emails.getEmailContent.answer).data;
    assert.equal(read.text, 'A secret of the mailbox.\nSecond line.');
    assert.ok(Math.abs(Date.parse(read.expires_at) - Date.parse(mail.sent_at) - 24 * hour) < 5_000);
    const { rows } = await h().server.services.db.owner((tx) =>
      tx.query<{ content: Uint8Array }>('select content from email_contents where email_id = $1', [mail.id]),
    );
    assert.ok(!Buffer.from(rows[0]?.content ?? []).includes('secret'), 'the text is sealed on the disk');
    h().clock.forward(24 * hour - 60_000);
    assert.equal((await h().maya('GET', content)).status, 200);
    h().clock.forward(61_000);
    refused(await h().maya('GET', content), 410, 'gone');
    const after = shaped(await h().maya('GET', `/api/v1/emails/${mail.id}`), 200, routes.emails.getEmail.answer).data;
    assert.deepEqual([after.subject, after.content_expires_at], ['The survey', undefined]);
  });

  test('disconnecting the mailbox deletes all cached text at once, also from the feed', async () => {
    const id = await newContact('ada2@example.test');
    const mail = (await log(id)).body.data;
    const entry = async () => (await h().maya('GET', `/api/v1/activities/${mail.id}`)).body.data;
    assert.match((await entry()).snippet, /^A secret of the mailbox\. Second line\.$/);
    assert.equal((await h().maya('DELETE', '/api/v1/emails/content')).status, 204);
    refused(await h().maya('GET', `/api/v1/emails/${mail.id}/content`), 410, 'gone');
    assert.equal((await entry()).snippet, undefined);
    assert.equal((await h().maya('DELETE', `/api/v1/emails/${mail.id}`)).status, 204);
    refused(await h().maya('GET', `/api/v1/emails/${mail.id}`), 404, 'not_found');
    refused(await h().maya('GET', `/api/v1/activities/${mail.id}`), 404, 'not_found');
  });

  test('threads and contacts are read page by page', async () => {
    const id = await newContact('ada3@example.test');
    for (let at = 0; at < 5; at += 1) await log(id, { gmail_thread_id: at < 3 ? 'long' : 'short' });
    const page = async (query: string) =>
      shaped(await h().maya('GET', `/api/v1/emails?${query}`), 200, routes.emails.listEmails.answer);
    const all = await page(`contact_id=${id}&limit=3`);
    const rest = await page(`contact_id=${id}&limit=3&before=${all.pagination.next_cursor ?? ''}`);
    assert.equal(new Set([...all.data, ...rest.data].map((mail) => mail.id)).size, 5);
    const threads = new Map<string, number>();
    for (const mail of [...all.data, ...rest.data])
      threads.set(mail.thread_id, (await page(`contact_id=${id}&thread_id=${mail.thread_id}`)).data.length);
    assert.deepEqual([...threads.values()].sort(), [2, 3]);
  });

  test('a mail is sent to the contact’s own address, delivered, and refused after a withdrawal', async () => {
    const id = await newContact('ada4@example.test');
    const send = (more: object = {}) =>
      h().maya('POST', '/api/v1/emails/send', {
        body: { contact_id: id, subject: 'Offer', text: 'Dear Ada', ...more },
      });
    const mail = shaped(await send(), 201, routes.emails.sendEmail.answer).data;
    assert.deepEqual(
      [mail.from, mail.to, mail.status],
      ['maya@northlight.example.test', ['ada4@example.test'], 'queued'],
    );
    const status = async (): Promise<string> => (await h().maya('GET', `/api/v1/emails/${mail.id}`)).body.data.status;
    const until = Date.now() + 10_000;
    while ((await status()) !== 'delivered' && Date.now() < until) await new Promise((done) => setTimeout(done, 50));
    assert.equal(await status(), 'delivered');
    refused(await send({ to: ['other@example.test'] }), 422, 'validation_failed');
    const withdrawn = { contact_id: id, purpose: 'email', change: 'withdrawn', method: 'email' };
    await h().maya('POST', '/api/v1/consents', { body: withdrawn });
    const problem = refused(await send(), 422, 'message_refused');
    assert.equal(problem.decision?.reasons[0]?.code, 'consent-withdrawn');
  });
};
