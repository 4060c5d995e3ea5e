import { incomingScenarios } from './incoming-scenarios.js';
import { lineScenarios } from './line-scenarios.js';
import { outgoingScenarios } from './outgoing-scenarios.js';
import { severalScenarios } from './several-scenarios.js';
import type { TransportHarness, TransportScenario } from './world.js';

/** Everything a `VoiceTransport` has to do, as named scenarios, so that a page can run them one by one. */
export const transportScenarios: readonly TransportScenario[] = [
  ...lineScenarios,
  ...outgoingScenarios,
  ...incomingScenarios,
  ...severalScenarios,
];

/** Runs one scenario in a world of its own. */
export async function runTransportScenario(harness: TransportHarness, name: string): Promise<void> {
  const scenario = transportScenarios.find((each) => each.name === name);
  if (scenario === undefined) throw new Error(`No such scenario: ${name}`);
  const world = await harness.open();
  try {
    await scenario.run(world);
  } finally {
    await world.close();
  }
}

/**
 * Registers the contract suite of a `VoiceTransport` with any runner:
 * `voiceTransportContract({ test, harness })` with `test` of `node:test`, mocha's `it`, or Playwright's.
 */
export function voiceTransportContract(options: {
  readonly test: (name: string, run: () => Promise<void>) => unknown;
  readonly harness: TransportHarness;
}): void {
  for (const { name } of transportScenarios) {
    options.test(name, () => runTransportScenario(options.harness, name));
  }
}

export type { ContractFarEnd, FarEndBehaviour, TransportHarness, TransportScenario, TransportWorld } from './world.js';
