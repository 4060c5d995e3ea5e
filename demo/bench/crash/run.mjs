// What a crash costs: kill -9 of the server in the middle of a thousand writes, twenty times on one data folder.
// Usage: npm run bench -- crash [--rounds 20] [--writes 1000]. Ends with an error when an acknowledged write is missing or
// double, the consent ledger does not verify, or the folder's lock let a second process in.
import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { crashRounds } from '../../server/testing/crash-rounds.ts';
import { seededFolder } from '../../server/testing/seeded.ts';

const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '20' }, writes: { type: 'string', default: '1000' } },
});
const [rounds, writes] = [Number(options.rounds), Number(options.writes)];
const dataDir = await seededFolder();
const { harness, ...report } = await crashRounds(dataDir, { rounds, writes, probes: rounds, say: console.log });
await harness.close();
rmSync(dataDir, { recursive: true, force: true });

console.table({
  'rounds of kill -9': report.rounds,
  'writes attempted': report.attempted,
  'writes acknowledged': report.acknowledged,
  'acknowledged and not there once': report.lost.length + report.lostConsents,
  'there and never asked for': report.invented.length,
  'ledger lines, verified': report.ledgerIntact ? report.ledgerEntries : 'BROKEN',
  'second process refused': `${report.refusals} of ${report.rounds}`,
});
const isWell =
  report.lost.length + report.lostConsents + report.invented.length === 0 &&
  report.ledgerIntact &&
  report.refusals === report.rounds;
console.log(isWell ? 'Every acknowledged write is there, once.' : 'A promise was broken.');
process.exit(isWell ? 0 : 1);
