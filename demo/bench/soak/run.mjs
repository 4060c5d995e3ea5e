// Does anything leak? A real Chromium with the real SDK calls through the gateway: 200 calls one after another, 6 at once.
// Usage: npm run bench -- soak [--calls 200] [--at-once 6]     prints what is in use before, during and after
//        npm run bench -- soak --minutes 30                    one long call instead
// Ends with an error when a socket, peer or track is left over, or a heap has grown by more than --grown MB (default 4).
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parseArgs } from 'node:util';
import { openSoak } from '../../../packages/voice/e2e/testing/soak.ts';

const { values } = parseArgs({
  options: {
    calls: { type: 'string', default: '200' },
    'at-once': { type: 'string', default: '6' },
    minutes: { type: 'string' },
    grown: { type: 'string', default: '4' },
  },
});
setFlagsFromString('--expose-gc');
globalThis.gc = runInNewContext('gc');

const table = {};
const soak = await openSoak();
const faults = [];
// The first call loads what is loaded once; only what comes after it can leak.
await soak.calls(1);
const before = (table['after a first call'] = await soak.usage());

if (values.minutes !== undefined) {
  const minutes = Number(values.minutes);
  const { interruptions, farHears } = await soak.long(minutes * 60_000, (minute) => {
    if (minute % 5 === 0) console.log(`${minute} of ${minutes} minutes`);
  });
  console.log(
    `one call of ${minutes} minutes: lost ${interruptions} times, the far end ${farHears ? 'hears' : 'DOES NOT HEAR'} us`,
  );
  if (!farHears || interruptions > 0) faults.push('the long call was not whole');
  table[`after ${minutes} minutes`] = await soak.usage();
} else {
  const calls = Number(values.calls);
  const atOnce = Number(values['at-once']);
  const began = performance.now();
  for (let done = 0; done < calls;) {
    const batch = Math.min(50, calls - done);
    await soak.calls(batch);
    done += batch;
    table[`after ${done} calls, one after another`] = await soak.usage();
    console.log(`${done} of ${calls} calls, ${((performance.now() - began) / 1000).toFixed(0)} s`);
  }
  for (let round = 1; round <= 5; round += 1) {
    const peak = await soak.atOnce(atOnce);
    console.log(
      `${atOnce} calls at once: ${peak.peers} peers and ${peak.tracks} tracks in the page while they were up`,
    );
    // One connection and one microphone track each: fewer would be a call that nobody hears, or a count that is wrong.
    for (const what of ['peers', 'tracks'])
      if (peak[what] !== atOnce) faults.push(`${peak[what]} ${what} for ${atOnce} calls at once`);
  }
  table[`after 5 times ${atOnce} calls at once`] = await soak.usage();
}
const after = Object.values(table).at(-1);
const left = (table['after the end'] = await soak.stop());
console.table(table);

for (const [what, now] of Object.entries({ pagePeers: after.pagePeers, tracks: after.tracks, peers: after.peers }))
  if (now !== 0) faults.push(`${now} ${what} are left when no call is`);
if (after.sockets !== before.sockets) faults.push(`${after.sockets} sockets instead of ${before.sockets}`);
for (const heap of ['nodeHeap', 'pageHeap'])
  if (after[heap] - before[heap] > Number(values.grown))
    faults.push(`${heap} grew by ${(after[heap] - before[heap]).toFixed(1)} MB`);
for (const what of ['sockets', 'peers', 'timers', 'pagePeers', 'tracks'])
  if (left[what] !== 0) faults.push(`${left[what]} ${what} are left after the end`);
console.log(faults.length === 0 ? 'Nothing leaks.' : `Something leaks: ${faults.join('; ')}.`);
process.exit(faults.length === 0 ? 0 : 1);
