// The contract suite of the voice transport, in a real browser against the real gateway, many times in a row.
// Usage: npm run bench -- contract [--times 20] [--browser chromium|firefox] [--busy 2] [--only words]
// `--busy` keeps that many cores busy with something else meanwhile. Ends with an error unless every round was green.
import { Worker } from 'node:worker_threads';
import { parseArgs } from 'node:util';
import { runContractRounds } from '../../../packages/voice/e2e/testing/contract-rounds.ts';

const { values: options } = parseArgs({
  options: {
    times: { type: 'string', default: '20' },
    browser: { type: 'string', default: 'chromium' },
    busy: { type: 'string', default: '0' },
    only: { type: 'string' },
  },
});
if (options.browser !== 'chromium' && options.browser !== 'firefox') {
  console.error(`--browser is chromium or firefox; it is "${options.browser}".`);
  process.exit(1);
}
const busy = Array.from(
  { length: Number(options.busy) },
  () => new Worker(new URL('./busy.mjs', import.meta.url), { execArgv: [] }),
);

const rounds = await runContractRounds({
  browser: options.browser,
  times: Number(options.times),
  only: options.only,
  onRound({ round, seconds, scenarios, failures }) {
    const verdict = failures.length === 0 ? 'green' : `${failures.length} failed`;
    console.log(`round ${round}: ${scenarios} scenarios, ${verdict}, ${seconds.toFixed(1)} s`);
    for (const failure of failures) console.log(`  ${failure}`);
  },
});
await Promise.all(busy.map((worker) => worker.terminate()));

const green = rounds.filter(({ failures }) => failures.length === 0).length;
console.log(`${green} of ${rounds.length} green, ${rounds[0]?.scenarios ?? 0} scenarios each, ${options.browser}.`);
process.exit(green === rounds.length ? 0 : 1);
