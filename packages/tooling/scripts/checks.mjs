// What must hold before any test runs: types, doors between rooms, lint, format. Also behind `npm run lint`.
import { bin, run } from './run.mjs';

export const checks = [
  { name: 'types', run: () => bin('tsc', ['-b'], { quiet: true }) },
  {
    name: 'types of the tests',
    run: () => bin('tsc', ['-p', 'packages/tooling/tsconfig.tests.json'], { quiet: true }),
  },
  { name: 'types of the extension', run: extensionTypes },
  {
    name: 'doors between rooms',
    run: () => run(process.execPath, ['packages/tooling/scripts/doors.mjs'], { quiet: true }),
  },
  {
    name: 'lint',
    run: () =>
      bin(
        'eslint',
        ['--config', 'packages/tooling/eslint.config.mjs', '--max-warnings=0', 'packages', 'extension', 'demo'],
        { quiet: true },
      ),
  },
  { name: 'format', run: () => bin('prettier', ['--check', '--log-level', 'warn', '.'], { quiet: true }) },
];

async function extensionTypes() {
  const prepared = await run('npx', ['--no-install', 'wxt', 'prepare', 'extension'], { quiet: true });
  if (prepared.code !== 0) return prepared;
  return bin('tsc', ['--noEmit', '-p', 'extension'], { quiet: true });
}
