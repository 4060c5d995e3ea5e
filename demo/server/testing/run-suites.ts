import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Harness } from './harness.js';
import { suites } from './suites/index.js';

/** Runs everything the API promises against one server. */
export function runSuites(title: string, start: () => Promise<Harness>): void {
  // Far above what a busy machine needs: only what hangs is ended by it.
  describe(title, { timeout: 300_000 }, () => {
    let harness: Harness | undefined;
    const use = (): Harness => {
      assert.ok(harness, 'the server has started');
      return harness;
    };
    before(async () => {
      harness = await start();
    });
    after(() => harness?.close());
    for (const [name, suite] of Object.entries(suites)) describe(name, () => suite(use));
    test('nothing broke on our side all the while', () => assert.deepEqual(use().faults, []));
  });
}
