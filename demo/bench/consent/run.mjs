// What a consent banner costs a page: ours and its peers side by side in one run, in real Chromium.
// Usage: node demo/bench/consent/run.mjs [--runs 5] [--tools osano,klaro|none] [--quick] [--json]
// The first frame, CPU and script CPU are held against vanilla-cookieconsent of the same turn: of busy machines only
// ratios are worth something. Ours missing a bar ends with an error; `--quick` visits once and holds only the sizes.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { findChromium } from '../../../packages/tooling/test/browsers.mjs';
import { choose, firstVisit, nextVisit, otherTab } from './measure.mjs';
import { pages as allPages } from './pages.mjs';
import { createFiles, serve } from './serve.mjs';

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    tools: { type: 'string', default: '' },
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const runs = options.quick ? 1 : Number(options.runs);
const dist = path.resolve(import.meta.dirname, '../../../packages/consent/dist');
if (!existsSync(path.join(dist, 'page/banner.js'))) {
  console.error('packages/consent is not built: run "npm run build" first.');
  process.exit(1);
}

const peer = 'vanilla-cookieconsent';
const files = await createFiles();
const gate = readFileSync(path.join(dist, 'gate.js'), 'utf8');
const wanted = options.tools.split(',').filter(Boolean);
const isOurs = (name) => name.startsWith('dialora');
const isWanted = (name) => wanted.length === 0 || wanted.some((one) => name.startsWith(one));
const pages = Object.fromEntries(
  Object.entries(allPages(gate)).filter(([name]) => isOurs(name) || name === peer || isWanted(name)),
);
const names = Object.keys(pages);

let missed = 0;
const brotli = (name) => brotliCompressSync(files(name) ?? Buffer.from('')).length;
sizes();

const server = await serve(
  Object.values(pages).map(({ html }) => html),
  files,
);
const browser = await chromium.launch({
  executablePath: findChromium(),
  args: ['--no-sandbox', '--disable-extensions', '--disable-background-networking'],
});
const report = {};
try {
  await scenario('First visit, no limit', firstVisit, { cpu: 1 }, [
    ['banner at, ms', 'shown'],
    ['of vanilla', 'shown', 0.55],
    ['CPU to it, ms', 'mainCpu'],
    ['of vanilla ', 'mainCpu', 0.7],
  ]);
  await scenario('First visit, CPU 4x, slow 4G', firstVisit, { cpu: 4, slow: true, click: true }, [
    ['kB', 'kB'],
    ['banner at, ms', 'shown'],
    ['of vanilla', 'shown', 0.85],
    ['CPU to it, ms', 'mainCpu'],
    ['of vanilla ', 'mainCpu', 0.85],
    ['accept: INP, ms', 'inp', undefined, 32],
    ['gone: frames', 'frames', undefined, 1],
    ['ms', 'gone'],
    ['shift', 'shift', undefined, 0],
    ['cookie, bytes', 'cookie', undefined, 120],
  ]);
  // Not slowed down: Chromium slows by interrupting the thread, which drowns so few milliseconds.
  await scenario('Next visit after accepting, no limit', nextVisit, { cpu: 1, again: true }, [
    ['kB', 'kB'],
    // The bar is for the main thread, as for the first visit: it is what a page feels.
    ['own script CPU, ms', 'mainScriptCpu'],
    ['of vanilla', 'mainScriptCpu', 0.85],
    // Told beside it: a file is compiled on another thread, an inline script is not.
    ['all threads, ms', 'scriptCpu'],
    ['of vanilla ', 'scriptCpu', Infinity],
  ]);
  await scenario('Two tabs, accepted in one', otherTab, {}, [['the other follows, ms', 'follows', undefined, 200]]);
} finally {
  await browser.close();
  await server.close();
}
if (options.json) console.log(JSON.stringify(report, null, 1));
process.exitCode = missed > 0 ? 1 : 0;

/** What is fetched before a first visitor can choose, in bytes of brotli 11. */
function sizes() {
  const languages = readdirSync(path.join(dist, 'page/lang'))
    .filter((file) => file !== 'index.js')
    .map((file) => [file, brotli(`/ours/page/lang/${file}`)]);
  const [heaviest, most] = languages.sort((a, b) => b[1] - a[1])[0];
  console.log('Sizes, bytes of brotli 11');
  const own = [
    ['dialora: gate', brotli('/ours/gate.js'), 1500],
    ['dialora: one file, English, styles and panel', brotli('/ours/consent.js'), 10_000],
    ['dialora: first layer, with the gate on the page', brotli('/ours/page/banner.js'), 4500],
    [`dialora: the heaviest of ${languages.length} languages (${heaviest})`, most, 1500],
  ];
  for (const [what, size, bar] of own) {
    console.log(`${String(size).padStart(7)}  ${what}, at most ${bar}${verdict(size <= bar)}`);
  }
  for (const [name, { files: list }] of Object.entries(pages)) {
    if (list && !isOurs(name))
      console.log(`${String(list.reduce((sum, file) => sum + brotli(file), 0)).padStart(7)}  ${name}`);
  }
}

function verdict(kept) {
  if (!kept) missed += 1;
  return kept ? '' : '  ✗';
}

async function scenario(title, visit, how, columns) {
  const results = Object.fromEntries(names.map((name) => [name, []]));
  const states = {};
  // Turn by turn, so that a busy minute of the machine hits everybody; the first turn warms up. What has no bar and is
  // no measure of ours goes every second turn.
  for (let turn = options.quick ? 1 : 0; turn <= runs; turn++) {
    for (const [number, name] of names.entries()) {
      if (turn % 2 === 0 && name !== peer && !isOurs(name)) continue;
      const address = `${server.url}/${number}.html`;
      try {
        if (how.again) states[name] ??= await choose(browser, address, pages[name]);
        const result = await visit(browser, address, pages[name], { ...how, state: states[name] });
        if (turn > 0) results[name][turn] = result;
      } catch (error) {
        console.error(`${name}: ${String(error).split('\n')[0]}`);
        if (isOurs(name)) missed += 1;
      }
    }
  }
  report[title] = results;
  const table = {};
  for (const name of names) {
    table[name] = {};
    for (const [column, key, ratio, bar] of columns) {
      const value = ratio === undefined ? middle(results[name].map((one) => one?.[key])) : against(results, name, key);
      table[name][column] = cell(name, value, ratio ?? bar);
    }
  }
  console.log(`\n${title}: medians of ${runs}`);
  console.table(table);
}

/** Median over the turns of ours against the peer's in the same turn. */
function against(results, name, key) {
  return middle(results[name].map((one, turn) => one?.[key] / results[peer][turn]?.[key]));
}

function cell(name, value, bar) {
  if (value === undefined) return '';
  const shown = value >= 1000 ? Math.round(value) : Number(value.toPrecision(3));
  if (bar === undefined || bar === Infinity || !isOurs(name) || options.quick) return shown;
  return `${shown} (≤ ${bar})${verdict(value <= bar)}`;
}

function middle(values) {
  const numbers = values.filter((value) => Number.isFinite(value)).sort((a, b) => a - b);
  const half = Math.floor(numbers.length / 2);
  return numbers.length % 2 === 1
    ? numbers[half]
    : numbers.length > 0
      ? (numbers[half - 1] + numbers[half]) / 2
      : undefined;
}
