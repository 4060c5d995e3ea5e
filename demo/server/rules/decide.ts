import type { WireContact, WireDecision, WireDecisionReason } from '@dialora/api/schemas';
import { parseNumber } from '@dialora/phone-numbers';
import { checkHours } from './calling-hours.js';

export interface CallWish {
  readonly toNumber: string;
  /** Everybody in the account who holds this number. */
  readonly contacts: readonly Pick<WireContact, 'name' | 'do_not_call' | 'time_zone'>[];
  /** What the last word was about being called, of whoever of them has said anything. */
  readonly callConsent: 'given' | 'withdrawn' | undefined;
  readonly now: Date;
}

/** Whether a call by hand may be placed now, with every reason against it. */
export function decideCall(wish: CallWish): WireDecision {
  const parsed = parseNumber(wish.toNumber);
  const reasons: WireDecisionReason[] = [];
  let nextAllowedAt: Date | undefined;

  if (parsed?.possible !== true) {
    reasons.push({
      rule_id: 'number-not-callable',
      code: 'number-not-callable',
      detail: 'No telephone can have this number; check its digits.',
      source: 'ITU-T E.164',
    });
  }
  if (wish.contacts.some((contact) => contact.do_not_call)) {
    reasons.push({
      rule_id: 'do-not-call',
      code: 'do-not-call',
      detail: 'This contact is marked “do not call”.',
      source: 'The account’s own do-not-call mark',
    });
  }
  if (wish.callConsent === 'withdrawn') {
    reasons.push({
      rule_id: 'consent-withdrawn',
      code: 'consent-withdrawn',
      detail: 'This contact has withdrawn the consent to be called.',
      source: 'The account’s consent record',
    });
  }
  const zone = wish.contacts.find((contact) => contact.time_zone !== undefined)?.time_zone;
  const hours = checkHours(parsed?.country, zone, wish.now);
  if (!hours.allowed && !(hours.rule.permissionLifts && wish.callConsent === 'given')) {
    nextAllowedAt = hours.nextAllowedAt;
    reasons.push({
      rule_id: hours.rule.id,
      code: 'outside-calling-hours',
      detail: `It is ${localClock(hours.zone, wish.now)} there, outside the hours in which unasked calls are allowed.`,
      source: hours.rule.source,
    });
  }

  // Time alone cures nothing while another reason stands.
  const curedByTime = reasons.length === 1 && nextAllowedAt !== undefined;
  return {
    outcome: reasons.length === 0 ? 'allowed' : 'refused',
    reasons,
    ...(curedByTime && nextAllowedAt !== undefined ? { next_allowed_at: nextAllowedAt.toISOString() } : {}),
    recording: recordingRule(parsed?.country),
  };
}

/**
 * What a recorder would have to do first. Germany punishes recording without the consent of all (§ 201 StGB); for the
 * rest an announcement is the common ground of the all-party states of the US and of the GDPR's duty to inform.
 */
function recordingRule(country: string | undefined): WireDecision['recording'] {
  return country === 'DE' ? 'consent' : 'announce';
}

function localClock(zone: string, at: Date): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);
}
