import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkHours } from './calling-hours.js';
import { consentRules, frequencyRules } from './consent-rules.js';
import { hoursRules } from './hours-rules.js';
import { isHoliday } from './holidays.js';
import { jurisdictionsOf } from './jurisdictions.js';
import { recordingLaw, recordingLaws } from './recording-law.js';
import { decideCall } from './decide.js';

const everywhere: Readonly<Record<string, readonly string[]>> = {
  US: ['America/New_York', 'America/Chicago', 'America/Denver', 'America/Los_Angeles'],
  IN: ['Asia/Kolkata'],
};

const verdictOf = (where: readonly string[], zone: string | undefined, at: Date, automated = false) =>
  checkHours(
    {
      jurisdictions: where,
      zones: zone === undefined ? (everywhere[where[0] ?? ''] ?? []) : [zone],
      automated,
      permitted: false,
    },
    at,
  );
const allowed = (country: string, zone: string | undefined, at: string): boolean =>
  verdictOf([country], zone, new Date(at)).allowed;

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
  assert.equal(verdictOf([], undefined, new Date()).allowed, true);
  for (const rule of [...hoursRules, ...consentRules, ...frequencyRules, ...recordingLaws]) {
    assert.ok(rule.source.length > 10, rule.id);
  }
  const ids = hoursRules.map((rule) => rule.id);
  assert.equal(new Set(ids).size, ids.length);
});

test('the next opening is the first moment that is allowed, whenever one asks', () => {
  const country = fc.constantFrom('US', 'IT', 'FR', 'IN');
  const zone = fc.constantFrom(undefined, 'America/Chicago', 'Europe/Rome', 'Asia/Kolkata', 'Asia/Kathmandu');
  const at = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(country, zone, at, (where, here, now) => {
      const verdict = verdictOf([where], here, now);
      if (verdict.allowed) return;
      const next = verdict.nextAllowedAt;
      assert.ok(next !== undefined && next > now);
      assert.equal(verdictOf([where], here, next).allowed, true);
      assert.equal(verdictOf([where], here, new Date(next.getTime() - 60_000)).allowed, false);
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
  assert.equal(late.next_allowed_at, '2026-11-23T13:00:00.000Z'); // 8:00 in Washington, D.C., where 202 is
  const nowhere = decideCall({ toNumber: '+12705550147', contacts: [], callConsent: undefined, now: night });
  // Western Kentucky lies in two zones, and Kentucky opens at ten: 10:00 in Chicago.
  assert.equal(nowhere.next_allowed_at, '2026-11-23T16:00:00.000Z');
});

const zoneOf: Readonly<Record<string, string>> = {
  IN: 'Asia/Kolkata',
  IT: 'Europe/Rome',
  FR: 'Europe/Paris',
  GB: 'Europe/London',
  US: 'America/Chicago',
};

/** A moment at a minute of the day of a week in March 2027, by the clock of a zone; no holiday lies in it. */
function moment(zone: string, day: number, minute: number): Date {
  const wanted = Date.UTC(2027, 2, 7 + day, 0, minute); // 7 March 2027 is a Sunday
  const shown = new Date(wanted).toLocaleString('sv-SE', { timeZone: zone });
  return new Date(wanted - (Date.parse(`${shown.replace(' ', 'T')}Z`) - wanted));
}

for (const rule of hoursRules) {
  test(`${rule.id}: every window holds its first minute and not its last, on every day of the week`, () => {
    const zone = zoneOf[rule.jurisdiction.slice(0, 2)] ?? '';
    const closed = (at: Date): boolean => {
      const verdict = verdictOf([rule.jurisdiction], zone, at, rule.automatedOnly ?? false);
      return !verdict.allowed && verdict.broken.some((one) => one.rule.id === rule.id);
    };
    if (rule.advisory === true) return assert.equal(closed(moment(zone, 1, 180)), false);
    for (const [day, windows] of rule.days.entries()) {
      if (windows.length === 0)
        assert.ok(closed(moment(zone, day, 12 * 60)), `${rule.id} day ${day} is closed at noon`);
      for (const { from, to } of windows) {
        assert.deepEqual(
          [from - 1, from, to - 1, to].map((minute) => closed(moment(zone, day, minute))),
          [true, false, false, true],
          `${rule.id} day ${day}`,
        );
      }
    }
  });
}

test('public holidays close where the rule says so, and the day before one is shorter in Italy', () => {
  for (const [whose, day] of [
    ['IT', '2026-04-06'], // Easter Monday
    ['IT', '2026-10-04'],
    ['FR', '2026-05-14'], // Ascension
    ['FR', '2026-05-25'], // Whit Monday
    ['US', '2026-11-26'], // Thanksgiving
    ['US', '2026-05-25'], // Memorial Day
    ['US', '2026-09-07'],
  ] as const) {
    assert.ok(isHoliday(whose, day), `${whose} ${day}`);
  }
  assert.ok(!isHoliday('FR', '2026-11-12'));
  assert.equal(allowed('IT', 'Europe/Rome', '2026-12-25T10:00:00Z'), false);
  assert.equal(allowed('IT', 'Europe/Rome', '2026-12-24T08:30:00Z'), false); // 9:30 on the eve
  assert.equal(allowed('IT', 'Europe/Rome', '2026-12-23T08:30:00Z'), true);
  assert.equal(allowed('FR', 'Europe/Paris', '2026-11-11T10:00:00Z'), false);
  assert.equal(verdictOf(['US', 'US-LA'], 'America/Chicago', new Date('2026-11-26T18:00:00Z')).allowed, false);
});

test('a rule binds from its day on: Pennsylvania’s Sundays', () => {
  const sunday = (at: string): boolean => verdictOf(['US', 'US-PA'], 'America/New_York', new Date(at)).allowed;
  assert.equal(sunday('2026-10-11T18:00:00Z'), true);
  assert.equal(sunday('2026-10-18T18:00:00Z'), false);
});

test('a state is known by its area code and by the address on record', () => {
  assert.deepEqual(jurisdictionsOf('+13055550100', []), ['US', 'US-FL']);
  const moved = [{ addresses: [{ type: 'home' as const, region: 'Texas', country: 'US' }] }];
  assert.deepEqual(jurisdictionsOf('+13055550100', moved), ['US', 'US-FL', 'US-TX']);
  assert.deepEqual(jurisdictionsOf('+390522555014', []), ['IT', 'EU']);
  assert.deepEqual(jurisdictionsOf('+442079460100', []), ['GB']);
});

test('where no law sets hours a call is allowed at night, and the words say whose custom it breaks', () => {
  const at = (time: string, callConsent?: 'given') =>
    decideCall({ toNumber: '+442079460100', contacts: [], callConsent, now: new Date(time) });
  const late = at('2026-11-22T03:00:00Z');
  assert.equal(late.outcome, 'allowed');
  assert.match(late.reasons[0]?.detail ?? '', /03:00 there\. No law sets hours for calls there/);
  assert.match(late.reasons[0]?.source ?? '', /no statutory window was found for the United Kingdom/);
  assert.deepEqual([at('2026-11-23T12:00:00Z').reasons, at('2026-11-22T03:00:00Z', 'given').reasons], [[], []]);
});

test('recording: the strictest law of both ends, never less than an announcement', () => {
  const rule = (...where: string[]) => recordingLaw(where).rule;
  assert.deepEqual(
    [rule('US'), rule('US', 'US-CA'), rule('US', 'US-WA'), rule('DE', 'EU'), rule('IT', 'EU'), rule('IN'), rule()],
    ['announce', 'consent', 'announce', 'consent', 'announce', 'announce', 'announce'],
  );
  const from = { contacts: [], callConsent: 'given' as const, now: night };
  assert.equal(decideCall({ ...from, toNumber: '+12025550147', fromNumber: '+14155550100' }).recording, 'consent');
});

test('a machine that calls needs a consent; in France, since August 2026, everybody does', () => {
  const noon = new Date('2026-11-23T17:30:00Z');
  const ask = (toNumber: string, more: object = {}) =>
    decideCall({ toNumber, contacts: [], callConsent: undefined, now: noon, ...more });
  assert.equal(ask('+12025550147').outcome, 'allowed');
  const machine = ask('+12025550147', { automated: true });
  assert.deepEqual([machine.outcome, machine.reasons[0]?.rule_id], ['needs-consent', 'us-fed-ai-voice']);
  assert.equal(ask('+12025550147', { automated: true, callConsent: 'given' }).outcome, 'allowed');
  assert.equal(ask('+33199005501').reasons[0]?.rule_id, 'fr-optin-2026');
  assert.equal(ask('+33199005501', { now: new Date('2026-07-06T09:00:00Z') }).outcome, 'allowed');
});

test('Florida is called three times in a day, and a restricted person not at all', () => {
  const noon = new Date('2026-11-23T17:00:00Z');
  const wish = { toNumber: '+13055550147', contacts: [], callConsent: undefined, now: noon };
  const ago = (hours: number): string => new Date(noon.getTime() - hours * 3_600_000).toISOString();
  assert.equal(decideCall({ ...wish, placedAt: [ago(1), ago(2), ago(25)] }).outcome, 'allowed');
  const third = decideCall({ ...wish, placedAt: [ago(1), ago(2), ago(23)] });
  assert.deepEqual(
    third.reasons.map((reason) => reason.rule_id),
    ['us-fl-freq'],
  );
  assert.equal(decideCall({ ...wish, restricted: true }).reasons[0]?.code, 'processing-restricted');
  const mobile = decideCall({ ...wish, toNumber: '+917900055501', fromNumber: '+919876543210' });
  assert.equal(mobile.reasons[0]?.rule_id, 'in-140');
});
