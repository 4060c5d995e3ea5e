import type { WireContact, WireDecision, WirePermissions } from '@dialora/api/schemas';
import type { Queryable } from '../db/database.js';
import { lastWords, type LastWord } from '../records/consents.js';
import { contactsByNumber } from '../records/contacts.js';
import { lastInboundAt } from '../records/messages.js';
import { restrictedAmong } from '../records/restrictions.js';
import { placedCalls } from '../records/placed-calls.js';
import { decideCall, personReasons } from './decide.js';
import { decideMessage } from './decide-message.js';
import { jurisdictionsOf } from './jurisdictions.js';
import { recordingLaw } from './recording-law.js';

/** What may be done with a contact now, purpose by purpose, and why. */
export async function permissionsOf(tx: Queryable, contact: WireContact, now: Date): Promise<WirePermissions> {
  const number = (contact.phones.find((phone) => phone.primary) ?? contact.phones[0])?.number;
  const sharing = number === undefined ? [] : await contactsByNumber(tx, number);
  const concerned = sharing.some((one) => one.id === contact.id) ? sharing : [contact, ...sharing];
  const ids = concerned.map((one) => one.id);
  const words = await lastWords(tx, ids);
  const restricted = (await restrictedAmong(tx, ids)).length > 0;
  const message = async (channel: 'sms' | 'whatsapp' | 'email'): Promise<WireDecision> =>
    decideMessage({
      channel,
      ...(number === undefined ? {} : { toNumber: number }),
      contacts: concerned,
      consent: words.get(channel)?.change,
      restricted,
      lastInboundAt: await lastInboundAt(tx, contact.id, channel),
      // Whether a template is used is known only when a message is written.
      template: true,
      now,
    });
  const call =
    number === undefined
      ? noNumber
      : decideCall({
          toNumber: number,
          contacts: concerned,
          callConsent: words.get('call')?.change,
          restricted,
          placedAt: await placedCalls(tx, number, now),
          now,
        });
  const entry = (purpose: WirePermissions['permissions'][number]['purpose'], decision: WireDecision) => {
    const word = words.get(purpose);
    return { purpose, decision, ...(word === undefined ? {} : { consent_id: word.id }) };
  };
  return {
    contact_id: contact.id,
    as_of: now.toISOString(),
    restricted: (await restrictedAmong(tx, [contact.id])).length > 0,
    permissions: [
      entry('call', call),
      entry('sms', await message('sms')),
      entry('whatsapp', await message('whatsapp')),
      entry('email', await message('email')),
      entry('recording', recording(contact, number, words.get('recording'), restricted)),
      entry('marketing', optIn(words.get('marketing'), restricted)),
    ],
  };
}

const noNumber: WireDecision = {
  outcome: 'refused',
  reasons: [
    {
      rule_id: 'number-not-callable',
      code: 'number-not-callable',
      detail: 'This contact has no number.',
      source: 'The account’s own record',
    },
  ],
  recording: 'announce',
};

function recording(
  contact: WireContact,
  number: string | undefined,
  word: LastWord | undefined,
  restricted: boolean,
): WireDecision {
  const law = recordingLaw(number === undefined ? [] : jurisdictionsOf(number, [contact]));
  const reasons = [
    ...personReasons({ contacts: [], restricted, consent: word?.change, purpose: 'be recorded' }),
    ...(law.rule === 'consent' && word === undefined
      ? [
          {
            rule_id: law.id,
            code: 'no-prior-consent' as const,
            detail: 'Where this person is, a call may be recorded only with the consent of all.',
            source: law.source,
          },
        ]
      : []),
  ];
  const asks = reasons.length > 0 && reasons.every((reason) => reason.code === 'no-prior-consent');
  return {
    outcome: reasons.length === 0 ? 'allowed' : asks ? 'needs-consent' : 'refused',
    reasons,
    recording: law.rule === 'consent' && word?.change === 'given' ? 'announce' : law.rule,
  };
}

/** Marketing is opt-in everywhere (privacy policy: preferences and a withdrawal that takes effect at once). */
function optIn(word: LastWord | undefined, restricted: boolean): WireDecision {
  const reasons = [
    ...personReasons({ contacts: [], restricted, consent: word?.change, purpose: 'get marketing' }),
    ...(word === undefined
      ? [
          {
            rule_id: 'marketing-opt-in',
            code: 'no-prior-consent' as const,
            detail: 'Marketing goes only to who asked for it; this person has not.',
            source: 'Dialora privacy policy 1.0, marketing is opt-in',
          },
        ]
      : []),
  ];
  const asks = reasons.length > 0 && reasons.every((reason) => reason.code === 'no-prior-consent');
  return {
    outcome: reasons.length === 0 ? 'allowed' : asks ? 'needs-consent' : 'refused',
    reasons,
    recording: 'not-needed',
  };
}
