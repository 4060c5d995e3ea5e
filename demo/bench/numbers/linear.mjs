// Time of one long text: whoever wants to keep a scanner busy must not be able to. A text node is one task.
import path from 'node:path';
import { importSource, root } from './bundle.mjs';

const million = 1 << 20;
const limitMs = 200;

/** xorshift32; the same texts each time. */
function digits() {
  let state = 2463534242;
  return (count) =>
    Array.from({ length: count }, () => {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return (state >>> 0) % 10;
    }).join('');
}

function filled(piece) {
  const next = digits();
  const parts = [];
  for (let length = 0; length < million;) {
    const part = piece(next);
    parts.push(part);
    length += part.length;
  }
  return parts.join('').slice(0, million);
}

const texts = {
  'one digit': () => '7',
  'all digits': (next) => next(50),
  brackets: () => '(',
  'opened and closed': () => '()',
  'pluses and brackets': () => '+ (',
  'a near-number': () => '+1 (415) 555-013 ',
  'a number without an end': () => '415-555-0132-',
  'near-numbers, each another': (next) => `+1 (${next(3)}) ${next(3)}-${next(3)} `,
  'numbers of no country, each another': (next) => `(${next(3)}) ${next(3)}-${next(3)} `,
  'numbers, each another': (next) => `${next(3)}-${next(3)}-${next(4)} `,
};

/** CPU ms of `findPhoneNumbers` for 1 MB of each kind of text, and for half of it: twice as long must be twice as dear. */
export async function measureLinear() {
  const { findPhoneNumbers } = await importSource(path.join(root, 'packages/phone-numbers/src/index.ts'));
  const cpuMs = (text) => {
    const before = process.cpuUsage();
    findPhoneNumbers(text, { country: 'US' });
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  cpuMs(filled(texts['near-numbers, each another']).slice(0, 10_000));
  return Object.fromEntries(
    Object.entries(texts).map(([name, piece]) => {
      const text = filled(piece);
      const half = cpuMs(text.slice(0, million / 2));
      const whole = cpuMs(text);
      const round = (ms) => Math.round(ms * 10) / 10;
      return [
        name,
        { '0.5 MB ms': round(half), '1 MB ms': round(whole), [`under ${limitMs}`]: whole < limitMs ? 'yes' : 'no' },
      ];
    }),
  );
}
