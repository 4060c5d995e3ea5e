// How fast the phone is and what it costs: the real Voice SDK and `<dialora-dialer>` in Chromium against the local gateway.
// Usage: npm run bench -- voice [--times 20] [--seconds 60] [--only outgoing,incoming,take-over,rendering,ready,bytes]
// Clicks are real ones; sound is counted when both ends measure it: the page by the far end's tone, the far end by the
// frames of 20 ms that it is given. Ends with an error when a bar of the issue is missed.
import { parseArgs } from 'node:util';
import { dialerBar, weighDialer } from '../../../packages/embed/bundle.mjs';
import { measureIncoming, measureOutgoing, measureTakeOver } from './calls.mjs';
import { measureReady, measureRendering } from './cost.mjs';
import { openStage, ringMs } from './stage.mjs';

const { values } = parseArgs({
  options: {
    times: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '60' },
    only: { type: 'string', default: 'outgoing,incoming,take-over,rendering,ready,bytes' },
  },
});
const times = Number(values.times);
const seconds = Number(values.seconds);
if (!(times >= 1) || !(seconds >= 1)) {
  console.error('--times and --seconds are whole numbers above 0.');
  process.exit(1);
}
const wanted = new Set(values.only.split(','));
const missed = [];

/** A row of a table; `bar` is for the value that it says to hold. */
function held(what, value, bar, unit) {
  if (value > bar) missed.push(`${what}: ${value.toFixed(2)} ${unit} instead of ${bar}`);
  return `${value > bar ? '✗' : '✓'} ≤ ${bar}`;
}

/** Nearest rank; the median of an even number of values is the mean of the two in the middle. */
function quantile(list, q) {
  const sorted = [...list].sort((a, b) => a - b);
  const at = Math.max(0, Math.ceil(sorted.length * q) - 1);
  const even = q === 0.5 && sorted.length % 2 === 0;
  return even ? (sorted[at] + sorted[at + 1]) / 2 : sorted[at];
}

function row(what, list, bar) {
  const median = quantile(list, 0.5);
  return {
    [what]: {
      'median, ms': Math.round(median),
      'p95, ms': Math.round(quantile(list, 0.95)),
      worst: Math.round(Math.max(...list)),
      of: list.length,
      bar: bar === undefined ? '' : held(what, median, bar, 'ms'),
    },
  };
}

const table = {};
const stage = await openStage();
try {
  if (wanted.has('outgoing')) {
    const { ringing, audio } = await measureOutgoing(stage, times);
    Object.assign(table, row('click on Call to ringing on the screen', ringing));
    Object.assign(table, row(`click on Call to sound both ways (it rings ${ringMs} ms)`, audio));
  }
  if (wanted.has('incoming')) {
    Object.assign(table, row('click on Answer to sound both ways', await measureIncoming(stage, times)));
  }
  if (wanted.has('take-over')) {
    const { owned, audio } = await measureTakeOver(stage, times);
    Object.assign(table, row('owner tab closed to the next owner', owned, 1000));
    Object.assign(table, row('owner tab closed to sound both ways in the next tab', audio, 1000));
  }
  if (wanted.has('ready')) {
    const cpu = await measureReady(stage, times);
    Object.assign(table, row('dialer asked for to ready to type, CPU at 4x throttle', cpu, 100));
  }
  if (Object.keys(table).length > 0) console.table(table);
  if (wanted.has('rendering')) printRendering(await measureRendering(stage, seconds));
  if (wanted.has('bytes')) {
    const bytes = await weighDialer();
    console.log(
      `The dialer to its first paint, Lit shared: ${(bytes / 1000).toFixed(1)} kB brotli ${held('bytes', bytes / 1000, dialerBar / 1000, 'kB')}`,
    );
  }
} finally {
  await stage.close();
}
console.log(missed.length === 0 ? 'Every bar is held.' : `Missed: ${missed.join('; ')}.`);
process.exit(missed.length === 0 ? 0 : 1);

function printRendering({ none, call, phone }) {
  const minus = (one, other) => Object.fromEntries(Object.keys(one).map((key) => [key, one[key] - other[key]]));
  const drawing = minus(call, phone);
  const shown = (shares) =>
    Object.fromEntries(Object.entries(shares).map(([key, value]) => [`${key}, %`, Number(value.toFixed(2))]));
  console.log(`Main thread over ${seconds} s, per cent of one core`);
  console.table({
    'dialer, no call': shown(none),
    'dialer in a call: timer and levels': shown(call),
    'the same call without a dialer': shown(phone),
    'the call and its drawing (second less first)': shown(minus(call, none)),
    'drawing of the call (second less third)': shown(drawing),
  });
  console.log(
    `Drawing ${seconds} s of a call: ${drawing.all.toFixed(2)} % of a core ${held('drawing', drawing.all, 1, '%')}`,
  );
}
