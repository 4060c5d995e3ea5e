import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { findPostgres, startCluster, type Cluster } from './testing/cluster.js';
import { startHarness, type Harness } from './testing/harness.js';
import { runSuites } from './testing/run-suites.js';
import { openStream } from './testing/stream.js';

const bin = findPostgres();

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

    describe('two servers on one database', () => {
      const secret = 'the same secret for both of the servers';
      let left: Harness;
      let right: Harness;
      before(async () => {
        const databaseUrl = await database('two');
        // At the same moment: one of them sets everything up, the other waits for it.
        [left, right] = await Promise.all([
          startHarness({ dataDir: folder(), databaseUrl, secret }),
          startHarness({ dataDir: folder(), databaseUrl, secret }),
        ]);
      });
      after(() => Promise.all([left.close(), right.close()]));

      test('what is written through one arrives through the other within a second', async () => {
        const stream = await openStream(right.url, await left.tokenOf('agt_ben'));
        const body = { type: 'note', contact_id: 'con_dana', body: 'through the other door' };
        const { body: written } = await left.maya('POST', '/api/v1/activities', { body });
        const frame = await stream.wait((one) => one.data.id === written.data.id, 1_000);
        assert.equal(frame.event, 'activity.created');
        stream.close();
      });

      test('the same key sent to both at once makes one contact', async () => {
        const headers = { 'Idempotency-Key': 'both-doors' };
        const asked = { body: { name: 'Bothdoors' }, headers };
        const answers = await Promise.all(
          [left, right, left, right].map((side) => side.maya('POST', '/api/v1/contacts', asked)),
        );
        assert.ok(answers.every(({ status }) => status === 201 || status === 409));
        const { body } = await left.maya('GET', '/api/v1/contacts?query=Bothdoors');
        assert.equal(body.data.length, 1);
        const replay = await right.maya('POST', '/api/v1/contacts', asked);
        assert.deepEqual([replay.status, replay.body.data.id], [201, body.data[0].id]);
      });
    });
  });
}
