import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import type { Asked } from '../harness.js';
import type { TwilioSubject } from './subject.js';

type Wire = Record<string, any>;

/** Twilio is asked between two transactions; whoever dies between them is followed by somebody else, and nothing happens twice. */
export function followTests(title: string, use: () => TwilioSubject): void {
  describe(title, { timeout: 300_000 }, () => {
    const call = async (id: string): Promise<Wire> => (await use().h.maya('GET', `/api/v1/calls/${id}`)).body.data;
    const post = (address: string, body: object): Promise<Asked> =>
      use().h.maya('POST', `/api/v1/calls/${address}`, { body });
    const asked = (pattern: RegExp): number => use().twilio.requests.filter((request) => pattern.test(request)).length;

    async function talk() {
      const customer = await use().customer();
      const agent = await use().agent('agt_maya');
      const id = await use().callIn(customer);
      await agent.rung();
      await agent.answer();
      return { id, customer, agent };
    }
    async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
      const end = Date.now() + 15_000;
      while (!(await holds())) {
        if (Date.now() > end) assert.fail(`in vain: ${what}`);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    }
    async function lineOf(id: string): Promise<Wire> {
      const { rows } = await use().h.server.services.db.owner((tx) =>
        tx.query<{ state: Wire }>('select state from twilio_lines where call_id = $1', [id]),
      );
      return rows[0]?.state ?? assert.fail('the call has no line');
    }
    /** Changes what is kept of the line, as a server leaves it that dies at that moment. */
    async function leave(id: string, change: (line: Wire) => void): Promise<void> {
      const state = await lineOf(id);
      change(state);
      state['due'] = { at: new Date(Date.now() - 60_000).toISOString(), tries: 0 };
      await use().h.server.services.db.owner((tx) =>
        tx.query('update twilio_lines set state = $2::jsonb where call_id = $1', [id, JSON.stringify(state)]),
      );
    }
    async function chores(): Promise<void> {
      use().h.server.services.wakeTwilio();
      await use().settled();
    }

    test('while Twilio takes its time nobody else waits, and what it tells meanwhile is heard', async () => {
      const { id, customer } = await talk();
      const release = use().twilio.hold();
      const before = asked(/^POST/);
      const holding = post(`${id}/hold`, { held: true });
      await until(() => Promise.resolve(asked(/^POST/) > before), 'Twilio is asked');
      // The embedded database has one transaction at a time: within one, neither of these would be answered.
      assert.equal((await call(id))['status'], 'in-progress');
      assert.equal((await use().h.maya('PUT', '/api/v1/presence', { body: { state: 'available' } })).status, 200);
      const hungUp = customer.hangUp();
      const isWritten = async (): Promise<boolean> =>
        (await lineOf(id))['legs'].some((leg: Wire) => leg['role'] === 'parent' && leg['phase'] === 'ended');
      await until(isWritten, 'that the caller left is written down');
      release();
      await hungUp;
      assert.ok([200, 409].includes((await holding).status));
      await use().settled();
      assert.equal((await call(id))['status'], 'completed');
    });

    test('a wish that was committed by a server that died then is done by another', async () => {
      const { id, customer, agent } = await talk();
      const { db, controlIn } = use().h.server.services;
      await db.write('acc_northlight', (tx) =>
        controlIn({ tx, accountId: 'acc_northlight', now: new Date(), emit: () => undefined }).hold(
          { callId: id, carrierId: '', agentId: 'agt_maya' },
          true,
        ),
      );
      assert.ok(await use().hears(customer, agent));
      await leave(id, () => undefined);
      await chores();
      assert.equal(await use().hears(customer, agent), false);
      assert.equal((await call(id))['held'], true);
    });

    test('who was rung by a server that died before it wrote that down is rung once', async () => {
      const { id } = await talk();
      const tomas = await use().agent('agt_tomas');
      assert.equal((await post(`${id}/parties`, { to_agent_id: 'agt_tomas' })).status, 200);
      await tomas.rung();
      await use().settled();
      const labels = [...use().twilio.carrier.calls.values()].flatMap(({ label }) => label ?? []);
      const ring = { id: labels.at(-1), to: { kind: 'agent', agentId: 'agt_tomas', from: '+12025550147' } };
      await leave(id, (line) => {
        line['legs'] = line['legs'].filter((leg: Wire) => leg['who'].agentId !== 'agt_tomas');
        line['rings'] = [ring];
        line['asking'] = { id: randomUUID(), effect: { type: 'ring', ...ring } };
      });
      await chores();
      assert.equal([...use().twilio.carrier.calls.values()].filter(({ label }) => label === ring.id).length, 1);
      await tomas.answer();
      const { parties } = await call(id);
      assert.deepEqual(parties.map((party: Wire) => party['agent_id'] ?? party['number']).toSorted(), [
        '+12025550147',
        'agt_tomas',
      ]);
    });

    test('a recorder that a server started before it died is found again, and no second one runs', async () => {
      const { id } = await talk();
      await post(`${id}/recording`, { action: 'start' });
      await use().settled();
      const live = () => [...use().twilio.carrier.recordings.values()].filter(({ status }) => status === 'in-progress');
      assert.equal(live().length, 1);
      const [recorder] = live();
      await leave(id, (line) => {
        const { leg } = line['recording'];
        delete line['recording'].sid;
        delete line['recording'].leg;
        line['recording'].running = false;
        line['asking'] = { id: randomUUID(), effect: { type: 'record', sid: leg } };
      });
      await chores();
      assert.deepEqual(live(), [recorder]);
      assert.equal((await call(id))['recording'].state, 'on');
      await post(`${id}/recording`, { action: 'stop' });
      await use().settled();
      assert.deepEqual(live(), []);
    });

    test('two calls that Twilio would not join are as they were, and both can still talk', async () => {
      const { id, customer, agent } = await talk();
      const tomas = await use().agent('agt_tomas');
      const consult = (await post(`${id}/consult`, { to_agent_id: 'agt_tomas' })).body.data.id as string;
      const second = await use().agent('agt_maya');
      await second.dial(consult);
      await tomas.rung();
      await tomas.answer();
      const mend = use().twilio.break(503);
      const refused = await post(`${id}/merge`, { other_call_id: consult });
      assert.deepEqual([refused.status, refused.body.code], [503, 'unavailable']);
      mend();
      assert.ok(await use().hears(tomas, second));
      assert.deepEqual([(await call(id))['held'], (await call(consult))['status']], [true, 'in-progress']);
      assert.equal((await post(`${id}/merge`, { other_call_id: consult })).status, 200);
      await second.gone();
      assert.ok(await use().hears(customer, tomas));
      assert.ok(await use().hears(agent, tomas));
    });

    test('a key that was refused for Twilio’s sake may be tried again, and one that was done is not done twice', async () => {
      const { id } = await talk();
      const wish = (key: string): Promise<Asked> =>
        use().h.maya('POST', `/api/v1/calls/${id}/hold`, { body: { held: true }, headers: { 'Idempotency-Key': key } });
      const key = randomUUID();
      const mend = use().twilio.break(500);
      assert.equal((await wish(key)).status, 503);
      mend();
      assert.deepEqual([(await wish(key)).body.data.held], [true]);
      const before = asked(/^POST/);
      const again = await wish(key);
      assert.deepEqual([again.status, again.headers.get('idempotency-replayed')], [200, 'true']);
      assert.equal(asked(/^POST/), before);
    });
  });
}
