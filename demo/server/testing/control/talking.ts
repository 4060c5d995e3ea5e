import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Hands, Wire } from './hands.js';
import type { ControlSubject } from './subject.js';

/** Who hears whom: hold, recording, a third party, and what does not fit. */
export function talkingTests(use: () => ControlSubject, hands: Hands): void {
  const { maya, call, post, becomes, hear, donot, talk } = hands;

  test('on hold neither hears the other, and off it both do', async () => {
    const { id, customer, agent } = await talk();
    await post(`${id}/hold`, { held: true });
    await becomes(id, ({ held }) => held === true, 'held');
    await donot(customer, agent, 'the held customer hears the agent');
    await donot(agent, customer, 'the agent hears the held customer');
    assert.equal((await call(id))['parties'][0].state, 'held');
    await post(`${id}/hold`, { held: false });
    await becomes(id, ({ held }) => held === false, 'not held');
    await hear(customer, agent, 'the customer hears the agent again');
    await post(`${id}/hold`, { held: true });
    await becomes(id, ({ held }) => held === true, 'held once more');
    await donot(customer, agent, 'the customer, held twice, hears the agent');
    await post(`${id}/hold`, { held: false });
    await hear(agent, customer, 'the agent hears the customer again');
    await customer.hangUp();
    await agent.gone();
    await becomes(id, ({ status }) => status === 'completed', 'the end');
  });

  test('everybody is told before the recorder runs; it pauses, goes on, and what it heard is kept', async () => {
    const { id, customer, agent } = await talk();
    await post(`${id}/recording`, { action: 'start' });
    await becomes(id, ({ recording }) => recording.state === 'on', 'the recorder runs');
    assert.ok(customer.timesTold() === 1 && agent.timesTold() === 1, 'both were told, once');
    await post(`${id}/recording`, { action: 'pause' });
    await becomes(id, ({ recording }) => recording.state === 'paused', 'paused');
    await post(`${id}/recording`, { action: 'resume' });
    await becomes(id, ({ recording }) => recording.state === 'on', 'on again');
    assert.equal(customer.timesTold(), 1, 'who was told need not be told again');
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    await post(`${id}/recording`, { action: 'stop' });
    await becomes(id, ({ recording }) => recording.state === 'off', 'stopped');
    assert.equal(
      (await maya()('POST', `/api/v1/calls/${id}/recording`, { body: { action: 'resume' } })).status < 500,
      true,
    );
    await customer.hangUp();
    await becomes(id, ({ recording, status }) => status === 'completed' && recording.recording_id, 'kept');
    const recordingId = (await call(id))['recording'].recording_id as string;
    const kept = (await maya()('GET', `/api/v1/recordings/${recordingId}`)).body.data;
    assert.ok(kept.announced_at !== undefined && kept.duration_seconds >= 1);
    const { url } = (await maya()('POST', `/api/v1/recordings/${recordingId}/link`)).body.data;
    const part = await fetch(url, { headers: { range: 'bytes=0-3' } });
    assert.deepEqual([part.status, await part.text()], [206, 'RIFF']);
    assert.equal((await fetch(`${url}x`)).status, 404);
    const { body } = await maya()('GET', '/api/v1/activities?contact_id=con_dana&type=call&limit=100');
    const entries = body.data.filter((entry: Wire) => entry['call_id'] === id);
    assert.deepEqual(
      entries.map((entry: Wire) => entry['recording_id']),
      [recordingId],
      'one entry in the feed',
    );
  });

  test('a third comes in and hears both; let go, the two go on', async () => {
    const { id, customer, agent } = await talk();
    const tomas = await use().agent('agt_tomas');
    await post(`${id}/parties`, { to_agent_id: 'agt_tomas' });
    await tomas.rung();
    await tomas.answer();
    await hear(tomas, customer, 'the third hears the customer');
    await hear(customer, tomas, 'the customer hears the third');
    await hear(agent, tomas, 'the agent hears the third');
    await becomes(id, ({ parties }) => parties.length === 2, 'three of them');
    const third = (await call(id))['parties'].find((party: Wire) => party['agent_id'] === 'agt_tomas').id as string;
    await post(`${id}/parties/${third}/remove`);
    await tomas.gone();
    await hear(customer, agent, 'the two go on');
    await becomes(id, ({ parties }) => parties.length === 1, 'two of them');
    assert.equal((await call(id))['agent_id'], 'agt_maya');
    await post(`${id}/end`);
    await Promise.all([customer.gone(), agent.gone()]);
    await becomes(id, ({ status }) => status === 'completed', 'the end');
  });

  test('what does not fit how the call stands is refused, and changes nothing', async () => {
    const { id, customer } = await talk();
    const before = await call(id);
    for (const [path, body] of [
      ['voicemail', undefined],
      ['merge', { other_call_id: id }],
      ['parties/nobody/remove', undefined],
      ['transfer/complete', undefined],
    ] as const) {
      const { status } = await maya()('POST', `/api/v1/calls/${id}/${path}`, body === undefined ? {} : { body });
      assert.equal(status, 409, path);
    }
    assert.deepEqual(await call(id), before);
    await customer.hangUp();
    await becomes(id, ({ status }) => status === 'completed', 'the end');
    assert.equal((await maya()('POST', `/api/v1/calls/${id}/hold`, { body: { held: true } })).status, 409);
  });
}
