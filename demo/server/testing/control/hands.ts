import assert from 'node:assert/strict';
import type { ControlSubject, Party } from './subject.js';

/** Dana's, whom the demo's account knows. */
export const customerNumber = '+12025550147';

/** An answer of the API, of any shape. */
export type Wire = Record<string, any>;

/** What the tests of a carrier's control do again and again. */
export type Hands = ReturnType<typeof controlHands>;

export function controlHands(use: () => ControlSubject) {
  const maya = () => use().h.maya;
  const call = async (id: string): Promise<Wire> => (await maya()('GET', `/api/v1/calls/${id}`)).body.data;
  const post = (address: string, body?: unknown): Promise<Wire> => as('agt_maya', address, body);
  async function as(agentId: string, address: string, body?: unknown): Promise<Wire> {
    const { h } = use();
    const answer = await h.as(agentId)('POST', `/api/v1/calls/${address}`, body === undefined ? {} : { body });
    assert.ok(answer.status < 300, `${address}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body.data;
  }

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

  /** Maya calls the customer, who answers. */
  async function talkOut() {
    const customer = await use().customer();
    const agent = await use().agent('agt_maya');
    const { body } = await maya()('POST', '/api/v1/calls', { body: { kind: 'browser', to_number: customerNumber } });
    const { id } = body.data;
    await agent.dial(id);
    await customer.rung();
    await customer.answer();
    await hear(customer, agent, 'the customer hears the agent');
    await becomes(id, ({ status }) => status === 'in-progress', 'answered');
    return { id: id as string, customer, agent };
  }

  /** Never silence while somebody is rung for them. */
  const waits = (listener: Party): Promise<void> =>
    eventually(
      () => use().hearsWaiting(listener),
      () => 'whoever waits hears nothing',
    );

  /** The message that was left with this call, once there is one. */
  async function messageOf(callId: string): Promise<Wire> {
    const { db } = use().h.server.services;
    const find = async (): Promise<Wire | undefined> => {
      const { rows } = await db.owner((tx) =>
        tx.query<{ id: string }>('select id from voicemails where call_id = $1', [callId]),
      );
      const { body } = await maya()('GET', '/api/v1/voicemails?limit=100');
      return body.data.find((one: Wire) => one['id'] === rows[0]?.id);
    };
    await eventually(
      async () => {
        await use().settled();
        return (await find()) !== undefined;
      },
      () => `no message of ${callId}`,
    );
    return (await find()) ?? {};
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

  /** The presence of an agent, as the colleagues see it. */
  async function isAs(agentId: string, state: string): Promise<void> {
    const now = async (): Promise<string> => {
      const agents: readonly Wire[] = (await maya()('GET', '/api/v1/agents')).body.data;
      return agents.find(({ id }) => id === agentId)?.['presence'].state;
    };
    await eventually(
      async () => {
        await use().settled();
        return (await now()) === state;
      },
      async () => `${agentId} is ${await now()}, not ${state}`,
    );
  }

  return { maya, call, as, post, eventually, becomes, hear, donot, talk, talkOut, consult, isAs, waits, messageOf };
}
