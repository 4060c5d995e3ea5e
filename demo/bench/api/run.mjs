// The API at size: a page of 50 from a million activities at any depth, an event to a hundred open pages, fifty clients
// for a minute; on the embedded database and on a PostgreSQL server of its own.
// Usage: npm run bench -- api [--engines pglite,postgres] [--rows 1000000] [--pages 400] [--seconds 60] [--clients 50] [--quick]
// The bars are those of the issue; missing one ends with an error. Server and clients share one process and its CPU.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { findPostgres, startCluster } from '../../server/testing/cluster.ts';
import { startHarness } from '../../server/testing/harness.ts';
import { filledFolder } from './folder.mjs';
import { fill, pageTimes, searchTimes } from './pages.mjs';
import { eventTimes } from './events.mjs';
import { load } from './load.mjs';
import { quantile } from './quantile.mjs';

const { values: options } = parseArgs({
  options: {
    engines: { type: 'string', default: 'pglite,postgres' },
    rows: { type: 'string', default: '1000000' },
    pages: { type: 'string', default: '400' },
    seconds: { type: 'string', default: '60' },
    clients: { type: 'string', default: '50' },
    quick: { type: 'boolean', default: false },
  },
});
const rows = options.quick ? 20_000 : Number(options.rows);
const seconds = options.quick ? 5 : Number(options.seconds);
const pages = Number(options.pages);
const clients = Number(options.clients);

const bin = findPostgres();
const table = {};
let missed = 0;
const note = (engine, what, value, bar) => {
  (table[what] ??= {})[engine] = bar === undefined ? value : `${value} (bar ${bar})`;
  if (bar !== undefined && value > bar) missed += 1;
};

for (const engine of options.engines.split(',')) {
  if (engine === 'postgres' && bin === undefined) {
    console.log('PostgreSQL 15 is not on this machine: it is left out.');
    continue;
  }
  const cluster = engine === 'postgres' ? await startCluster(bin) : undefined;
  const harness = await startHarness({
    dataDir: cluster === undefined ? await filledFolder(rows) : mkdtempSync(path.join(tmpdir(), 'dialora-bench-')),
    ...(cluster === undefined ? {} : { databaseUrl: await cluster.createDatabase('bench') }),
  });
  try {
    if (cluster !== undefined) {
      const filled = await fill(harness.server.services.db, rows);
      console.log(`${engine}: ${rows} activities of one contact written in ${Math.round(filled / 1000)} s`);
    }
    const times = await pageTimes(harness, rows, pages);
    for (const [depth, own] of Object.entries(times)) {
      note(engine, `page of 50, ${depth}: p50 ms`, quantile(own, 0.5));
      note(engine, `page of 50, ${depth}: p95 ms`, quantile(own, 0.95), 10);
    }
    for (const [what, own] of Object.entries(await searchTimes(harness, rows, 100))) {
      note(engine, `${what} of ${rows}: p50 ms`, quantile(own, 0.5));
      note(engine, `${what} of ${rows}: p95 ms`, quantile(own, 0.95));
    }
    const heard = await eventTimes(harness, 100, options.quick ? 20 : 100);
    note(engine, 'event to 100 clients: p50 ms', quantile(heard, 0.5));
    note(engine, 'event to 100 clients: p95 ms', quantile(heard, 0.95), 200);
    const loaded = await load(harness, clients, seconds);
    note(engine, `${clients} clients, ${seconds} s: requests a second`, Math.round(loaded.times.length / seconds));
    note(engine, `${clients} clients: p50 ms`, quantile(loaded.times, 0.5));
    note(engine, `${clients} clients: p95 ms`, quantile(loaded.times, 0.95));
    note(engine, `${clients} clients: errors`, loaded.errors, 0);
    note(engine, 'faults on our side', harness.faults.length, 0);
  } finally {
    await harness.close();
    await cluster?.stop();
  }
}
console.table(table);
if (missed > 0) {
  console.error(`${missed} bars are missed.`);
  process.exit(1);
}
process.exit(0);
