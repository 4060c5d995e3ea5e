import assert from 'node:assert/strict';
import type { ControlSubject, Party } from './subject.js';

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

  return { maya, call, as, post, eventually, becomes, hear, donot, talk, consult, isAs };
}
