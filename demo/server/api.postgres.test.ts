import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { openPhone, type NodePhone } from '@dialora/voice-gateway/testing';
import { findPostgres, startCluster, type Cluster } from './testing/cluster.js';
import { startHarness } from './testing/harness.js';
import { startProcess, type ServerProcess } from './testing/process.js';
import { runSuites } from './testing/run-suites.js';
import { openStream } from './testing/stream.js';

const bin = findPostgres();

async function until(holds: () => Promise<boolean>, ms = 20_000): Promise<void> {
  for (const end = Date.now() + ms; !(await holds());) {
    assert.ok(Date.now() < end, 'it did not come to be');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function asAgent(at: ServerProcess, agentId: string, method: string, path: string, body?: object): Promise<any> {
  const response = await fetch(`${at.url}/api/v1${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${await at.session(agentId)}`,
      ...(method === 'GET' ? {} : { 'Idempotency-Key': randomUUID() }),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return ((await response.json()) as { data: any }).data;
}

const statusAt = async (at: ServerProcess, callId: string): Promise<string> =>
  (await asAgent(at, 'agt_maya', 'GET', `/calls/${callId}`)).status;

/** An agent's phone calls the number that echoes, through this server's own gateway. */
async function talk(at: ServerProcess, agentId: string): Promise<{ readonly id: string; readonly phone: NodePhone }> {
  const { token } = await asAgent(at, agentId, 'POST', '/voice/token');
  const phone = await openPhone(`${at.url.replace('http', 'ws')}/signal`, token);
  const { id } = await asAgent(at, agentId, 'POST', '/calls', { kind: 'browser', to_number: '+12025550101' });
  await phone.dial({ call_id: id });
  await phone.next('answer');
  return { id, phone };
}

if (bin === undefined) {
  test('the API on a PostgreSQL server', (t) => {
    // In CI it must not be missing: `postgresql-15` is among the packages that `npm test` installs.
    assert.equal(process.env['CI'] ?? '', '', 'PostgreSQL 15 is not installed; apt-get install postgresql-15.');
    t.diagnostic('PostgreSQL 15 is not on this machine: the API was checked on the embedded database only.');
  });
} else {
  describe('with a PostgreSQL server of its own', () => {
    let cluster: Cluster | undefined;
    const database = async (name: string): Promise<string> => {
      assert.ok(cluster);
      return cluster.createDatabase(name);
    };
    const folder = (): string => mkdtempSync(path.join(tmpdir(), 'dialora-server-'));
    before(async () => {
      cluster = await startCluster(bin);
    });
    after(() => cluster?.stop());

    test('the server is the version that production is promised', (t) => {
      t.diagnostic(`PostgreSQL ${cluster?.version ?? ''} from ${bin}`);
      assert.match(cluster?.version ?? '', /^1[5-9]\./);
    });

    runSuites('the API on it', async () => startHarness({ dataDir: folder(), databaseUrl: await database('one') }));

    describe('two server processes on one database', () => {
      const secret = 'the same secret for both of the servers';
      let left: ServerProcess;
      let right: ServerProcess;
      let maya: string;
      before(async () => {
        const DATABASE_URL = await database('two');
        const start = (): Promise<ServerProcess> =>
          startProcess({ DATABASE_URL, DIALORA_SECRET: secret, DIALORA_DATA: folder() });
        // At the same moment: one of them sets everything up, the other waits for it.
        [left, right] = await Promise.all([start(), start()]);
        maya = await left.session();
      });
      after(() => Promise.all([left.end('SIGTERM'), right.end('SIGTERM')]));

      const ask = async (
        at: ServerProcess,
        method: string,
        path: string,
        body?: object,
        key: string = randomUUID(),
      ) => {
        const response = await fetch(`${at.url}/api/v1${path}`, {
          method,
          headers: {
            Authorization: `Bearer ${maya}`,
            ...(body === undefined ? {} : { 'Content-Type': 'application/json', 'Idempotency-Key': key }),
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
        return { status: response.status, body: (await response.json()) as { data: any } };
      };
      const note = (body: string) => ({ type: 'note', contact_id: 'con_dana', body });

      test('what is written through one arrives through the other within a second', async () => {
        assert.notEqual(left.child.pid, right.child.pid);
        const stream = await openStream(right.url, await left.session('agt_ben'));
        const { body: written } = await ask(left, 'POST', '/activities', note('through the other door'));
        const frame = await stream.wait((one) => one.data.id === written.data.id, 1_000);
        assert.equal(frame.event, 'activity.created');
        stream.close();
      });

      test('the same key sent to both at once makes one contact', async () => {
        const create = (at: ServerProcess) => ask(at, 'POST', '/contacts', { name: 'Bothdoors' }, 'both-doors');
        const answers = await Promise.all([left, right, left, right].map(create));
        assert.ok(answers.every(({ status }) => status === 201 || status === 409));
        const { body } = await ask(left, 'GET', '/contacts?query=Bothdoors');
        assert.equal(body.data.length, 1);
        const replay = await create(right);
        assert.deepEqual([replay.status, replay.body.data.id], [201, body.data[0].id]);
      });

      test('lines of the consent ledger written through both at once make one chain', async () => {
        const line = { contact_id: 'con_dana', purpose: 'marketing', change: 'given', method: 'imported' };
        const before = (await ask(left, 'GET', '/consents/verification')).body.data.entries as number;
        const writes = Array.from({ length: 20 }, (_, at) =>
          ask(at % 2 === 0 ? left : right, 'POST', '/consents', line),
        );
        assert.ok((await Promise.all(writes)).every(({ status }) => status === 201));
        const { data } = (await ask(right, 'GET', '/consents/verification')).body;
        assert.deepEqual([data.intact, data.entries], [true, before + 20]);
      });

      test('kill -9 of one leaves the other at work, with all that was acknowledged', async () => {
        const { status, body } = await ask(left, 'POST', '/activities', note('the last words of the left one'));
        assert.equal(status, 201);
        await left.end('SIGKILL');
        const kept = await ask(right, 'GET', `/activities/${String(body.data.id)}`);
        assert.equal(kept.body.data.body, 'the last words of the left one');
        assert.equal((await ask(right, 'POST', '/activities', note('and on'))).status, 201);
      });
    });

    test('a server that was killed in mid-call closes that call as soon as it is back, and no other server’s', async () => {
      const DATABASE_URL = await database('killed');
      const common = { DATABASE_URL, DIALORA_SECRET: 'the same secret for both of the servers' };
      const data = folder();
      const [left, right] = [
        await startProcess({ ...common, DIALORA_DATA: data }),
        await startProcess({ ...common, DIALORA_DATA: folder() }),
      ];
      const calls = [await talk(left, 'agt_maya'), await talk(right, 'agt_ben')] as const;
      const statuses = () => Promise.all(calls.map(({ id }) => statusAt(right, id)));
      let back: ServerProcess | undefined;
      try {
        await until(async () => (await statuses()).every((status) => status === 'in-progress'));
        await left.end('SIGKILL');
        assert.deepEqual(await statuses(), ['in-progress', 'in-progress'], 'nobody knows yet');
        back = await startProcess({ ...common, DIALORA_DATA: data, PORT: new URL(left.url).port });
        // Housekeeping would have it half a minute from now.
        await until(async () => (await statuses())[0] === 'failed', 10_000);
        assert.equal((await statuses())[1], 'in-progress');
        const { packets } = calls[1].phone;
        await until(() => Promise.resolve(calls[1].phone.packets > packets));
      } finally {
        for (const { phone } of calls) await phone.close();
        for (const server of [left, right, back]) await server?.end('SIGKILL');
      }
    });
  });
}
