import assert from 'node:assert/strict';
import { test } from 'node:test';
import { silentLog } from '../../log.js';
import { closeLostCalls } from '../../voice/call-log.js';
import { reconcileCalls } from '../../voice/reconcile.js';
import { openStream } from '../stream.js';
import type { Suite } from './index.js';

/** What becomes of calls whose server died. */
export const lostCallsSuite: Suite = (h) => {
  const call = async (id: string) => (await h().maya('GET', `/api/v1/calls/${id}`)).body.data;
  const entries = async (id: string) => {
    const { body } = await h().maya('GET', '/api/v1/activities?contact_id=con_dana&type=call&limit=100');
    return body.data.filter((entry: { call_id: string }) => entry.call_id === id);
  };
  const db = () => h().server.services.db;

  const agree = async (to: string): Promise<string> =>
    (await h().maya('POST', '/api/v1/calls', { body: { kind: 'browser', to_number: to } })).body.data.id;

  /** Talked on for so long by now, when it was last seen alive: the server sees its calls every few seconds. */
  const talkedFor = (id: string, seconds: number) =>
    db().owner((tx) =>
      tx.query(
        `update calls set started_at = started_at - $2 * interval '1 second',
           answered_at = answered_at - $2 * interval '1 second' where id = $1`,
        [id, seconds],
      ),
    );

  /** A call of Maya's that is talked on, last seen alive after so many seconds. */
  async function talk(seconds: number): Promise<string> {
    const id = await agree('+12025550147');
    const { leg } = await h().gateway.dial('agent.agt_maya', { call_id: id });
    leg.answered();
    await h().server.voice.settled();
    await talkedFor(id, seconds);
    h().gateway.onLine.add(leg.callSid);
    return id;
  }
  const carrierOf = async (id: string): Promise<string> => {
    const { rows } = await db().owner((tx) =>
      tx.query<{ carrier_id: string }>('select carrier_id from calls where id = $1', [id]),
    );
    return rows[0]?.carrier_id ?? '';
  };
  const reconcile = (): Promise<void> =>
    reconcileCalls(h().server.voice.truth, {
      since: new Date(h().clock.now().getTime() + 120_000),
      log: silentLog,
    }).settled();

  test('calls whose server died are closed at the last moment they were seen, and said to be broken', async () => {
    const talked = await agree('+12025550147');
    const { leg } = await h().gateway.dial('agent.agt_maya', { call_id: talked });
    leg.answered();
    await h().server.voice.settled();
    await talkedFor(talked, 42);
    const agreed = await agree('+12025550147');
    const later = new Date(h().clock.now().getTime() + 60_000);
    await closeLostCalls(db(), { dialledBefore: later, agreedBefore: later, now: later });
    const broken = await call(talked);
    assert.deepEqual([broken.status, broken.duration_seconds], ['failed', 42]);
    assert.equal((await entries(talked))[0].outcome, 'failed');
    assert.equal((await call(agreed)).status, 'canceled');
    assert.deepEqual(await entries(agreed), []);
    // The line tells its end late: what was written stays.
    leg.ended('completed', 90_000);
    await h().server.voice.settled();
    assert.equal((await call(talked)).status, 'failed');
  });

  test('of its own calls a server closes those that its gateway does not have, when they were last seen, and says so', async () => {
    h().gateway.register('agent.agt_maya', true);
    const [gone, going, foreign] = [await talk(42), await talk(10), await talk(7)];
    for (const id of [gone, foreign]) h().gateway.onLine.delete(await carrierOf(id));
    // Another server's gateway has this one: this server cannot know.
    await db().owner((tx) => tx.query(`update calls set server_id = 'another' where id = $1`, [foreign]));
    const stream = await openStream(h().url, await h().tokenOf('agt_tomas'));
    await reconcile();
    const told = await stream.wait((frame) => frame.event === 'call.updated' && frame.data.id === gone, 5_000);
    assert.deepEqual([told.data.status, told.data.duration_seconds], ['failed', 42]);
    assert.deepEqual(
      (await entries(gone)).map(({ outcome }: { outcome: string }) => outcome),
      ['failed'],
    );
    for (const id of [going, foreign]) assert.equal((await call(id)).status, 'in-progress');
    stream.close();

    // Nothing that was closed is closed twice, and whoever had the call is free again once no other is left.
    h().gateway.onLine.clear();
    await db().owner((tx) => tx.query('update calls set ended_at = now() where id = $1', [foreign]));
    const again = await openStream(h().url, await h().tokenOf('agt_tomas'));
    await reconcile();
    await again.wait(
      ({ event, data }) =>
        event === 'presence.changed' && data.agent_id === 'agt_maya' && !['busy', 'offline'].includes(data.state),
      5_000,
    );
    assert.equal((await call(going)).status, 'failed');
    assert.equal((await entries(gone)).length, 1);
    again.close();
    h().gateway.register('agent.agt_maya', false);
  });

  test('what was dialled since the server began is not asked after', async () => {
    const id = await talk(0);
    const since = new Date(h().clock.now().getTime() - 1_000);
    assert.deepEqual(await h().server.voice.truth.openCalls(since), []);
    h().gateway.onLine.clear();
    await reconcile();
    assert.equal((await call(id)).status, 'failed');
  });
};
