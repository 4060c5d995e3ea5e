import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkHours, hoursRules } from './calling-hours.js';
import { decideCall } from './decide.js';

const allowed = (country: string, zone: string | undefined, at: string): boolean =>
  checkHours(country, zone, new Date(at)).allowed;

test('United States: from 8 to 21 by the clock of the called, the start included, the end not', () => {
  const zone = 'America/New_York';
  assert.equal(allowed('US', zone, '2026-11-23T12:59:59Z'), false); // 07:59:59
  assert.equal(allowed('US', zone, '2026-11-23T13:00:00Z'), true);
  assert.equal(allowed('US', zone, '2026-11-24T01:59:59Z'), true); // 20:59:59
  assert.equal(allowed('US', zone, '2026-11-24T02:00:00Z'), false);
  // The same moment, three zones west.
  assert.equal(allowed('US', 'America/Los_Angeles', '2026-11-23T13:00:00Z'), false);
});

test('the day the clocks change is counted by the new clock', () => {
  // On 8 March 2026 New York goes from UTC-5 to UTC-4: 8:00 is 12:00 UTC that morning, 13:00 UTC the day before.
  assert.equal(allowed('US', 'America/New_York', '2026-03-07T12:30:00Z'), false);
  assert.equal(allowed('US', 'America/New_York', '2026-03-08T12:30:00Z'), true);
});

test('with only the country known, it must be allowed in every zone of it', () => {
  assert.equal(allowed('US', undefined, '2026-11-23T14:00:00Z'), false); // 9:00 in New York, 6:00 in Los Angeles
  assert.equal(allowed('US', undefined, '2026-11-23T17:00:00Z'), true);
  assert.equal(allowed('US', undefined, '2026-11-24T02:30:00Z'), false); // 21:30 in New York
});

test('Italy rests on Sunday, France at lunch and at the weekend, India before ten', () => {
  assert.equal(allowed('IT', 'Europe/Rome', '2026-11-22T10:00:00Z'), false); // Sunday
  assert.equal(allowed('IT', 'Europe/Rome', '2026-11-21T08:30:00Z'), false); // Saturday 9:30
  assert.equal(allowed('IT', 'Europe/Rome', '2026-11-21T09:30:00Z'), true);
  assert.equal(allowed('FR', 'Europe/Paris', '2026-11-23T12:30:00Z'), false); // Monday 13:30
  assert.equal(allowed('FR', 'Europe/Paris', '2026-11-23T13:00:00Z'), true);
  assert.equal(allowed('FR', 'Europe/Paris', '2026-11-21T11:00:00Z'), false); // Saturday
  assert.equal(allowed('IN', undefined, '2026-11-23T04:29:00Z'), false); // 9:59
  assert.equal(allowed('IN', undefined, '2026-11-23T04:30:00Z'), true);
});

test('countries without a rule are open, and every rule names its source', () => {
  assert.equal(allowed('GB', 'Europe/London', '2026-11-22T03:00:00Z'), true);
  assert.equal(checkHours(undefined, undefined, new Date()).allowed, true);
  for (const rule of hoursRules) assert.ok(rule.source.length > 10, rule.id);
});

test('the next opening is the first moment that is allowed, whenever one asks', () => {
  const country = fc.constantFrom('US', 'IT', 'FR', 'IN');
  const zone = fc.constantFrom(undefined, 'America/Chicago', 'Europe/Rome', 'Asia/Kolkata', 'Asia/Kathmandu');
  const at = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(country, zone, at, (where, here, now) => {
      const verdict = checkHours(where, here, now);
      if (verdict.allowed) return;
      const next = verdict.nextAllowedAt;
      assert.ok(next !== undefined && next > now);
      assert.equal(checkHours(where, here, next).allowed, true);
      assert.equal(checkHours(where, here, new Date(next.getTime() - 60_000)).allowed, false);
    }),
    { numRuns: 60 },
  );
});

const contact = { name: 'X', do_not_call: false };
const night = new Date('2026-11-23T07:00:00Z'); // 2:00 in New York

test('permission lifts the hours, a withdrawal closes the line at any hour', () => {
  const wish = { toNumber: '+12025550147', contacts: [{ ...contact, time_zone: 'America/New_York' }], now: night };
  assert.equal(decideCall({ ...wish, callConsent: undefined }).outcome, 'refused');
  assert.equal(decideCall({ ...wish, callConsent: 'given' }).outcome, 'allowed');
  const noon = { ...wish, now: new Date('2026-11-23T17:00:00Z') };
  assert.equal(decideCall({ ...noon, callConsent: 'withdrawn' }).reasons[0]?.code, 'consent-withdrawn');
});

test('all reasons are named, and time is offered as a cure only when it is one', () => {
  const marked = { ...contact, do_not_call: true, time_zone: 'America/New_York' };
  const both = decideCall({ toNumber: '+12025550147', contacts: [marked], callConsent: 'withdrawn', now: night });
  assert.deepEqual(
    both.reasons.map((reason) => reason.code),
    ['do-not-call', 'consent-withdrawn', 'outside-calling-hours'],
  );
  assert.equal(both.next_allowed_at, undefined);
  const late = decideCall({ toNumber: '+12025550147', contacts: [], callConsent: undefined, now: night });
  assert.equal(late.next_allowed_at, '2026-11-23T16:00:00.000Z'); // 8:00 in Los Angeles
});
