import assert from 'node:assert/strict';
import { test } from 'node:test';
import { knownCountries } from './plan.js';
import { describeNumber } from './describe.js';
import { zonesOfCountry } from './country-zones.js';

const zones = (number: string): readonly string[] => describeNumber(number)?.timeZones ?? [];

test('an area code in two zones has both, and so has the overlay on it', () => {
  const kentucky = ['America/New_York', 'America/Chicago'];
  assert.deepEqual(zones('+12705550132'), kentucky);
  assert.deepEqual(zones('+13645550132'), kentucky);
  assert.deepEqual(zones('+12195550132'), kentucky);
  assert.deepEqual(zones('+12085550132'), ['America/Denver', 'America/Los_Angeles']);
});

test('an area code in one zone has that, and the state that keeps no summer time its own', () => {
  assert.deepEqual(zones('+12125550132'), ['America/New_York']);
  assert.deepEqual(zones('+16025550132'), ['America/Phoenix']);
  assert.deepEqual(zones('+16045550132'), ['America/Vancouver']);
  assert.deepEqual(zones('+442079460018'), ['Europe/London']);
  assert.deepEqual(zones('+61893550132'), ['Australia/Perth', 'Australia/Eucla']);
});

test('a mobile number may be anywhere in its country; one that is free to call says nothing', () => {
  assert.ok(zones('+61491570156').includes('Australia/Perth'));
  assert.ok(zones('+61491570156').includes('Australia/Sydney'));
  assert.deepEqual(zones('+18005550132'), []);
});

test('country and type are told, and nothing of what is no number', () => {
  assert.equal(describeNumber('+442079460018')?.country, 'GB');
  assert.equal(describeNumber('+442079460018')?.type, 'fixed-line');
  assert.equal(describeNumber('+61491570156')?.type, 'mobile');
  assert.equal(describeNumber('+18005550132')?.type, 'toll-free');
  assert.equal(describeNumber('+15550100123'), undefined);
  assert.equal(describeNumber('hello'), undefined);
});

test('every country has zones that this machine knows', () => {
  for (const country of knownCountries()) {
    const list = zonesOfCountry(country);
    assert.ok(list.length > 0, country);
    for (const timeZone of list) assert.doesNotThrow(() => new Intl.DateTimeFormat('en', { timeZone }), timeZone);
  }
});
