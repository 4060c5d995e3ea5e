import assert from 'node:assert/strict';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { routes } from '@dialora/api';
import { webhookEnvelopeSchema } from '@dialora/api/schemas';
import { verifyWebhook } from '@dialora/api/webhooks';
import * as z from 'zod/mini';
import { refused, shaped } from './expect.js';
import type { Suite } from './index.js';

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export const agentCallSuite: Suite = (h) => {
  const token = 'dlr_test_northlight_demo';
  const received: Received[] = [];
  let answers: number[] = [];
  let receiver: Server;
  let url = '';
  before(async () => {
    receiver = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        received.push({ headers: request.headers, body });
        response.writeHead(answers.shift() ?? 200).end();
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
  });
  after(() => void receiver.close());

  const start = (body: object, headers: Record<string, string> = {}) =>
    h().ask('POST', '/api/v1/calls', {
      token,
      headers,
      body: { agent_id: 'vag_survey', from_number: '+12025550100', to_number: '+12025550147', ...body },
    });
  const ended = async (): Promise<void> => {
    await h().server.services.agents.settled();
    await h().server.services.webhooks.settled();
  };

  test('a client of the live service starts a call, sees it through, and gets the signed envelope', async () => {
    received.length = 0;
    const wish = { metadata: { order: '7' }, variables: { pin: 'hidden-4711' }, webhook_url: url };
    const call = shaped(await start(wish), 201, routes.calls.createCall.answer).data;
    assert.ok(call.kind !== 'browser');
    assert.deepEqual([call.status, call.metadata, call.to_number], ['queued', { order: '7' }, '+12025550147']);
    assert.ok(!JSON.stringify(call).includes('hidden-4711'), 'variables are never echoed');
    await ended();
    const done = (await h().ask('GET', `/api/v1/calls/${call.id}`, { token })).body.data;
    assert.deepEqual([done.status, done.extracted_data.preferred_day], ['completed', 'Thursday would be best.']);
    assert.equal(received.length, 1);
    const [hook] = received;
    assert.ok(hook);
    const envelope = z.parse(webhookEnvelopeSchema, JSON.parse(hook.body));
    assert.deepEqual(
      [envelope.type, envelope.data.id, envelope.data.metadata],
      ['call.completed', call.id, { order: '7' }],
    );
    assert.ok(Array.isArray(envelope.data.transcript) && envelope.data.transcript.length > 3);
    const { secret } = (await h().ask('GET', '/api/v1/webhooks/secret', { token })).body.data;
    const headers = { get: (name: string) => (hook.headers[name] as string | undefined) ?? null };
    assert.equal(await verifyWebhook(secret as string, headers, hook.body, h().clock.now().getTime()), true);
    assert.equal(await verifyWebhook('other', headers, hook.body, h().clock.now().getTime()), false);
    const [entry] = (await h().maya('GET', '/api/v1/activities?contact_id=con_dana&type=ai_call')).body.data;
    assert.deepEqual([entry.call_id, entry.agent_name], [call.id, 'Survey planner']);
    // The number is of Washington, D.C.: one party's knowledge is enough, so the call was recorded and can be heard.
    const path = `/api/v1/recordings/${String(entry.recording_id)}`;
    const recording = shaped(await h().maya('GET', path), 200, routes.recordings.getRecording.answer).data;
    assert.deepEqual([recording.call_id, recording.contact_id, recording.state], [call.id, 'con_dana', 'available']);
    const { url: sound } = (await h().maya('POST', `${path}/link`)).body.data as { url: string };
    const wav = Buffer.from(await (await fetch(sound)).arrayBuffer());
    assert.deepEqual([wav.toString('latin1', 0, 4), wav.length], ['RIFF', recording.size]);
    const list = shaped(await h().ask('GET', '/api/v1/calls?limit=1', { token }), 200, routes.calls.listCalls.answer);
    assert.deepEqual([list.data[0]?.id, list.pagination.has_more], [call.id, true]);
  });

  test('the same key starts one call; a number that is not the account’s, or an unknown agent, starts none', async () => {
    const headers = { 'Idempotency-Key': 'agent-once' };
    const [first, again] = [await start({}, headers), await start({}, headers)];
    assert.equal(first.body.data.id, again.body.data.id);
    refused(await start({ from_number: '+12025550111' }), 422, 'caller_id_not_verified');
    refused(await start({ agent_id: 'vag_nobody' }), 422, 'validation_failed');
    refused(await start({ to_number: '020' }), 422, 'validation_failed');
    await ended();
  });

  test('a machine calls nobody who has not agreed', async () => {
    const problem = refused(await start({ to_number: '+12025550555' }), 422, 'call_refused');
    assert.deepEqual(
      [problem.decision?.outcome, problem.decision?.reasons[0]?.rule_id],
      ['needs-consent', 'us-fed-ai-voice'],
    );
  });

  test('busy and unanswered calls are told as such', async () => {
    for (const [ending, type] of [
      ['01', 'call.busy'],
      ['02', 'call.no_answer'],
      ['03', 'call.failed'],
    ] as const) {
      received.length = 0;
      const number = `+442079468${ending.padStart(3, '0')}`;
      const phones = [{ number, type: 'work', primary: true }];
      const { body } = await h().maya('POST', '/api/v1/contacts', { body: { name: `Ends ${ending}`, phones } });
      const given = { contact_id: body.data.id, purpose: 'call', change: 'given', method: 'written' };
      await h().maya('POST', '/api/v1/consents', { body: given });
      assert.equal((await start({ to_number: number, webhook_url: url })).status, 201);
      await ended();
      assert.equal(JSON.parse(received[0]?.body ?? '{}').type, type);
    }
  });

  test('a webhook that is not taken is sent again, with the same id and a new signature; a new secret overlaps', async () => {
    received.length = 0;
    answers = [500, 302, 200];
    await start({ webhook_url: url });
    await ended();
    for (const wait of [6_000, 301_000]) {
      h().clock.forward(wait);
      h().server.services.webhooks.wake();
      await h().server.services.webhooks.settled();
    }
    assert.equal(received.length, 3);
    assert.equal(new Set(received.map((one) => one.headers['webhook-id'])).size, 1);
    assert.equal(new Set(received.map((one) => one.headers['webhook-signature'])).size, 3);
    const list = shaped(
      await h().ask('GET', '/api/v1/webhooks/deliveries?limit=1', { token }),
      200,
      routes.webhooks.listWebhookDeliveries.answer,
    );
    assert.deepEqual([list.data[0]?.state, list.data[0]?.attempts], ['delivered', 3]);

    const before = (await h().ask('GET', '/api/v1/webhooks/secret', { token })).body.data.secret as string;
    const rotated = (await h().ask('POST', '/api/v1/webhooks/secret', { token })).body.data;
    assert.notEqual(rotated.secret, before);
    received.length = 0;
    await start({ webhook_url: url });
    await ended();
    const headers = { get: (name: string) => (received[0]?.headers[name] as string | undefined) ?? null };
    for (const secret of [before, rotated.secret as string]) {
      assert.equal(await verifyWebhook(secret, headers, received[0]?.body ?? '', h().clock.now().getTime()), true);
    }
    const retried = await h().ask('POST', `/api/v1/webhooks/deliveries/${list.data[0]?.id ?? ''}/retry`, { token });
    assert.equal(retried.status, 200);
    await h().server.services.webhooks.settled();
    assert.equal(received.length, 2);
  });
};
