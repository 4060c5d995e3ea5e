import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Harness } from './harness.js';

/** Somebody at a phone. */
export interface Party {
  /** Dials the id of a call, as an agent's page does. */
  dial(callId: string): Promise<void>;
  /** Resolves once it rings. */
  rung(): Promise<void>;
  answer(): Promise<void>;
  decline(): Promise<void>;
  hangUp(): Promise<void>;
  /** Resolves once its ringing, or its call, is over without its doing. */
  gone(): Promise<void>;
  /** How often it was told that a recorder runs. */
  timesTold(): number;
}

/** A carrier with its `CallControl` behind the API, and people at its phones. */
export interface ControlSubject {
  readonly h: Harness;
  /** The phone of Dana, a customer of Northlight. */
  customer(): Promise<Party>;
  /** One more device of an agent; it is registered. */
  agent(agentId: string): Promise<Party>;
  /** The customer calls the business; resolves with the record's id. */
  callIn(customer: Party): Promise<string>;
  hears(listener: Party, speaker: Party): Promise<boolean>;
  /** Lets the mailbox record for a moment. */
  leaveMessage(caller: Party): Promise<void>;
  /** Everything that was told is written down. */
  settled(): Promise<void>;
  /** Everybody hangs up. */
  clear(): Promise<void>;
}

type Wire = Record<string, any>;

/** What every carrier's control does, seen by those who are on the phone and by those who read the records. */
export function controlContract(title: string, use: () => ControlSubject): void {
  describe(title, { timeout: 300_000 }, () => {
    const maya = () => use().h.maya;
    const call = async (id: string): Promise<Wire> => (await maya()('GET', `/api/v1/calls/${id}`)).body.data;
    const post = async (address: string, body?: unknown): Promise<Wire> => {
      const answer = await maya()('POST', `/api/v1/calls/${address}`, body === undefined ? {} : { body });
      assert.ok(answer.status < 300, `${address}: ${answer.status} ${JSON.stringify(answer.body)}`);
      return answer.body.data;
    };

    async function eventually(holds: () => Promise<boolean>, what: () => Promise<string> | string): Promise<void> {
      const end = Date.now() + 20_000;
      while (!(await holds())) {
        if (Date.now() > end) assert.fail(await what());
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
    const becomes = async (id: string, holds: (record: Wire) => unknown, what: string): Promise<void> =>
      eventually(
        async () => {
          await use().settled();
          return Boolean(holds(await call(id)));
        },
        async () => `${what}: ${JSON.stringify(await call(id))}`,
      );
    const hear = (listener: Party, speaker: Party, what: string): Promise<void> =>
      eventually(
        () => use().hears(listener, speaker),
        () => `in vain: ${what}`,
      );
    const donot = (listener: Party, speaker: Party, what: string): Promise<void> =>
      eventually(
        async () => !(await use().hears(listener, speaker)),
        () => `still: ${what}`,
      );

    /** The customer calls, Maya answers, and they hear each other. */
    async function talk() {
      const customer = await use().customer();
      const agent = await use().agent('agt_maya');
      const id = await use().callIn(customer);
      await agent.rung();
      await agent.answer();
      await hear(customer, agent, 'the customer hears the agent');
      await becomes(id, ({ status }) => status === 'in-progress', 'answered');
      return { id, customer, agent };
    }

    /** Maya asks Tomas while the customer waits. */
    async function consult(id: string) {
      const tomas = await use().agent('agt_tomas');
      const asked = await post(`${id}/consult`, { to_agent_id: 'agt_tomas' });
      const second = await use().agent('agt_maya');
      await second.dial(asked['id']);
      await tomas.rung();
      return { askedId: asked['id'] as string, tomas, second };
    }

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

    test('a warm transfer: the colleague is asked while the caller waits, then has the call', async () => {
      const { id, customer, agent } = await talk();
      const { askedId, tomas, second } = await consult(id);
      await becomes(id, ({ held }) => held === true, 'the caller waits');
      await tomas.answer();
      await hear(tomas, second, 'the colleague hears the question');
      await donot(customer, second, 'the caller hears the question');
      await becomes(askedId, ({ status }) => status === 'in-progress', 'asked');
      await post(`${id}/transfer/complete`);
      await Promise.all([agent.gone(), second.gone()]);
      await hear(customer, tomas, 'the caller hears the colleague');
      await customer.hangUp();
      await tomas.gone();
      await becomes(id, ({ status }) => status === 'completed', 'the end');
      await becomes(askedId, ({ status }) => status === 'completed', 'the end of the question');
      assert.equal((await call(id))['agent_id'], 'agt_tomas');
    });

    test('a consultation can be given up while it rings, and the caller is there', async () => {
      const { id, customer, agent } = await talk();
      const { askedId, tomas, second } = await consult(id);
      await second.hangUp();
      await tomas.gone();
      await becomes(askedId, ({ ended_at: endedAt }) => endedAt !== undefined, 'given up');
      const back = await post(`${id}/transfer/cancel`);
      assert.equal(back['transfer'], undefined);
      await becomes(id, ({ held }) => held === true, 'still held');
      await post(`${id}/hold`, { held: false });
      await hear(customer, agent, 'the caller hears the agent again');
      await customer.hangUp();
      await becomes(id, ({ status }) => status === 'completed', 'the end');
    });

    test('two calls become one conference, and ending it ends it for everybody', async () => {
      const { id, customer, agent } = await talk();
      const { askedId, tomas, second } = await consult(id);
      await tomas.answer();
      await becomes(askedId, ({ status }) => status === 'in-progress', 'asked');
      await post(`${id}/merge`, { other_call_id: askedId });
      await second.gone();
      await hear(customer, tomas, 'the customer hears the colleague');
      await hear(agent, tomas, 'the agent hears the colleague');
      await becomes(id, ({ parties }) => parties.length === 2, 'three of them');
      await post(`${id}/end`);
      await Promise.all([customer.gone(), agent.gone(), tomas.gone()]);
      await becomes(id, ({ status }) => status === 'completed', 'the end');
      await becomes(askedId, ({ status }) => status === 'completed', 'the end of the other record');
    });

    test('a cold transfer that is taken is the colleague’s from then on', async () => {
      const { id, customer, agent } = await talk();
      const tomas = await use().agent('agt_tomas');
      await post(`${id}/transfer`, { to_agent_id: 'agt_tomas' });
      await agent.gone();
      await tomas.rung();
      await tomas.answer();
      await hear(customer, tomas, 'the caller hears the colleague');
      await becomes(id, ({ agent_id: agentId }) => agentId === 'agt_tomas', 'whose it is');
      await customer.hangUp();
      await tomas.gone();
      await becomes(id, ({ status }) => status === 'completed', 'the end');
    });

    test('a cold transfer that nobody takes comes back to the agent', async () => {
      const { id, customer, agent } = await talk();
      const tomas = await use().agent('agt_tomas');
      await post(`${id}/transfer`, { to_agent_id: 'agt_tomas' });
      await agent.gone();
      await tomas.rung();
      await tomas.decline();
      await agent.rung();
      await agent.answer();
      await hear(customer, agent, 'the caller hears the agent again');
      assert.equal((await call(id))['ended_at'], undefined);
      await post(`${id}/end`);
      await becomes(id, ({ status }) => status === 'completed', 'the end');
    });

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
  });
}
