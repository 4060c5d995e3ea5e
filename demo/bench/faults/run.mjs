// What becomes of a call when the line is cut for as long as it is cut in life: the real SDK in Chromium, the real gateway.
// Usage: npm run bench -- faults          signalling for 1, 6 and 25 s, media for 5 s, both; and longer than anybody waits
// Ends with an error unless each call went on with sound, or ended for the right reason, and was told of once.
import { openSoak } from '../../../packages/voice/e2e/testing/soak.ts';

const cases = [
  { what: 'signalling for 1 s', cut: { signallingMs: 1_000 } },
  { what: 'signalling for 6 s', cut: { signallingMs: 6_000 } },
  { what: 'signalling for 25 s', cut: { signallingMs: 25_000 } },
  { what: 'media for 5 s', cut: { mediaMs: 5_000 } },
  { what: 'media for 5 s, signalling for 6 s', cut: { mediaMs: 5_000, signallingMs: 6_000 } },
  { what: 'both for 25 s', cut: { mediaMs: 25_000, signallingMs: 25_000 } },
  // The carrier was told to wait for 30 s.
  { what: 'signalling for 45 s', cut: { signallingMs: 45_000 }, ends: 'network' },
];
const once = ['initiated', 'ringing', 'answered', 'ended'];

const soak = await openSoak();
const table = {};
const faults = [];
for (const { what, cut, ends } of cases) {
  const { lost, end, backMs, told } = await soak.outage(cut);
  table[what] = {
    'the call': end === undefined ? 'went on' : `ended: ${end.reason}`,
    'connection lost': lost,
    'whole again after, ms': end === undefined ? backMs : '',
    'told of it': told.join(' '),
  };
  if (end?.reason !== ends) faults.push(`${what}: ${end === undefined ? 'the call went on' : JSON.stringify(end)}`);
  if (told.join() !== once.join()) faults.push(`${what}: told ${told.join(' ')}`);
  console.log(`${what}: ${table[what]['the call']}`);
}
const left = await soak.stop();
for (const what of ['sockets', 'peers', 'tracks', 'pagePeers'])
  if (left[what] !== 0) faults.push(`${left[what]} ${what} are left`);
console.table(table);
console.log(faults.length === 0 ? 'Every call went on, or ended as it should.' : faults.join('\n'));
process.exit(faults.length === 0 ? 0 : 1);
