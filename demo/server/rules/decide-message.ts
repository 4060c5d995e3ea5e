import type { WireDecision, WireDecisionReason } from '@dialora/api/schemas';
import { checkHours } from './calling-hours.js';
import { hoursReasons, personReasons, type Concerned } from './decide.js';
import { jurisdictionsOf, zonesOf } from './jurisdictions.js';

export type MessageChannel = 'sms' | 'whatsapp' | 'email';

export interface MessageWish {
  readonly channel: MessageChannel;
  /** E.164; absent for e-mail. */
  readonly toNumber?: string;
  readonly contacts: readonly Concerned[];
  /** The last word on this channel. */
  readonly consent: 'given' | 'withdrawn' | undefined;
  readonly restricted: boolean;
  /** When the person last wrote by this channel. */
  readonly lastInboundAt: string | undefined;
  /** WhatsApp: an approved template instead of free text. */
  readonly template?: boolean;
  readonly now: Date;
}

const hour = 3_600_000;
/** WhatsApp lets free text through for so long after the person's own last message (Meta, customer service window). */
const serviceWindowMs = 24 * hour;
/** Whoever has written lately has invited an answer; the account's own setting. */
const conversationMs = 30 * 24 * hour;

/** Whether a message may be sent now, with every reason against it. */
export function decideMessage(wish: MessageWish): WireDecision {
  const { channel, now } = wish;
  const silentMs = wish.lastInboundAt === undefined ? Infinity : now.getTime() - Date.parse(wish.lastInboundAt);
  const invited = wish.consent === 'given' || (wish.consent === undefined && silentMs <= conversationMs);
  const standing: WireDecisionReason[] = [
    ...personReasons({
      // The mark is about the telephone: calls and text messages, not e-mail.
      contacts: channel === 'email' ? [] : wish.contacts,
      restricted: wish.restricted,
      consent: wish.consent,
      purpose: purposes[channel],
    }),
  ];
  if (channel !== 'email' && wish.consent !== 'withdrawn' && !invited) {
    standing.push({
      rule_id: `${channel}-consent`,
      code: 'no-prior-consent',
      detail: 'There is no record that this person agreed to get messages this way, and they have not written lately.',
      source:
        channel === 'sms' ? '47 CFR 64.1200(a); Directive 2002/58/EC, art. 13(1)' : 'WhatsApp Business policy, opt-in',
    });
  }
  if (channel === 'whatsapp' && wish.template !== true && silentMs > serviceWindowMs) {
    standing.push({
      rule_id: 'whatsapp-window',
      code: 'other',
      detail: 'The last message of this person is older than 24 hours; only an approved template can be sent.',
      source: 'WhatsApp Business policy, customer service window',
    });
  }
  const number = wish.toNumber;
  const hours =
    channel !== 'sms' || number === undefined
      ? ({ allowed: true } as const)
      : checkHours(
          {
            jurisdictions: jurisdictionsOf(number, wish.contacts),
            zones: zonesOf(number, wish.contacts),
            automated: false,
            permitted: invited,
          },
          now,
        );
  const reasons = [...standing, ...hoursReasons(hours, now)];
  const next = hours.allowed || standing.length > 0 ? undefined : hours.nextAllowedAt;
  const consentCures = standing.length > 0 && standing.every((reason) => reason.code === 'no-prior-consent');
  return {
    outcome: reasons.length === 0 ? 'allowed' : consentCures ? 'needs-consent' : 'refused',
    reasons,
    ...(next === undefined ? {} : { next_allowed_at: next.toISOString() }),
    recording: 'not-needed',
  };
}

const purposes: Readonly<Record<MessageChannel, string>> = {
  sms: 'get text messages',
  whatsapp: 'get WhatsApp messages',
  email: 'get e-mails',
};
