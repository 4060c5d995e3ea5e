// Runs every `*.browser.test.ts` in real browsers. BROWSERS=chromium,firefox,webkit chooses (default: chromium).
// Usage: npx wtr --config packages/tooling/web-test-runner.config.mjs [--files 'packages/consent/src/**/*.browser.test.ts']
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { freePort, launchers } from './test/browsers.mjs';

const rootDir = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

export default {
  rootDir,
  files: [
    'packages/*/src/**/*.browser.test.ts',
    'extension/**/*.browser.test.ts',
    '!**/node_modules/**',
    '!**/dist/**',
  ],
  nodeResolve: { exportConditions: ['source', 'browser'] },
  plugins: [
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: path.join(rootDir, 'packages/tooling/tsconfig.base.json') }),
  ],
  browsers: await launchers((process.env.BROWSERS ?? 'chromium').split(',')),
  // The runner's own search takes the first free port from 8000 on, so two that start together may take the same one.
  port: await freePort(),
  concurrentBrowsers: 1,
  // One page at a time where keys need the window in front: WebKit's driver reaches only one page, and in Firefox Space on a
  // button of a window behind another is a key down and a key up, and no click (measured with ESR, 2026-11).
  concurrency: /webkit|firefox/.test(process.env.BROWSERS ?? '') ? 1 : 2,
  testsStartTimeout: 60_000,
  // Caps for a machine that is busy with other things, too; a single test has 20 s.
  testsFinishTimeout: 600_000,
  browserStartTimeout: 60_000,
  testFramework: { config: { timeout: 20_000 } },
};
