import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/core';
import { formatNumber, parseNumber } from './format.js';
import { knownCountries, metadata, planOf } from './plan.js';
import { resolveDigits } from './resolve.js';
import { formatTyped } from './typing.js';

const countries = fc.constantFrom(...knownCountries());

/** Digits that often enough are a number of the country: lengths of its plan, its prefixes before them. */
const digits = (country: CountryCode): fc.Arbitrary<string> => {
  const { callingCode, lengths } = planOf(country);
  return fc
    .tuple(
      fc.constantFrom('', '0', '00', '011', '1', '8', callingCode, `00${callingCode}`),
      fc.constantFrom(...lengths),
    )
    .chain(([prefix, length]) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`)).map((rest) => prefix + rest));
};

test('resolving agrees with libphonenumber on what is a number and which', () => {
  fc.assert(
    fc.property(
      countries.chain((country) => fc.tuple(fc.constant(country), digits(country), fc.boolean())),
      ([country, number, plus]) => {
        const theirs = parsePhoneNumberFromString(
          `${plus ? '+' : ''}${number}`,
          { defaultCountry: country, extract: false },
          metadata,
        );
        const ours = resolveDigits(number, plus, country);
        if (ours?.kind === 'drama') return;
        assert.equal(
          ours?.e164,
          theirs?.isValid() === true ? theirs.number : undefined,
          `${plus ? '+' : ''}${number} ${country}`,
        );
        assert.equal(ours?.country, theirs?.isValid() === true ? theirs.country : undefined);
      },
    ),
    { numRuns: 1200 },
  );
});

test('formatting agrees with libphonenumber', () => {
  fc.assert(
    fc.property(
      countries.chain((country) => digits(country).map((number) => resolveDigits(number, false, country))),
      (resolved) => {
        if (resolved === undefined || resolved.kind === 'drama') return;
        const theirs = parsePhoneNumberFromString(resolved.e164, metadata);
        assert.equal(formatNumber(resolved.e164, 'international'), theirs?.formatInternational());
        assert.equal(formatNumber(resolved.e164, 'national'), theirs?.formatNational());
      },
    ),
    { numRuns: 800 },
  );
});

test('a number of another country is written so that it can be dialled as read', () => {
  assert.equal(formatNumber('+442079460018', 'national', 'GB'), '020 7946 0018');
  assert.equal(formatNumber('+442079460018', 'national', 'US'), '+44 20 7946 0018');
  assert.equal(formatNumber('hello', 'national'), 'hello');
});

test('one number is parsed with its extension, its country and whether it is in use', () => {
  assert.deepEqual(parseNumber('(020) 7946 0018 ext 5', 'GB'), {
    e164: '+442079460018',
    ext: '5',
    country: 'GB',
    possible: true,
    valid: true,
  });
  assert.deepEqual(parseNumber('tel:+1-415-555-0132;ext=7'), {
    e164: '+14155550132',
    ext: '7',
    country: 'US',
    possible: true,
    valid: true,
  });
  assert.equal(parseNumber('0800 hello', 'GB'), undefined);
  assert.equal(parseNumber('', 'GB'), undefined);
  assert.equal(parseNumber('020 7946 0018'), undefined);
  assert.deepEqual([parseNumber('+1 415 555 01')?.possible, parseNumber('+1 415 555 01')?.valid], [false, false]);
  assert.equal(parseNumber('+44 7700 900123')?.valid, true);
});

test('a number takes shape while it is typed', () => {
  assert.equal(formatTyped('0207946', 'GB'), '020 7946');
  assert.equal(formatTyped('٠٢٠٧٩٤٦', 'GB'), '020 7946');
  assert.equal(formatTyped('+4420794', 'US'), '+44 20 794');
});
