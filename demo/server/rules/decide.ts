import type { WireContact, WireDecision, WireDecisionReason } from '@dialora/api/schemas';
import { describeNumber, parseNumber } from '@dialora/phone-numbers';
import { checkHours, customBroken } from './calling-hours.js';
import { consentRules, frequencyRules } from './consent-rules.js';
import { jurisdictionsOf, zonesOf } from './jurisdictions.js';
import { recordingLaw } from './recording-law.js';

export type Concerned = Pick<WireContact, 'name' | 'do_not_call'> &
  Partial<Pick<WireContact, 'time_zone' | 'addresses'>>;

export interface CallWish {
  readonly toNumber: string;
  /** The caller id, whose own country's recording law counts too. */
  readonly fromNumber?: string;
  /** Everybody in the account who holds this number. */
  readonly contacts: readonly Concerned[];
  /** What the last word was about being called, of whoever of them has said anything. */
  readonly callConsent: 'given' | 'withdrawn' | undefined;
  /** Somebody of them has restricted the processing of their data. */
  readonly restricted?: boolean;
  /** No person speaks: a Voice AI agent. */
  readonly automated?: boolean;
  /** When this number was called before; newest or oldest first. */
  readonly placedAt?: readonly string[];
  readonly now: Date;
}

/** Whether a call may be placed now, with every reason against it and its source; also of what is only unusual. */
export function decideCall(wish: CallWish): WireDecision {
  const { now, automated = false } = wish;
  const jurisdictions = jurisdictionsOf(wish.toNumber, wish.contacts);
  const permitted = wish.callConsent === 'given';
  const standing = [
    ...numberReasons(wish.toNumber),
    ...personReasons({ ...wish, consent: wish.callConsent, purpose: 'be called' }),
    ...callerIdReasons(wish),
    ...(permitted || wish.callConsent === 'withdrawn' ? [] : missingConsent(jurisdictions, automated, now)),
    ...(permitted ? [] : tooOften(jurisdictions, wish.placedAt ?? [], now)),
  ];
  const question = { jurisdictions, zones: zonesOf(wish.toNumber, wish.contacts), automated, permitted };
  const hours = checkHours(question, now);
  const reasons = [...standing, ...hoursReasons(hours, now)];
  // Time alone cures nothing while another reason stands.
  const next = hours.allowed || standing.length > 0 ? undefined : hours.nextAllowedAt;
  const consentCures = standing.length > 0 && standing.every((reason) => reason.code === 'no-prior-consent');
  return {
    outcome: reasons.length === 0 ? 'allowed' : consentCures ? 'needs-consent' : 'refused',
    // What is no ground to refuse is said with the permission.
    reasons: reasons.length > 0 ? reasons : [...customReasons(customBroken(question, now), now)],
    ...(next === undefined ? {} : { next_allowed_at: next.toISOString() }),
    recording: recordingLaw([
      ...jurisdictions,
      ...(wish.fromNumber === undefined ? [] : jurisdictionsOf(wish.fromNumber, [])),
    ]).rule,
  };
}

function numberReasons(number: string): readonly WireDecisionReason[] {
  if (parseNumber(number)?.possible === true) return [];
  return [
    {
      rule_id: 'number-not-callable',
      code: 'number-not-callable',
      detail: 'No telephone can have this number; check its digits.',
      source: 'ITU-T E.164',
    },
  ];
}

/** What a person has said: restriction, the do-not-call mark, a withdrawn consent. */
export function personReasons(asked: {
  readonly contacts: readonly Pick<Concerned, 'do_not_call'>[];
  readonly restricted?: boolean;
  readonly consent: 'given' | 'withdrawn' | undefined;
  /** Reads after “has withdrawn the consent to”. */
  readonly purpose: string;
}): readonly WireDecisionReason[] {
  const reasons: WireDecisionReason[] = [];
  if (asked.restricted === true) {
    reasons.push({
      rule_id: 'processing-restricted',
      code: 'processing-restricted',
      detail: 'This contact has restricted the processing of their data: it is kept and not used.',
      source: 'GDPR art. 18; privacy policy, section 9',
    });
  }
  if (asked.contacts.some((contact) => contact.do_not_call)) {
    reasons.push({
      rule_id: 'do-not-call',
      code: 'do-not-call',
      detail: 'This contact is marked “do not call”.',
      source: 'The account’s own do-not-call mark',
    });
  }
  if (asked.consent === 'withdrawn') {
    reasons.push({
      rule_id: 'consent-withdrawn',
      code: 'consent-withdrawn',
      detail: `This contact has withdrawn the consent to ${asked.purpose}.`,
      source: 'The account’s consent record',
    });
  }
  return reasons;
}

/** India: an ordinary ten-digit mobile number may not place commercial calls. */
function callerIdReasons({ toNumber, fromNumber }: CallWish): readonly WireDecisionReason[] {
  if (fromNumber === undefined || !/^\+91[6-9]\d{9}$/.test(fromNumber)) return [];
  if (describeNumber(toNumber)?.country !== 'IN') return [];
  return [
    {
      rule_id: 'in-140',
      code: 'other',
      detail: 'Commercial calls in India come from the number series 140 or 160, not from a ten-digit mobile number.',
      source: 'TRAI, 12 February 2025; DoT, 28 May 2024',
    },
  ];
}

function missingConsent(
  jurisdictions: readonly string[],
  automated: boolean,
  now: Date,
): readonly WireDecisionReason[] {
  const today = now.toISOString().slice(0, 10);
  return consentRules
    .filter(
      (rule) =>
        jurisdictions.includes(rule.jurisdiction) &&
        (rule.binds === 'any-call' || automated) &&
        (rule.effectiveFrom === undefined || rule.effectiveFrom <= today),
    )
    .map((rule) => ({
      rule_id: rule.id,
      code: 'no-prior-consent',
      detail: 'There is no record that this person agreed to be called so.',
      source: rule.source,
    }));
}

function tooOften(
  jurisdictions: readonly string[],
  placedAt: readonly string[],
  now: Date,
): readonly WireDecisionReason[] {
  return frequencyRules.flatMap((rule) => {
    if (!jurisdictions.includes(rule.jurisdiction)) return [];
    const since = now.getTime() - rule.windowMs;
    const placed = placedAt.filter((at) => Date.parse(at) > since).length;
    if (placed < rule.most) return [];
    return [
      {
        rule_id: rule.id,
        code: 'other' as const,
        detail: `This person was called ${placed} times lately; ${rule.most} are allowed in ${Math.round(rule.windowMs / 3_600_000)} hours.`,
        source: rule.source,
      },
    ];
  });
}

export function hoursReasons(hours: ReturnType<typeof checkHours>, now: Date): readonly WireDecisionReason[] {
  if (hours.allowed) return [];
  return hours.broken.map(({ rule, zone }) => ({
    rule_id: rule.id,
    code: 'outside-calling-hours',
    detail: `It is ${localClock(zone, now)} there, outside the hours in which unasked calls are allowed.`,
    source: rule.source,
  }));
}

function customReasons(broken: ReturnType<typeof customBroken>, now: Date): readonly WireDecisionReason[] {
  return broken.map(({ rule, zone }) => ({
    rule_id: rule.id,
    code: 'other',
    detail: `It is ${localClock(zone, now)} there. No law sets hours for calls there; by custom nobody is called so early or so late.`,
    source: rule.source,
  }));
}

function localClock(zone: string, at: Date): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);
}
