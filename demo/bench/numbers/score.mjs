// Precision and recall of ours and of libphonenumber-js's own finder on a labelled corpus.
// Usage: node demo/bench/numbers/score.mjs <corpus.json> [--misses 20] [--false 20] [--all-tiers] [--ours-only]
// The corpus: { cases: [{ text, region, kind: 'positive' | 'negative', tier, category, expected: [{ raw, e164, start, end }] }] },
// offsets in UTF-16 units, region `ZZ` for no default country; cases of tier `core` are scored.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { findPhoneNumbersInText as findMax } from 'libphonenumber-js/max';
import { findPhoneNumbersInText as findMin } from 'libphonenumber-js/min';
import { importSource, root } from './bundle.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    misses: { type: 'string', default: '0' },
    false: { type: 'string', default: '0' },
    'all-tiers': { type: 'boolean', default: false },
    'ours-only': { type: 'boolean', default: false },
  },
});
const [corpus] = positionals;
if (corpus === undefined) {
  console.error('A corpus file is needed: node demo/bench/numbers/score.mjs <corpus.json>');
  process.exit(2);
}

const cases = JSON.parse(await readFile(corpus, 'utf8')).cases.filter(
  (one) => options['all-tiers'] || (one.tier ?? 'core') === 'core',
);
const { findPhoneNumbers } = await importSource(path.join(root, 'packages/phone-numbers/src/index.ts'));
const peer = (find) => (text, region) =>
  find(text, region).map((match) => ({ start: match.startsAt, end: match.endsAt, e164: match.number.number }));
const detectors = {
  ours: (text, region) => findPhoneNumbers(text, { country: region }),
  ...(!options['ours-only'] && { 'libphonenumber-js/max': peer(findMax), 'libphonenumber-js/min': peer(findMin) }),
};

// Negatives that are a phone number in no country, tried again under other default countries.
const countries = ['US', 'GB', 'DE', 'AT', 'FR', 'IN', 'BR', 'JP', 'IT', 'ID'];
const typed = /^(ip|date|timestamp|price|iban|isbn|gps|uuid|credit-card|tracking|url|hash|version|imei|ean|mac)/;
const typedNegatives = cases.filter((one) => one.kind === 'negative' && typed.test(one.category));

const percent = (part, whole) => (whole === 0 ? 'n/a' : `${((100 * part) / whole).toFixed(2)}%`);
const rows = {};
for (const [name, detect] of Object.entries(detectors)) {
  const loud = name === 'ours';
  const tally = { expected: 0, hit: 0, span: 0, extra: 0, negatives: 0, negativesHit: 0 };
  const left = { misses: Number(options.misses), false: Number(options.false) };
  const say = (kind, ...what) => loud && left[kind]-- > 0 && console.error(kind, ...what);
  for (const one of cases) {
    const found = detect(one.text, one.region === 'ZZ' ? undefined : one.region);
    const rest = [...found];
    for (const want of one.expected) {
      tally.expected++;
      const at = rest.findIndex((f) => f.e164 === want.e164 && f.start < want.end && want.start < f.end);
      if (at < 0) {
        say('misses', one.region, JSON.stringify(one.text), want.raw, want.e164, found.map((f) => f.e164).join());
        continue;
      }
      tally.hit++;
      const { start, end } = rest[at];
      if (start === want.start && end === want.end) tally.span++;
      else say('misses', 'span', one.region, JSON.stringify(one.text), want.raw, '<>', one.text.slice(start, end));
      rest.splice(at, 1);
    }
    tally.extra += rest.length;
    for (const extra of rest) say('false', one.region, one.category, JSON.stringify(one.text), extra.e164);
    if (one.kind === 'negative') {
      tally.negatives++;
      if (found.length > 0) tally.negativesHit++;
    }
  }
  const rates = countries.map((country) => {
    let hits = 0;
    for (const one of typedNegatives) {
      const found = detect(one.text, country);
      if (found.length === 0) continue;
      hits++;
      say('false', `[${country}]`, one.category, JSON.stringify(one.text), found.map((f) => f.e164).join());
    }
    return (100 * hits) / typedNegatives.length;
  });
  rows[name] = {
    recall: percent(tally.hit, tally.expected),
    'exact span': percent(tally.span, tally.expected),
    precision: percent(tally.hit, tally.hit + tally.extra),
    'found/expected': `${tally.hit}/${tally.expected}`,
    'negatives hit': `${tally.negativesHit}/${tally.negatives}`,
    'typed mean': `${(rates.reduce((a, b) => a + b, 0) / rates.length).toFixed(2)}%`,
    'typed worst': `${Math.max(...rates).toFixed(2)}% (${countries[rates.indexOf(Math.max(...rates))]})`,
  };
}
console.log(`${cases.length} cases, ${typedNegatives.length} typed negatives under ${countries.length} countries`);
console.table(rows);
