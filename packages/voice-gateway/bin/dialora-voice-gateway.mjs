#!/usr/bin/env node
// Committed, unlike dist, so that npm can link the command before anything is built.
import { existsSync } from 'node:fs';

const cli = new URL('../dist/cli/main.js', import.meta.url);

if (existsSync(cli)) {
  await import(cli.href);
} else {
  console.error('The voice gateway is not built yet. Run "npm run build" at the root of the repository first.');
  process.exitCode = 1;
}
