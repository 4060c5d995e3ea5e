// How a long conversation scrolls: our windowed list and its peers side by side in one run, in real Chromium.
// Usage: node demo/bench/timeline/run.mjs [--rows 100000] [--lists ours,virtua] [--runs 3] [--quick] [--json]
// Mixed entries of unknown height, newest at the bottom, a view of 420 x 600. CPU is the main thread's own. `--quick` runs
// a thousand rows once. The bars are those of the issue; ours missing one of them ends with an error.
import { parseArgs } from 'node:util';
import { bundleAdapter, librarySize } from './bundle.mjs';
import { measure } from './measure.mjs';

const { values: options } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000' },
    lists: { type: 'string', default: 'ours,lit-virtualizer,virtual-core,virtua' },
    runs: { type: 'string', default: '3' },
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const counts = options.quick ? [1000] : options.rows.split(',').map(Number);
const runs = options.quick ? 1 : Number(options.runs);
const lists = options.lists.split(',');

const titles = {
  ours: 'ours',
  'lit-virtualizer': '@lit-labs/virtualizer',
  'virtual-core': '@tanstack/virtual-core',
  virtua: 'virtua (core)',
};

/** Each row of the table: what it says, where it comes from, and the bar that ours has to keep. */
const rows = [
  ['mount, CPU ms', (r) => r.mountCpu, 100],
  ['elements in the list, at most', (r) => r.elements, 150],
  ['list code, bytes gzip', (r) => r.size, 3 * 1024],
  ['20 screens up: CPU ms', (r) => r.scroll.cpu],
  ['20 screens up: work p95, CPU ms a frame', (r) => r.scroll.p95, 8],
  ['20 screens up: jumps over 2 px', (r) => r.scroll.jumps, 0],
  ['20 screens up: largest jump, px', (r) => r.scroll.worst, 2],
  ['20 screens up: blank frames', (r) => r.scroll.blanks, 0],
  ['100 older while reading: shift px', (r) => r.reading.shift, 1],
  ['100 older while reading: frames without the row', (r) => r.reading.lost, 0],
  ['100 older at scrollTop 0: shift px', (r) => r.top.shift, 1],
  ['100 older at scrollTop 0: frames without the row', (r) => r.top.lost, 0],
  ['appended at the end: not pinned, of 20', (r) => r.end.count - r.end.pinned, 0],
  ['appended while reading: shift px', (r) => r.away.shift, 0],
];

const scripts = {};
const sizes = {};
for (const name of lists) {
  scripts[name] = await bundleAdapter(name);
  sizes[name] = await librarySize(name);
}

const report = {};
let missed = 0;
for (const count of counts) {
  const results = Object.fromEntries(lists.map((name) => [name, []]));
  // Turn by turn, so that a busy minute of the machine hits everybody.
  for (let turn = 0; turn < runs; turn++) {
    for (const name of lists) results[name].push({ size: sizes[name], ...(await tried(name, count)) });
  }
  report[count] = results;
  if (!options.json) missed += print(count, results);
}
if (options.json) console.log(JSON.stringify(report, null, 1));
process.exitCode = missed > 0 ? 1 : 0;

async function tried(name, count) {
  let where = 'start';
  try {
    return await measure(scripts[name], count, (step) => (where = step));
  } catch (error) {
    return { failed: `${where}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}` };
  }
}

function print(count, results) {
  const table = rows.map(([title, read, bar]) => {
    const values = lists.map((name) => middle(results[name].filter((run) => !run.failed).map(read)));
    const cells = values.map((value) => (value === undefined ? 'failed' : shown(value)));
    return { title, bar, values, cells };
  });
  console.log(`\n## ${count.toLocaleString('en')} entries, median of ${runs}\n`);
  console.log(`| | bar | ${lists.map((name) => titles[name]).join(' | ')} |`);
  console.log(`|---|---|${lists.map(() => '---').join('|')}|`);
  for (const { title, bar, cells } of table) console.log(`| ${title} | ${bar ?? ''} | ${cells.join(' | ')} |`);
  for (const name of lists) {
    for (const { failed, errors } of results[name]) {
      if (failed) console.log(`\n${titles[name]} failed at ${failed}`);
      if (errors?.length) console.log(`\n${titles[name]}: ${errors[0]}`);
    }
  }
  const ours = lists.indexOf('ours');
  if (ours < 0) return 0;
  const broken = table.filter(({ bar, values }) => bar !== undefined && !(values[ours] <= bar));
  console.log(
    broken.length === 0 ? '\nOurs keeps every bar.' : `\nOurs misses: ${broken.map(({ title }) => title).join('; ')}.`,
  );
  return broken.length;
}

function middle(values) {
  const sorted = values.filter((value) => Number.isFinite(value)).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function shown(value) {
  return Number.isInteger(value) ? value.toLocaleString('en') : value.toFixed(1);
}
