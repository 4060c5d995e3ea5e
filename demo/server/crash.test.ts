import assert from 'node:assert/strict';
import { existsSync, rmSync } from 'node:fs';
import { test } from 'node:test';
import { verifyAllLedgers } from './commands/verify-ledger.js';
import { crashRounds } from './testing/crash-rounds.js';
import { seededFolder } from './testing/seeded.js';

// `npm run bench -- crash` does it twenty times in the middle of a thousand writes.
test('kill -9 in the middle of writes: every acknowledged one is there, once, and the ledger verifies', async () => {
  const dataDir = await seededFolder();
  const { harness, ...report } = await crashRounds(dataDir, { rounds: 2, writes: 80, probes: 1 });
  try {
    assert.ok(report.acknowledged > 30, `${report.acknowledged} writes were acknowledged`);
    assert.deepEqual([report.lost, report.invented, report.lostConsents], [[], [], 0]);
    assert.equal(report.ledgerIntact, true);
    assert.equal(report.refusals, 1, 'a second process is turned away from the folder');
    // Sending an acknowledged one again changes nothing and gets the same answer.
    const again = 'crash-1-0-0';
    const replay = await harness.maya('POST', '/api/v1/activities', {
      body: { type: 'note', contact_id: 'con_dana', body: `crash ${again}`, id: again },
      headers: { 'Idempotency-Key': again },
    });
    assert.deepEqual([replay.status, replay.headers.get('idempotency-replayed')], [201, 'true']);
    assert.deepEqual(harness.faults, []);
    await harness.server.stop();
    const said: string[] = [];
    const say = (sentence: string): void => void said.push(sentence);
    assert.equal(await verifyAllLedgers({ dataDir, databaseUrl: undefined, say }), true);
    assert.match(
      said.join('\n'),
      new RegExp(`acc_northlight: ${report.ledgerEntries} consents, intact, head [0-9a-f]{64}`),
    );
  } finally {
    await harness.close();
    rmSync(dataDir, { recursive: true, force: true });
    const nothing: string[] = [];
    const tell = (sentence: string): void => void nothing.push(sentence);
    assert.equal(await verifyAllLedgers({ dataDir, databaseUrl: undefined, say: tell }), true);
    assert.match(nothing.join(), /no database in .* yet/);
    assert.equal(existsSync(dataDir), false, 'looking made nothing');
  }
});
