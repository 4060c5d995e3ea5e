// What must hold before any test runs: types, doors between rooms, lint, format. Also behind `npm run lint`.
import { bin, run } from './run.mjs';

/** The others read what these write: declarations, and the extension's own config. */
const first = [
  { name: 'types', run: () => bin('tsc', ['-b'], { quiet: true }) },
  { name: 'types of the extension', run: extensionTypes },
];

const rest = [
  {
    name: 'lint',
    run: () =>
      bin(
        'eslint',
        ['--config', 'packages/tooling/eslint.config.mjs', '--max-warnings=0', 'packages', 'extension', 'demo'],
        { quiet: true },
      ),
  },
  {
    name: 'types of the tests',
    run: () => bin('tsc', ['-p', 'packages/tooling/tsconfig.tests.json'], { quiet: true }),
  },
  {
    name: 'doors between rooms',
    run: () => run(process.execPath, ['packages/tooling/scripts/doors.mjs'], { quiet: true }),
  },
  { name: 'format', run: () => bin('prettier', ['--check', '--log-level', 'warn', '.'], { quiet: true }) },
];

/** Runs every check, two at a time where they do not need each other, and tells of each as it ends. */
export async function runChecks(ended) {
  const one = async (check) => ended(check.name, await check.run());
  for (const check of first) await one(check);
  const waiting = [...rest];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await one(next);
  };
  await Promise.all([worker(), worker()]);
}

async function extensionTypes() {
  const prepared = await run('npx', ['--no-install', 'wxt', 'prepare', 'extension'], { quiet: true });
  if (prepared.code !== 0) return prepared;
  return bin('tsc', ['--noEmit', '-p', 'extension'], { quiet: true });
}
