import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startHarness } from './testing/harness.js';
import { seededFolder } from './testing/seeded.js';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));

/** The server as `npm run demo` starts it, in a process of its own. */
async function start(dataDir: string) {
  const child = spawn(process.execPath, ['--conditions=source', '--import', 'tsx', main], {
    env: { ...process.env, PORT: '0', DIALORA_DATA: dataDir, DATABASE_URL: undefined },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
    said += chunk.toString();
    const url = /http:\/\/localhost:\d+/.exec(said)?.[0];
    if (url !== undefined) return { child, url: url.replace('localhost', '127.0.0.1') };
  }
  throw new Error(`The server ended without an address: ${said}`);
}

test('kill -9 in the middle of writes: every acknowledged one is there, once, three times in a row', async () => {
  const dataDir = await seededFolder();
  const acknowledged = new Set<string>();
  const attempted = new Set<string>();
  for (const round of [1, 2, 3]) {
    const { child, url } = await start(dataDir);
    const session = await fetch(`${url}/demo/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{}',
    });
    const { data } = (await session.json()) as { data: { token: string } };
    const wanted = acknowledged.size + 40 + 25 * round;
    let enough = (): void => undefined;
    const inTheMiddle = new Promise<void>((resolve) => (enough = resolve));
    const write = async (id: string): Promise<void> => {
      attempted.add(id);
      const response = await fetch(`${url}/api/v1/activities`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${data.token}`, 'Content-Type': 'application/json', 'Idempotency-Key': id },
        body: JSON.stringify({ type: 'note', contact_id: 'con_dana', body: `crash ${id}`, id }),
      });
      if (response.status === 201) acknowledged.add(id);
      if (acknowledged.size >= wanted) enough();
    };
    const writers = Array.from({ length: 8 }, async (_, writer) => {
      for (let at = 0; at < 1_000; at += 1) await write(`crash-${round}-${writer}-${at}`);
    });
    const done = Promise.allSettled(writers);
    await Promise.race([inTheMiddle, done]);
    assert.equal(child.exitCode, null, 'the server runs until it is killed');
    child.kill('SIGKILL');
    await once(child, 'exit');
    await done;
  }

  const harness = await startHarness({ dataDir });
  try {
    const { rows } = await harness.server.services.db.owner((tx) =>
      tx.query<{ id: string; times: number }>(
        `select id, count(*)::int as times from activities where id like 'crash-%' group by id`,
      ),
    );
    const kept = new Map(rows.map((row) => [row.id, row.times]));
    assert.deepEqual(
      [...acknowledged].filter((id) => kept.get(id) !== 1),
      [],
    );
    assert.deepEqual(
      [...kept.keys()].filter((id) => !attempted.has(id)),
      [],
    );
    // Sending an acknowledged one again changes nothing and gets the same answer.
    const [again = ''] = acknowledged;
    const replay = await harness.maya('POST', '/api/v1/activities', {
      body: { type: 'note', contact_id: 'con_dana', body: `crash ${again}`, id: again },
      headers: { 'Idempotency-Key': again },
    });
    assert.deepEqual([replay.status, replay.headers.get('idempotency-replayed')], [201, 'true']);
    assert.deepEqual(harness.faults, []);
  } finally {
    await harness.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
