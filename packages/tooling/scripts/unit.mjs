// Runs the tests that need no browser. Usage: node packages/tooling/scripts/unit.mjs [part of a path …]
import { spawnSync } from 'node:child_process';
import { root, unitTests } from './files.mjs';

const files = unitTests(process.argv.slice(2));
if (files.length === 0) {
  console.error('No test file matches.');
  process.exit(1);
}
const run = spawnSync(
  process.execPath,
  ['--conditions=source', '--import', 'tsx', '--test', '--test-concurrency=2', '--test-reporter=spec', ...files],
  { cwd: root, stdio: 'inherit', env: { ...process.env, TSX_TSCONFIG_PATH: 'packages/tooling/tsconfig.run.json' } },
);
process.exit(run.status ?? 1);
