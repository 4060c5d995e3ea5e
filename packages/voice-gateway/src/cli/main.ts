#!/usr/bin/env node
import { run } from './run.js';

const starting = run(process.argv.slice(2), { out: console.log, error: console.error });

// Before it listens: whoever sees its address may already ask it to go.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void starting.then((started) => started?.stop()));
}

starting.catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error);
  const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  console.error(`${message}${taken ? ' Choose another with --port.' : ''}\nTry --help.`);
  process.exitCode = 1;
});
