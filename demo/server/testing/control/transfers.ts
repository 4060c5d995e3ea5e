import assert from 'node:assert/strict';
import { test } from 'node:test';
import { customerNumber, type Hands, type Wire } from './hands.js';
import type { ControlSubject, Party } from './subject.js';

/** A call goes to somebody else, or two calls become one. */
export function transferTests(use: () => ControlSubject, hands: Hands): void {
  const { maya, call, post, becomes, hear, donot, talk, talkOut, consult, isAs, waits, messageOf } = hands;

  test('a warm transfer: the colleague is asked while the caller waits, then has the call', async () => {
    const { id, customer, agent } = await talk();
    const { askedId, tomas, second } = await consult(id);
    assert.equal(tomas.callerShown(), 'Maya Lindqvist', 'who asks has a name and not the number of the account');
    await becomes(id, ({ held }) => held === true, 'the caller waits');
    await tomas.answer();
    await hear(tomas, second, 'the colleague hears the question');
    await donot(customer, second, 'the caller hears the question');
    await becomes(askedId, ({ status }) => status === 'in-progress', 'asked');
    await isAs('agt_tomas', 'busy');
    await post(`${id}/transfer/complete`);
    await Promise.all([agent.gone(), second.gone()]);
    await isAs('agt_maya', 'wrap-up');
    await isAs('agt_tomas', 'busy');
    await hear(customer, tomas, 'the caller hears the colleague');
    await becomes(
      askedId,
      ({ status, continues_as: as }) => status === 'completed' && as === id,
      'no question any more',
    );
    assert.equal((await call(id))['agent_id'], 'agt_tomas');
    await becomes(
      id,
      ({ parties }) => parties.length === 1 && parties[0].number === '+12025550147',
      'with the customer',
    );
    await customer.hangUp();
    await tomas.gone();
    await becomes(id, ({ status }) => status === 'completed', 'the end');
    await isAs('agt_tomas', 'wrap-up');
  });

  test('who got a call by a warm transfer holds it, and hands it on, as any other', async () => {
    const { id, customer } = await talk();
    const { askedId, tomas } = await consult(id);
    await tomas.answer();
    await becomes(askedId, ({ status }) => status === 'in-progress', 'asked');
    await post(`${id}/transfer/complete`);
    await hear(customer, tomas, 'the caller hears the colleague');
    await hands.as('agt_tomas', `${id}/hold`, { held: true });
    await becomes(id, ({ held }) => held === true, 'held by the colleague');
    await donot(customer, tomas, 'the held caller hears the colleague');
    await hands.as('agt_tomas', `${id}/hold`, { held: false });
    await hear(customer, tomas, 'the caller hears the colleague again');
    const maya = await use().agent('agt_maya');
    await hands.as('agt_tomas', `${id}/transfer`, { to_agent_id: 'agt_maya' });
    await tomas.gone();
    await maya.rung();
    await maya.answer();
    await hear(customer, maya, 'the caller hears the first agent again');
    await becomes(id, ({ agent_id: agentId }) => agentId === 'agt_maya', 'whose it is');
    await post(`${id}/end`);
    await Promise.all([customer.gone(), maya.gone()]);
    await becomes(id, ({ status }) => status === 'completed', 'the end');
  });

  test('a conference that its agent leaves is the colleague’s, who talks on', async () => {
    const { id, customer, agent } = await talk();
    const tomas = await use().agent('agt_tomas');
    await post(`${id}/parties`, { to_agent_id: 'agt_tomas' });
    await tomas.rung();
    await tomas.answer();
    await hear(customer, tomas, 'the customer hears the colleague');
    await isAs('agt_tomas', 'busy');
    await agent.hangUp();
    await becomes(id, ({ agent_id: agentId }) => agentId === 'agt_tomas', 'whose it is');
    await isAs('agt_maya', 'wrap-up');
    await isAs('agt_tomas', 'busy');
    await hear(tomas, customer, 'the two talk on');
    await tomas.hangUp();
    await customer.gone();
    await becomes(id, ({ status }) => status === 'completed', 'the end');
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
    await becomes(
      askedId,
      ({ status, continues_as: as }) => status === 'completed' && as === id,
      'no question any more',
    );
    await isAs('agt_tomas', 'busy');
    await isAs('agt_maya', 'busy');
    await post(`${id}/end`);
    await Promise.all([customer.gone(), agent.gone(), tomas.gone()]);
    await becomes(id, ({ status }) => status === 'completed', 'the end');
  });

  test('a cold transfer that is taken is the colleague’s from then on', async () => {
    const { id, customer, agent } = await talk();
    const tomas = await use().agent('agt_tomas');
    await post(`${id}/transfer`, { to_agent_id: 'agt_tomas' });
    await agent.gone();
    await isAs('agt_maya', 'wrap-up');
    await tomas.rung();
    assert.equal(tomas.callerShown(), '+12025550147', 'the colleague is shown the customer');
    await tomas.answer();
    await hear(customer, tomas, 'the caller hears the colleague');
    await becomes(id, ({ agent_id: agentId }) => agentId === 'agt_tomas', 'whose it is');
    await isAs('agt_tomas', 'busy');
    await isAs('agt_maya', 'wrap-up');
    await customer.hangUp();
    await tomas.gone();
    await becomes(id, ({ status }) => status === 'completed', 'the end');
  });

  test('a cold transfer that nobody takes comes back to the agent, who is told from whom', async () => {
    const { id, customer, agent } = await talk();
    const tomas = await use().agent('agt_tomas');
    await post(`${id}/transfer`, { to_agent_id: 'agt_tomas' });
    await agent.gone();
    await tomas.rung();
    await waits(customer);
    assert.equal(tomas.comesBackFrom(), undefined);
    await tomas.decline();
    await agent.rung();
    assert.deepEqual([agent.callerShown(), agent.comesBackFrom()], [customerNumber, 'Tomás Herrera']);
    await waits(customer);
    await agent.answer();
    await hear(customer, agent, 'the caller hears the agent again');
    await becomes(id, ({ held }) => held === false, 'nobody holds it');
    assert.equal((await call(id))['ended_at'], undefined);
    await isAs('agt_maya', 'busy');
    await post(`${id}/end`);
    await becomes(id, ({ status }) => status === 'completed', 'the end');
  });

  /** Not the end of the line but the mailbox, on the record that the call had; the customer says something and hangs up. */
  async function leavesMessage(id: string, customer: Party): Promise<void> {
    await use().inMailbox(customer);
    const { ended_at: endedAt, agent_id: agentId } = await call(id);
    assert.deepEqual([endedAt, agentId], [undefined, 'agt_maya']);
    await use().leaveMessage(customer);
    await customer.hangUp();
    await becomes(id, ({ status }) => status === 'completed', 'they had talked');
    const message = await messageOf(id);
    assert.deepEqual([message['from_number'], message['contact_id']], [customerNumber, 'con_dana']);
    const { body } = await maya()('GET', '/api/v1/activities?contact_id=con_dana&type=voicemail&limit=100');
    assert.ok(
      body.data.some((one: Wire) => one['voicemail_id'] === message['id']),
      'it is in the feed',
    );
  }

  test('what comes back and is not taken either ends in the mailbox, on the same record', async () => {
    const { id, customer, agent } = await talk();
    const tomas = await use().agent('agt_tomas');
    await post(`${id}/recording`, { action: 'start' });
    await becomes(id, ({ recording }) => recording.state === 'on', 'recorded');
    await post(`${id}/transfer`, { to_agent_id: 'agt_tomas' });
    await agent.gone();
    await tomas.rung();
    await tomas.decline();
    await agent.rung();
    await agent.decline();
    await leavesMessage(id, customer);
  });

  test('a customer who was called leaves a message as well', async () => {
    const { id, customer, agent } = await talkOut();
    const tomas = await use().agent('agt_tomas');
    await post(`${id}/transfer`, { to_agent_id: 'agt_tomas' });
    await agent.gone();
    await tomas.rung();
    await waits(customer);
    await tomas.decline();
    await agent.rung();
    await waits(customer);
    await agent.decline();
    await leavesMessage(id, customer);
  });

  test('the mailbox follows at once when the agent has no device any more', async () => {
    const { id, customer, agent } = await talk();
    const tomas = await use().agent('agt_tomas');
    await post(`${id}/transfer`, { to_agent_id: 'agt_tomas' });
    await agent.gone();
    await tomas.rung();
    await agent.leave();
    await tomas.decline();
    await use().inMailbox(customer);
    await customer.hangUp();
    await becomes(id, ({ status }) => status === 'completed', 'the end');
  });

  test('a number outside that is busy sends the call back, with the number; who has it back sends it to the mailbox', async () => {
    const { id, customer, agent } = await talk();
    const outside = await use().phone('+12025550148');
    await post(`${id}/transfer`, { to_number: '+12025550148' });
    await agent.gone();
    await outside.rung();
    await waits(customer);
    await outside.decline();
    await agent.rung();
    assert.deepEqual([agent.callerShown(), agent.comesBackFrom()], [customerNumber, '+12025550148']);
    await post(`${id}/voicemail`);
    await use().inMailbox(customer);
    await customer.hangUp();
    await becomes(id, ({ status }) => status === 'completed', 'the end');
  });

  test('a customer who gives up while it rings takes the ringing along', async () => {
    const { id, customer, agent } = await talk();
    const tomas = await use().agent('agt_tomas');
    await post(`${id}/transfer`, { to_agent_id: 'agt_tomas' });
    await agent.gone();
    await tomas.rung();
    await customer.hangUp();
    await tomas.gone();
    await becomes(id, ({ status }) => status === 'completed', 'the end');
  });
}
