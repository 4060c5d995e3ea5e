import { defineConfig } from '@playwright/test';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

/** End-to-end tests: `*.e2e.ts` beside what they test, in Debian's Chromium. No retries: a flake is a bug. */
export default defineConfig({
  testDir: root,
  testMatch: /(demo|extension|packages)\/.*\.e2e\.ts$/,
  testIgnore: ['**/node_modules/**', '**/dist/**', '**/.output/**'],
  outputDir: path.join(root, '.cache/e2e'),
  timeout: 90_000,
  expect: { timeout: 15_000 },
  // Calls mostly wait for sound, in real time: two files at once, each with servers and a browser of its own.
  workers: 2,
  retries: 0,
  forbidOnly: true,
  reporter: [['list']],
  use: { trace: 'retain-on-failure' },
});
