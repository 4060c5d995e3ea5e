import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Hands, Wire } from './hands.js';
import type { ControlSubject } from './subject.js';

/** Callers whom nobody takes. */
export function mailboxTests(use: () => ControlSubject, hands: Hands): void {
  const { maya, post, eventually, becomes } = hands;

  test('whoever is sent to the voicemail leaves a message that can be heard, and the call is a missed one', async () => {
    const customer = await use().customer();
    const agent = await use().agent('agt_maya');
    const id = await use().callIn(customer);
    await agent.rung();
    await post(`${id}/voicemail`);
    await agent.gone();
    await use().leaveMessage(customer);
    await customer.hangUp();
    await becomes(id, ({ status }) => status === 'no-answer', 'missed');
    await use().settled();
    const of = ({ body }: { body: Wire }): Wire[] =>
      body['data'].filter((one: Wire) => one['contact_id'] === 'con_dana');
    await eventually(
      async () => of(await maya()('GET', '/api/v1/voicemails')).length > 0,
      () => 'no message',
    );
    const [message] = of(await maya()('GET', '/api/v1/voicemails'));
    assert.deepEqual([message?.['from_number'], message?.['heard']], ['+12025550147', false]);
    const { url } = (await maya()('POST', `/api/v1/voicemails/${message?.['id']}/link`)).body.data;
    assert.equal(
      Buffer.from(await (await fetch(url)).arrayBuffer())
        .subarray(0, 4)
        .toString(),
      'RIFF',
    );
    const patched = await maya()('PATCH', `/api/v1/voicemails/${message?.['id']}`, { body: { heard: true } });
    assert.equal(patched.body.data.heard, true);
  });

  test('nobody takes it: the caller comes to the mailbox by itself', async () => {
    const customer = await use().customer();
    const agent = await use().agent('agt_maya');
    const id = await use().callIn(customer);
    await agent.rung();
    await agent.decline();
    await use().leaveMessage(customer);
    await customer.hangUp();
    await becomes(id, ({ status }) => status === 'no-answer', 'missed');
  });
}
