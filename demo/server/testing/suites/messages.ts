import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { routes } from '@dialora/api';
import { signTwilio } from '../../twilio/signature.js';
import type { Asked } from '../harness.js';
import { openStream } from '../stream.js';
import { refused, shaped } from './expect.js';
import type { Suite } from './index.js';

export const messageSuite: Suite = (h) => {
  const send = (body: object) => h().maya('POST', '/api/v1/messages', { body });
  const consent = (contactId: string, purpose: string, change = 'given') =>
    h().maya('POST', '/api/v1/consents', { body: { contact_id: contactId, purpose, change, method: 'web-form' } });
  const newContact = async (number: string, more: object = {}): Promise<string> => {
    const body = { name: 'Messaged', phones: [{ number, type: 'mobile', primary: true }], ...more };
    return (await h().maya('POST', '/api/v1/contacts', { body })).body.data.id as string;
  };
  const fromTwilio = async (path: string, form: Record<string, string>, signature?: string): Promise<Asked> =>
    h().ask('POST', path, {
      body: new URLSearchParams(form).toString(),
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        'X-Twilio-Signature': signature ?? signTwilio(h().server.services.twilioAuthToken, `${h().url}${path}`, form),
      },
    });

  test('a text that is allowed goes to the carrier, shows in the feed, and is delivered before one’s eyes', async () => {
    const number = '+442079460821';
    const id = await newContact(number);
    await consent(id, 'sms');
    const stream = await openStream(h().url, await h().tokenOf('agt_maya'));
    const answer = await send({ channel: 'sms', to_number: number, body: 'Your survey is on Monday.' });
    const message = shaped(answer, 201, routes.messages.createMessage.answer).data;
    assert.deepEqual([message.status, message.contact_id, message.from_number], ['queued', id, '+12025550100']);
    await stream.wait((frame) => frame.data.id === message.id && frame.data.status === 'delivered');
    stream.close();
    const read = shaped(
      await h().maya('GET', `/api/v1/messages/${message.id}`),
      200,
      routes.messages.getMessage.answer,
    ).data;
    assert.ok(read.sent_at !== undefined && read.delivered_at !== undefined);
    const entry = (await h().maya('GET', `/api/v1/activities/${message.id}`)).body.data;
    assert.deepEqual([entry.type, entry.status, entry.author.name], ['sms', 'delivered', 'Maya Lindqvist']);
    const list = shaped(
      await h().maya('GET', `/api/v1/messages?contact_id=${id}`),
      200,
      routes.messages.listMessages.answer,
    );
    assert.equal(list.data.length, 1);
  });

  test('a carrier’s failure is told with its code, and the same id is sent once', async () => {
    const number = '+442079460900';
    const id = await newContact(number);
    await consent(id, 'sms');
    const stream = await openStream(h().url, await h().tokenOf('agt_maya'));
    const body = { id: randomUUID(), channel: 'sms', to_number: number, contact_id: id, body: 'Into the void' };
    const first = await send(body);
    await stream.wait((frame) => frame.data.id === body.id && frame.data.status === 'failed');
    stream.close();
    const again = await send(body);
    assert.deepEqual([first.status, again.status, again.body.data.error_code], [201, 201, '30003']);
    refused(await send({ ...body, body: 'Another' }), 409, 'conflict');
  });

  test('consent, do-not-call and restriction are asked first; a refusal gives its reasons and is counted', async () => {
    const number = '+442079460822';
    const id = await newContact(number);
    const codes = async (more: object = {}): Promise<readonly string[]> =>
      refused(
        await send({ channel: 'sms', to_number: number, body: 'Hello', ...more }),
        422,
        'message_refused',
      ).decision?.reasons.map((reason) => reason.code) ?? [];
    assert.deepEqual(await codes(), ['no-prior-consent']);
    assert.deepEqual(await codes({ channel: 'whatsapp', template: { name: 'hello' } }), ['no-prior-consent']);
    await consent(id, 'sms');
    await consent(id, 'sms', 'withdrawn');
    assert.deepEqual(await codes(), ['consent-withdrawn']);
    await h().maya('PATCH', `/api/v1/contacts/${id}`, { headers: { 'If-Match': '*' }, body: { do_not_call: true } });
    assert.deepEqual(await codes(), ['do-not-call', 'consent-withdrawn']);
    const { rows } = await h().server.services.db.read('acc_northlight', (tx) =>
      tx.query<{ n: number }>(`select count(*)::int as n from refusals where what = 'message'`),
    );
    assert.ok((rows[0]?.n ?? 0) >= 5);
    refused(
      await send({ channel: 'sms', to_number: number, from_number: '+12025550999', body: 'x' }),
      422,
      'caller_id_not_verified',
    );
  });

  test('what somebody writes comes in once, signed, and invites an answer for a while', async () => {
    const number = '+442079460823';
    const id = await newContact(number);
    const form = { MessageSid: 'SM0123456789', From: `whatsapp:${number}`, To: 'whatsapp:+12025550100', Body: 'Hi?' };
    refused(await fromTwilio('/twilio/messages', form, 'forged'), 403, 'permission_denied');
    for (let times = 0; times < 2; times += 1) {
      const answer = await fromTwilio('/twilio/messages', form);
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      assert.match(answer.headers.get('content-type') ?? '', /^text\/xml/);
    }
    const feed = (await h().maya('GET', `/api/v1/activities?contact_id=${id}`)).body.data;
    assert.deepEqual(
      feed.map((entry: { type: string; body: string; status: string }) => [entry.type, entry.body, entry.status]),
      [['whatsapp', 'Hi?', 'received']],
    );
    assert.equal((await send({ channel: 'whatsapp', to_number: number, body: 'Hello!' })).status, 201);
    h().clock.forward(25 * 3_600_000);
    const late = refused(
      await send({ channel: 'whatsapp', to_number: number, body: 'Hello?' }),
      422,
      'message_refused',
    );
    assert.equal(late.decision?.reasons[0]?.rule_id, 'whatsapp-window');
    const templated = { channel: 'whatsapp', to_number: number, body: 'Reminder', template: { name: 'HX1' } };
    assert.equal((await send(templated)).status, 201);
  });

  test('STOP is a withdrawal in the ledger, START takes it back', async () => {
    const number = '+442079460824';
    const id = await newContact(number);
    const write = (Body: string, sid: string) =>
      fromTwilio('/twilio/messages', { MessageSid: sid, From: number, To: '+12025550100', Body });
    await write(' stop ', 'SM1000000001');
    refused(await send({ channel: 'sms', to_number: number, body: 'But…' }), 422, 'message_refused');
    const [line] = (await h().maya('GET', `/api/v1/consents?contact_id=${id}`)).body.data;
    assert.deepEqual([line.change, line.method, line.evidence.kind], ['withdrawn', 'keyword', 'message']);
    await write('START', 'SM1000000002');
    assert.equal((await send({ channel: 'sms', to_number: number, body: 'Welcome back' })).status, 201);
  });

  test('Twilio’s reports move a message forward only, and need a signature', async () => {
    const { db } = h().server.services;
    const id = randomUUID();
    await db.owner((tx) =>
      tx.query(
        `insert into messages (account_id, id, channel, direction, from_number, to_number, body, status, carrier_id,
           created_at)
         values ('acc_northlight', $1, 'sms', 'outbound', '+12025550100', '+442079460825', 'x', 'sent', 'SM2000000001', now())`,
        [id],
      ),
    );
    const report = (MessageStatus: string, more: Record<string, string> = {}) =>
      fromTwilio('/twilio/messages/status', { MessageSid: 'SM2000000001', MessageStatus, ...more });
    const status = async (): Promise<string> => (await h().maya('GET', `/api/v1/messages/${id}`)).body.data.status;
    assert.equal((await report('delivered')).status, 204);
    assert.equal((await report('sent')).status, 204);
    assert.equal(await status(), 'delivered');
    await report('failed', { ErrorCode: '30008' });
    assert.equal(await status(), 'delivered', 'what was delivered did not fail');
    await report('read');
    assert.equal(await status(), 'read');
    refused(
      await fromTwilio('/twilio/messages/status', { MessageSid: 'SM9999999999', MessageStatus: 'sent' }),
      404,
      'not_found',
    );
    refused(
      await fromTwilio('/twilio/messages/status', { MessageSid: 'SM2000000001', MessageStatus: 'sent' }, ''),
      403,
      'permission_denied',
    );
  });
};
