// `npm test`: everything, or the stages named: checks unit browser build e2e. Ends with `N passed, N failed`.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root } from './files.mjs';
import { runChecks } from './checks.mjs';
import { bin, run } from './run.mjs';
import { prepareSystem } from './system.mjs';

const wanted = process.argv.slice(2);
const stages = wanted.length > 0 ? wanted : ['checks', 'unit', 'browser', 'build', 'e2e'];
const known = new Set(['checks', 'unit', 'browser', 'build', 'e2e']);
for (const stage of stages) {
  if (!known.has(stage)) throw new Error(`Stages are ${[...known].join(', ')}; got "${stage}".`);
}

const total = { passed: 0, failed: 0 };
const summary = [];
const startedAt = performance.now();
const add = (what, passed, failed) => {
  total.passed += passed;
  total.failed += failed;
  const minutes = ((performance.now() - startedAt) / 60_000).toFixed(1);
  summary.push(`== ${what}: ${passed} passed, ${failed} failed (at minute ${minutes})`);
  console.log(`\n${summary.at(-1)}\n`);
};
const has = (stage) => stages.includes(stage);
const there = prepareSystem();

if (has('checks')) {
  await runChecks((name, { code, output }) => {
    if (code !== 0) console.log(output);
    add(`check: ${name}`, code === 0 ? 1 : 0, code === 0 ? 0 : 1);
  });
}

if (has('browser')) await browserStage('chromium', 'Chromium', 'npx');

// Firefox and WebKitGTK open one page at a time and mostly wait for their drivers, so there is room beside them.
await Promise.all([
  has('unit') && unitStage(),
  has('browser') && there.has('Firefox') && browserStage('firefox', 'Firefox', 'npx'),
  has('browser') && there.has('WebKitGTK') && browserStage('webkit', 'WebKitGTK', 'xvfb-run'),
]);

if (has('build') || has('e2e')) {
  const { code } = await run(process.execPath, ['packages/tooling/scripts/build.mjs']);
  add('build', code === 0 ? 1 : 0, code === 0 ? 0 : 1);
}

if (has('e2e')) {
  const report = path.join(root, '.cache/e2e-report.json');
  mkdirSync(path.dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const without = there.has('Firefox') ? [] : ['--grep-invert', 'Firefox:'];
  const { code } = await bin(
    'playwright',
    ['test', '--config', 'packages/tooling/playwright.config.ts', '--reporter', 'list,json', ...without],
    {
      env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report, NODE_OPTIONS: '--conditions=source' },
    },
  );
  const stats = readJson(report)?.stats ?? { expected: 0, unexpected: 1, flaky: 0, skipped: 0 };
  const failed = stats.unexpected + stats.flaky + stats.skipped;
  add('end to end (Chromium)', stats.expected, code === 0 ? failed : Math.max(1, failed));
}

// Once more at the end: who reads only the last lines learns which stage it was.
console.log(`${summary.join('\n')}\n`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);

async function unitStage() {
  const { code, output } = await run(process.execPath, ['packages/tooling/scripts/unit.mjs']);
  const count = (word) => Number(output.match(new RegExp(`^. ${word} (\\d+)$`, 'm'))?.[1] ?? 0);
  const failed = count('fail') + count('cancelled');
  add('unit (Node)', count('pass'), code === 0 ? failed : Math.max(1, failed));
}

async function browserStage(name, title, launcher) {
  const wtr = ['wtr', '--config', 'packages/tooling/web-test-runner.config.mjs'];
  const [command, args] = launcher === 'npx' ? ['npx', wtr] : ['xvfb-run', ['-a', 'npx', ...wtr]];
  const { code, output } = await run(command, args, { env: { BROWSERS: name } });
  const counts = [...output.matchAll(/(\d+) passed, (\d+) failed/g)].at(-1);
  const failed = Number(counts?.[2] ?? 1);
  add(`elements in ${title}`, Number(counts?.[1] ?? 0), code === 0 ? failed : Math.max(1, failed));
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
