// `npm run bench [-- name …]`: every `demo/bench/<name>/run.mjs`: ours and the peers side by side in one run.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from './files.mjs';
import { run } from './run.mjs';

const home = path.join(root, 'demo/bench');
const all = readdirSync(home).filter((name) => existsSync(path.join(home, name, 'run.mjs')));
const [first, ...rest] = process.argv.slice(2);
const chosen = first === undefined ? all : [first];
for (const name of chosen) {
  if (!all.includes(name)) {
    console.error(`There is no bench "${name}"; there are: ${all.join(', ')}.`);
    process.exit(1);
  }
  console.log(`\n# ${name}\n`);
  const { code } = await run(
    process.execPath,
    ['--conditions=source', '--import', 'tsx', path.join('demo/bench', name, 'run.mjs'), ...rest],
    {
      env: { TSX_TSCONFIG_PATH: 'packages/tooling/tsconfig.run.json' },
    },
  );
  if (code !== 0) process.exit(code);
}
