import { spawn } from 'node:child_process';
import { root } from './files.mjs';

/** Runs a command in the root, shows its output as it comes and returns it with the exit code. */
export function run(command, args, { env = {}, quiet = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk;
        if (!quiet) process.stdout.write(chunk);
      });
    }
    child.once('error', (error) => resolve({ code: 127, output: `${output}\n${error.message}` }));
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Runs a binary of a workspace dependency. */
export const bin = (name, args, options) => run('npx', ['--no-install', name, ...args], options);

/** Runs a script of this repository from source. */
export const source = (file, args = [], options = {}) =>
  run(process.execPath, ['--conditions=source', '--import', 'tsx', file, ...args], {
    ...options,
    env: { TSX_TSCONFIG_PATH: 'packages/tooling/tsconfig.run.json', ...options.env },
  });
