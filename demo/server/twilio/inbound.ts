import type { WireConsentPurpose, WireMessage } from '@dialora/api/schemas';
import { showInFeed, type Sending } from '../carrier/send-message.js';
import { newId } from '../ids.js';
import { noteMessageMedia, type NewMedium } from '../media/of-message.js';
import { contactsByNumber } from '../records/contacts.js';
import { insertMessage } from '../records/messages.js';
import { restrictedAmong } from '../records/restrictions.js';
import { recordConsent } from '../rights/consent.js';

export interface InboundMessage {
  readonly channel: WireMessage['channel'];
  readonly carrierId: string;
  readonly from: string;
  readonly to: string;
  readonly body: string;
  /** What came along, in the order in which it was sent. */
  readonly media: readonly NewMedium[];
}

/** The words that carriers stop and start messages at (CTIA Messaging Principles; Twilio's default opt-out keywords). */
const stopWords = new Set(['stop', 'stopall', 'unsubscribe', 'cancel', 'end', 'quit', 'revoke', 'optout']);
const startWords = new Set(['start', 'yes', 'unstop']);

/** Writes down what somebody wrote to one of the account's numbers, once, and keeps a STOP or a START as a consent. */
export async function takeInbound(taking: Sending, message: InboundMessage): Promise<void> {
  const { tx, accountId, now } = taking;
  const known = await contactsByNumber(tx, message.from);
  const contact = known.length === 1 ? known[0] : undefined;
  const written = await insertMessage(
    tx,
    accountId,
    {
      id: newId('msg'),
      channel: message.channel,
      direction: 'inbound',
      contactId: contact?.id ?? null,
      fromNumber: message.from,
      toNumber: message.to,
      body: message.body,
      template: undefined,
      status: 'received',
      carrierId: message.carrierId,
    },
    now,
  );
  // Twilio delivers again when it did not hear our answer.
  if (written === undefined) return;
  const media = await noteMessageMedia(tx, accountId, written.id, message.media, now);
  const restricted = contact !== undefined && (await restrictedAmong(tx, [contact.id])).length > 0;
  // Kept, not shown: the person asked that their data be not used.
  if (!restricted)
    await showInFeed(
      { ...taking, by: undefined },
      media.length === 0 ? written : { ...written, media: [...media] },
      message.from,
    );
  const word = message.body.trim().toLowerCase();
  const change = stopWords.has(word) ? 'withdrawn' : startWords.has(word) ? 'given' : undefined;
  if (change === undefined) return;
  // A STOP counts for everybody who holds the number.
  for (const one of known) {
    await recordConsent(
      taking,
      {
        id: newId('cns'),
        contact_id: one.id,
        purpose: message.channel satisfies WireConsentPurpose,
        change,
        method: 'keyword',
        evidence: { kind: 'message', reference: written.id },
        givenAt: now,
        how: `keyword ${word.toUpperCase()}`,
      },
      undefined,
    );
  }
}
