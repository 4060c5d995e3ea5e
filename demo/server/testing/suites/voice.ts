import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openStream } from '../stream.js';
import type { Suite } from './index.js';

async function until(holds: () => boolean, ms = 10_000): Promise<void> {
  const end = Date.now() + ms;
  while (!holds()) {
    assert.ok(Date.now() < end, 'it did not come to be');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const handset = 'phone.12025550147';

export const voiceSuite: Suite = (h) => {
  const agree = async (to: string): Promise<string> =>
    (await h().maya('POST', '/api/v1/calls', { body: { kind: 'browser', to_number: to } })).body.data.id;
  const call = async (id: string) => (await h().maya('GET', `/api/v1/calls/${id}`)).body.data;
  const entries = async (id: string, contact = 'con_dana') => {
    const { body } = await h().maya('GET', `/api/v1/activities?contact_id=${contact}&type=call&limit=100`);
    return body.data.filter((entry: { call_id: string }) => entry.call_id === id);
  };

  test('a call from desk to phone is followed from ringing to its entry in the feed', async () => {
    h().gateway.registered.add(handset);
    const stream = await openStream(h().url, await h().tokenOf('agt_tomas'));
    const id = await agree('+12025550147');
    const { route, leg } = await h().gateway.dial('agent.agt_maya', { call_id: id });
    assert.ok(route.kind === 'ring');
    assert.deepEqual(route.identities, [handset]);
    assert.deepEqual([route.from, route.parameters?.['call_id']], ['+12025550100', id]);

    const created = await stream.wait(
      (frame) => frame.event === 'activity.created' && frame.data.call_id === id,
      1_000,
    );
    assert.equal(created.data.outcome, 'in-progress');
    leg.ringing();
    await h().server.voice.settled();
    assert.equal((await call(id)).status, 'ringing');
    leg.answered(handset);
    await h().server.voice.settled();
    const talking = await call(id);
    assert.deepEqual([talking.status, typeof talking.answered_at], ['in-progress', 'string']);
    leg.ended('completed', 61_400);
    await h().server.voice.settled();
    const over = await call(id);
    assert.deepEqual([over.status, over.duration_seconds], ['completed', 61]);
    const updated = await stream.wait(
      (frame) => frame.event === 'activity.updated' && frame.data.call_id === id,
      1_000,
    );
    assert.deepEqual([updated.data.outcome, updated.data.duration_seconds], ['completed', 61]);
    assert.equal((await entries(id)).length, 1);
    stream.close();
    h().gateway.registered.clear();
  });

  test('what the agent remarks shows on the entry in the feed', async () => {
    const id = await agree('+12025550147');
    const { leg } = await h().gateway.dial('agent.agt_maya', { call_id: id });
    leg.ended('canceled');
    await h().server.voice.settled();
    await h().maya('PATCH', `/api/v1/calls/${id}`, { body: { disposition: 'Call back', note: 'Tomorrow' } });
    const [entry] = await entries(id);
    assert.deepEqual([entry.outcome, entry.disposition, entry.note], ['canceled', 'Call back', 'Tomorrow']);
  });

  test('an id is dialled once, by its own agent, and soon', async () => {
    const id = await agree('+12025550147');
    const stolen = await h().gateway.dial('agent.agt_tomas', { call_id: id });
    assert.deepEqual(stolen.route, { kind: 'reject', reason: 'forbidden' });
    const forged = await h().gateway.dial('agent.agt_maya', { To: '+12025550147', From: '+12025550199' });
    assert.deepEqual(forged.route, { kind: 'reject', reason: 'forbidden' });
    assert.deepEqual((await h().gateway.dial('agent.agt_maya', { call_id: 'call_none' })).route, {
      kind: 'reject',
      reason: 'not-found',
    });
    const first = await h().gateway.dial('agent.agt_maya', { call_id: id });
    assert.equal(first.route.kind, 'script');
    const again = await h().gateway.dial('agent.agt_maya', { call_id: id });
    assert.deepEqual(again.route, { kind: 'reject', reason: 'forbidden' });
    first.leg.ended('completed');
    const late = await agree('+12025550147');
    h().clock.forward(121_000);
    assert.deepEqual((await h().gateway.dial('agent.agt_maya', { call_id: late })).route, {
      kind: 'reject',
      reason: 'forbidden',
    });
    await h().server.voice.settled();
  });

  test('without a handset the far end that belongs to the number plays its part', async () => {
    for (const [number, script] of [
      ['+12025550102', 'busy'],
      ['+12025550147', 'talk'],
    ] as const) {
      const { route, leg } = await h().gateway.dial('agent.agt_maya', { call_id: await agree(number) });
      assert.ok(route.kind === 'script' && route.script === script, number);
      leg.ended('busy');
    }
    await h().server.voice.settled();
  });

  test('every way to end is written as what it was', async () => {
    const ends = [
      ['busy', 'busy', 'busy'],
      ['declined', 'busy', 'declined'],
      ['no-answer', 'no-answer', 'no-answer'],
      ['canceled', 'canceled', 'canceled'],
      ['not-found', 'failed', 'failed'],
      ['network', 'failed', 'failed'],
    ] as const;
    for (const [reason, status, outcome] of ends) {
      const id = await agree('+12025550147');
      const { leg } = await h().gateway.dial('agent.agt_maya', { call_id: id });
      leg.ended(reason);
      await h().server.voice.settled();
      assert.equal((await call(id)).status, status, reason);
      assert.equal((await entries(id))[0].outcome, outcome, reason);
    }
  });

  test('a caller who gives up at once leaves no call in the air', async () => {
    const id = await agree('+12025550147');
    const dialled = h().gateway.dial('agent.agt_maya', { call_id: id });
    const { leg } = await dialled;
    leg.ended('canceled');
    leg.ringing(); // told late
    await h().server.voice.settled();
    assert.equal((await call(id)).status, 'canceled');
  });

  test('a customer who calls is recognised, rings every agent who is there, and is logged', async () => {
    h().gateway.registered.add('agent.agt_tomas').add('agent.agt_ben');
    const { body } = await h().ask('POST', '/demo/handset/calls', { body: { number: '+12025550147' } });
    assert.deepEqual([body.data.contact_id, body.data.to_number], ['con_dana', '+12025550100']);
    const { route, leg } = await h().gateway.dial(handset, { call_id: body.data.id });
    assert.ok(route.kind === 'ring');
    assert.deepEqual([...route.identities].sort(), ['agent.agt_ben', 'agent.agt_tomas']);
    assert.equal(route.from, '+12025550147');
    assert.deepEqual(route.parameters, { call_id: body.data.id, From: '+12025550147' });
    leg.answered('agent.agt_ben');
    leg.ended('completed', 5_000);
    await h().server.voice.settled();
    const over = await call(body.data.id);
    assert.deepEqual([over.status, over.agent_id, over.direction], ['completed', 'agt_ben', 'inbound']);
    const [entry] = await entries(body.data.id);
    assert.deepEqual([entry.direction, entry.outcome, entry.author.id], ['inbound', 'completed', 'agt_ben']);
    h().gateway.registered.clear();
  });

  test('a handset that dials the number itself is the same call', async () => {
    h().gateway.registered.add('agent.agt_maya');
    const { route, leg } = await h().gateway.dial('phone.390522555014', { To: '+12025550100' });
    assert.ok(route.kind === 'ring');
    const id = route.parameters?.['call_id'] ?? '';
    leg.ended('canceled');
    await h().server.voice.settled();
    const missed = await call(id);
    assert.deepEqual([missed.contact_id, missed.status], ['con_marta', 'canceled']);
    assert.equal((await entries(id, 'con_marta'))[0].outcome, 'no-answer');
    assert.deepEqual((await h().gateway.dial('phone.390522555014', { To: '+12025550199' })).route, {
      kind: 'reject',
      reason: 'not-found',
    });
    h().gateway.registered.clear();
  });

  test('with nobody at the desk the caller gets the mailbox, and the call is a missed one', async () => {
    const { body } = await h().ask('POST', '/demo/handset/calls', { body: { number: '+12025550147' } });
    const { route, leg } = await h().gateway.dial(handset, { call_id: body.data.id });
    assert.ok(route.kind === 'script' && route.script === 'voicemail');
    leg.answered();
    leg.ended('completed', 4_000);
    await h().server.voice.settled();
    const missed = await call(body.data.id);
    assert.deepEqual([missed.status, missed.answered_at], ['no-answer', undefined]);
  });

  test('an agent who is away is not rung, and a choice of presence is told to everybody', async () => {
    const stream = await openStream(h().url, await h().tokenOf('agt_tomas'));
    h().gateway.registered.add('agent.agt_maya');
    const { body } = await h().maya('PUT', '/api/v1/presence', { body: { state: 'away' } });
    assert.equal(body.data.state, 'away');
    const told = await stream.wait((frame) => frame.event === 'presence.changed', 2_000);
    assert.deepEqual([told.data.agent_id, told.data.state], ['agt_maya', 'away']);
    const { body: placed } = await h().ask('POST', '/demo/handset/calls', { body: { number: '+12025550147' } });
    const { route, leg } = await h().gateway.dial(handset, { call_id: placed.data.id });
    assert.equal(route.kind, 'script');
    leg.ended('canceled');
    await h().maya('PUT', '/api/v1/presence', { body: { state: 'available' } });
    const agents = (await h().maya('GET', '/api/v1/agents')).body.data;
    const states = agents.map((agent: { id: string; presence: { state: string } }) => [agent.id, agent.presence.state]);
    assert.deepEqual(Object.fromEntries(states)['agt_maya'], 'available');
    assert.equal(Object.fromEntries(states)['agt_tomas'], 'offline');
    await h().server.voice.settled();
    stream.close();
    h().gateway.registered.clear();
  });

  test('an agent is there with the first phone, busy in a call, then wrapping up, and gone with the last phone', async () => {
    const stream = await openStream(h().url, await h().tokenOf('agt_tomas'));
    const told = (state: string) =>
      stream.wait(
        (frame) =>
          frame.event === 'presence.changed' && frame.data.agent_id === 'agt_maya' && frame.data.state === state,
        5_000,
      );
    const now = async (): Promise<string> => {
      const agents = (await h().maya('GET', '/api/v1/agents')).body.data;
      return agents.find((agent: { id: string }) => agent.id === 'agt_maya').presence.state;
    };
    await h().maya('PUT', '/api/v1/presence', { body: { state: 'available' } });
    h().gateway.register('agent.agt_maya', true);
    await told('available');
    const { leg } = await h().gateway.dial('agent.agt_maya', { call_id: await agree('+12025550147') });
    leg.answered(handset);
    await told('busy');
    leg.ended('completed', 5_000);
    assert.equal((await told('wrap-up')).data.next, 'available');
    // A page that is reloaded is gone for a moment, which nobody need hear.
    h().gateway.register('agent.agt_maya', false);
    assert.notEqual(await now(), 'offline', 'to the page itself, which asks before its phone is back');
    h().gateway.register('agent.agt_maya', true);
    h().clock.forward(31_000);
    assert.equal(await now(), 'available');
    await h().server.voice.settled();
    const gone = stream.frames.filter((frame) => frame.data.state === 'offline').length;
    h().gateway.register('agent.agt_maya', false);
    await until(() => stream.frames.filter((frame) => frame.data.state === 'offline').length > gone);
    assert.equal(await now(), 'offline');
    // What was chosen by hand outlives the devices.
    await h().maya('PUT', '/api/v1/presence', { body: { state: 'away' } });
    h().gateway.register('agent.agt_maya', true);
    await told('away');
    await h().maya('PUT', '/api/v1/presence', { body: { state: 'available' } });
    await h().server.voice.settled();
    assert.ok(gone <= 1, 'only the choice before any device was there was answered with offline');
    stream.close();
    h().gateway.register('agent.agt_maya', false);
  });

  test('a call with a number that nobody knows comes into the feed once its contact is saved', async () => {
    const id = await agree('+442079460888');
    const { leg } = await h().gateway.dial('agent.agt_maya', { call_id: id });
    leg.answered();
    leg.ended('completed', 9_000);
    await h().server.voice.settled();
    assert.equal((await call(id)).contact_id, undefined);
    const { body } = await h().maya('POST', '/api/v1/contacts', {
      body: { name: 'Nova Reyes', phones: [{ number: '+442079460888', type: 'mobile', primary: true }] },
    });
    assert.equal((await call(id)).contact_id, body.data.id);
    const [entry] = await entries(id, body.data.id);
    assert.deepEqual([entry.outcome, entry.duration_seconds, entry.direction], ['completed', 9, 'outbound']);
  });

  test('a call that is over, or was never dialled, cannot be steered', async () => {
    const id = await agree('+12025550147');
    for (const [path, body] of [
      ['hold', { held: true }],
      ['recording', { action: 'start' }],
      ['transfer', { to_agent_id: 'agt_tomas' }],
      ['voicemail', undefined],
    ] as const) {
      const answer = await h().maya('POST', `/api/v1/calls/${id}/${path}`, body === undefined ? {} : { body });
      assert.equal(answer.status, 409, path);
    }
    assert.equal((await h().maya('POST', '/api/v1/calls/call_none/hold', { body: { held: true } })).status, 404);
  });
};
