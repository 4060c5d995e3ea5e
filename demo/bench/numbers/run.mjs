// What a number scanner costs a page: ours, ringcentral-c2d and a naive one side by side in one run.
// Usage: node demo/bench/numbers/run.mjs [--scenarios 10k-10,10k-0,100k-1,chat] [--adapters ours,naive] [--runs 3]
//        [--quick] [--verbose] [--json]
// CPU is the main thread's, with the page's own share (adapter "none") taken off. `--quick` runs the small page once.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { bundleScript, chunkSizes, here, importSource, root } from './bundle.mjs';
import { measureLinear } from './linear.mjs';
import { measure } from './measure.mjs';
import { chatPage, stillPage } from './pages.mjs';

const { values: options } = parseArgs({
  options: {
    scenarios: { type: 'string', default: '10k-10,10k-0,100k-1,chat' },
    adapters: { type: 'string', default: 'naive,ringcentral-c2d,ours' },
    runs: { type: 'string', default: '3' },
    country: { type: 'string', default: 'US' },
    quick: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const scenarios = options.quick ? ['1k-10'] : options.scenarios.split(',');
const runs = options.quick ? 1 : Number(options.runs);
const adapters = ['none', ...options.adapters.split(',')];
const chatMs = 20_000;

// As the extension's manifest would bring it.
const { highlightRule } = await importSource(path.join(root, 'packages/phone-numbers/src/page/highlight-rule.ts'));
const css = highlightRule('dialora-bench');

// What the extension's background puts into the page when the content script asks for it.
const engine = await bundleScript(path.join(root, 'packages/phone-numbers/src/engine.ts'), {
  globalName: 'dialoraNumbers',
});
const scripts = {};
for (const name of adapters) scripts[name] = await bundled(name);

const { first, later } = await chunkSizes(path.join(here, 'adapters/content-script.js'));
if (!options.json) {
  const kb = (bytes) => (bytes / 1000).toFixed(1);
  console.log(
    `First chunk of a content script ${kb(first)} kB gzip; numbering plans, when needed, ${kb(later)} kB more.`,
  );
}

if (!options.json && !options.quick) {
  console.log('\n1 MB in one text');
  console.table(await measureLinear());
}

const all = {};
for (const scenario of scenarios) {
  const results = {};
  // Turn by turn, so that a busy minute of the machine hits everybody.
  for (let turn = 0; turn < runs; turn++) {
    for (const name of adapters) {
      const page = pageFor(scenario, name === 'ours' ? css : '');
      (results[name] ??= []).push(await measure(page, scripts[name], { country: options.country, chatMs, engine }));
    }
  }
  all[scenario] = Object.fromEntries(Object.entries(results).map(([name, list]) => [name, middle(list)]));
  if (!options.json) print(scenario, all[scenario]);
}
if (options.json) console.log(JSON.stringify(all, null, 1));

function pageFor(scenario, extra) {
  if (scenario === 'chat') return chatPage({ messages: 1000, css: extra });
  const match = /^(\d+)k-(\d+)$/.exec(scenario);
  if (match === null) throw new Error(`Expected a scenario such as 10k-10 or chat, got "${scenario}".`);
  return stillPage({ nodes: Number(match[1]) * 1000, per100: Number(match[2]), css: extra });
}

async function bundled(name) {
  const script = await bundleScript(path.join(here, `adapters/${name}.js`));
  if (name !== 'ringcentral-c2d') return script;
  const own = createRequire(import.meta.url).resolve('ringcentral-c2d/build/index.js');
  return `${await readFile(own, 'utf8')}\n;${script}`;
}

/** The run with the median CPU, but the least of the longest tasks' medians would flatter: each column its own median. */
function middle(list) {
  const median = (values) => {
    const numbers = values.filter((value) => value !== undefined).sort((a, b) => a - b);
    return numbers[Math.floor((numbers.length - 1) / 2)];
  };
  const typical = list.toSorted((a, b) => a.cpuMs - b.cpuMs)[Math.floor((list.length - 1) / 2)];
  const columns = ['cpuMs', 'longestMs', 'visibleMs', 'latencyP95Ms', 'heapMb'];
  return {
    ...typical,
    ...Object.fromEntries(columns.map((column) => [column, median(list.map((one) => one[column]))])),
  };
}

function print(scenario, results) {
  const base = results.none.cpuMs;
  const peer = results['ringcentral-c2d'];
  const round = (value, places = 0) => (value === undefined ? '' : Number(value.toFixed(places)));
  const table = {};
  for (const [name, one] of Object.entries(results)) {
    table[name] = {
      ...(scenario === 'chat'
        ? // A thousand messages cost the page itself seconds: what a scanner adds is within their spread.
          { 'CPU with the page, ms': round(one.cpuMs) }
        : {
            'CPU ms': name === 'none' ? `(${round(base)})` : round(one.cpuMs - base),
            'of c2d': name === 'none' || peer === undefined ? '' : round((one.cpuMs - base) / (peer.cpuMs - base), 2),
          }),
      'longest task ms': round(one.longestMs, 1),
      ...(scenario === 'chat'
        ? { 'p95 ready ms': round(one.latencyP95Ms, 1) }
        : { 'visible ready ms': round(one.visibleMs, 1) }),
      'heap MB': round(one.heapMb, 2),
      listeners: one.listeners,
      found: one.found,
      missed: one.missed,
      false: one.false,
      ...(scenario === 'chat'
        ? {}
        : { 'page mutated': one.mutated ? 'yes' : 'no', restored: one.restored ? 'yes' : 'no' }),
    };
  }
  console.log(`\n${scenario}`);
  console.table(table);
  if (!options.verbose) return;
  for (const [name, one] of Object.entries(results)) {
    const parts = Object.entries(one.parts)
      .sort((a, b) => b[1] - a[1])
      .slice(0, 9);
    console.log(name, 'longest:', one.longestIs, '| missed:', one.missedSample.join(' / '));
    console.log('  ', parts.map(([part, ms]) => `${part} ${Math.round(ms * 10) / 10}`).join(', '));
  }
}
