// `npm run demo`: builds what is older than its source, then serves everything at one address.
import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { listFiles, root } from './files.mjs';
import { run } from './run.mjs';

const built = [
  { step: 'openapi', file: 'packages/api/dist/openapi.json', from: ['packages/core/src', 'packages/api'] },
  { step: 'consent', file: 'packages/consent/dist/gate.js', from: ['packages/consent'] },
  { step: 'embed', file: 'packages/embed/dist/dialora.js', from: ['packages'] },
  { step: 'scenes', file: 'demo/dist/scenes/index.html', from: ['packages', 'demo/scenes'] },
];

const newest = (dirs) =>
  Math.max(
    ...dirs
      .flatMap((dir) => listFiles(dir, (file) => !/\.(test|e2e)\.ts$/.test(file)))
      .map((file) => statSync(path.join(root, file)).mtimeMs),
  );

for (const { step, file, from } of built) {
  const target = path.join(root, file);
  if (existsSync(target) && statSync(target).mtimeMs >= newest(from)) continue;
  const { code, output } = await run(process.execPath, ['packages/tooling/scripts/build.mjs', step], { quiet: true });
  if (code !== 0) {
    console.error(output);
    process.exit(1);
  }
  console.log(`Built the ${step}.`);
}

const server = spawn(
  process.execPath,
  ['--conditions=source', '--import', 'tsx', 'demo/server/main.ts', ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, TSX_TSCONFIG_PATH: 'packages/tooling/tsconfig.run.json' },
  },
);
// The server shuts down by itself on these; this process only waits for it.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.once('exit', (code) => process.exit(code ?? 0));
