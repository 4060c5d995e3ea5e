import { transportScenarios } from '@dialora/core/testing';
import { test } from './testing/bench.js';

test.describe('the Twilio transport against the gateway', () => {
  for (const { name } of transportScenarios) {
    test(name, async ({ bench }) => {
      const page = await bench.open('contract-page');
      await page.evaluate((scenario) => window.runScenario(scenario), name);
    });
  }
});
