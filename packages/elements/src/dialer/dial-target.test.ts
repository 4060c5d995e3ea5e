import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as plans from '@dialora/phone-numbers';
import { readTarget } from './dial-target.js';

const called = (text: string, country: string): string | undefined => {
  const target = readTarget(text, country, plans, undefined);
  return target.state === 'ready' ? target.request.number : undefined;
};

describe('what the text of the number field stands for', () => {
  test('a number with 00 in front is a foreign one also where 00 dials nothing', () => {
    assert.equal(called('00 39 02 555 0147', 'US'), '+39025550147');
    assert.equal(called('0044 20 7946 0018', 'US'), '+442079460018');
    assert.equal(called('011 44 20 7946 0018', 'US'), '+442079460018');
  });

  test('what 00 means in the country itself goes before', () => {
    assert.equal(called('0044 20 7946 0018', 'GB'), '+442079460018');
    assert.equal(called('00', 'US'), undefined);
    assert.equal(called('00 1', 'US'), undefined);
  });
});
