import type { WireCreateMessage, WireMessage } from '@dialora/api/schemas';
import type { Queryable } from '../db/database.js';
import { addToFeed } from '../events/feed.js';
import type { Emit } from '../events/outgoing.js';
import { ApiProblem } from '../http/problem.js';
import { newId } from '../ids.js';
import { verifiedCallerId } from '../records/caller-ids.js';
import { latestConsent } from '../records/consents.js';
import { chosenContact } from '../records/named-contact.js';
import { contactsByNumber } from '../records/contacts.js';
import { getMessage, insertMessage, lastInboundAt } from '../records/messages.js';
import { restrictedAmong } from '../records/restrictions.js';
import { decideMessage } from '../rules/decide-message.js';

export interface Sending {
  readonly tx: Queryable;
  readonly accountId: string;
  readonly emit: Emit;
  readonly now: Date;
  readonly by: { readonly id: string; readonly name: string } | undefined;
}

/**
 * Puts a message in line for the carrier and in the contact's feed.
 * @throws ApiProblem `message_refused` with the decision, `caller_id_not_verified`, or `conflict` for an id in use.
 */
export async function sendMessage(sending: Sending, wish: WireCreateMessage): Promise<WireMessage> {
  const { tx, accountId, now } = sending;
  const id = wish.id ?? newId('msg');
  const existing = await getMessage(tx, id);
  if (existing !== undefined) {
    const isSame = existing.to_number === wish.to_number && existing.body === wish.body;
    if (!isSame) throw new ApiProblem('conflict', 'Another message has this id.');
    return existing;
  }
  const fromNumber = await verifiedCallerId(tx, wish.from_number);
  const known = await contactsByNumber(tx, wish.to_number);
  const contact = await chosenContact(tx, wish.contact_id, known);
  const concerned = contact === undefined || known.some((one) => one.id === contact.id) ? known : [contact, ...known];
  const ids = concerned.map((one) => one.id);
  const decision = decideMessage({
    channel: wish.channel,
    toNumber: wish.to_number,
    contacts: concerned,
    consent: await latestConsent(tx, ids, wish.channel),
    restricted: (await restrictedAmong(tx, ids)).length > 0,
    lastInboundAt: contact === undefined ? undefined : await lastInboundAt(tx, contact.id, wish.channel),
    template: wish.template !== undefined,
    now,
  });
  if (decision.outcome !== 'allowed') {
    throw new ApiProblem('message_refused', decision.reasons.map((reason) => reason.detail).join(' '), { decision });
  }
  const message = await insertMessage(
    tx,
    accountId,
    {
      id,
      channel: wish.channel,
      direction: 'outbound',
      contactId: contact?.id ?? null,
      fromNumber,
      toNumber: wish.to_number,
      body: wish.body,
      template: wish.template,
      status: 'queued',
      carrierId: null,
    },
    now,
  );
  if (message === undefined) throw new ApiProblem('conflict', 'Another message has this id.');
  await tx.query('insert into outbound (account_id, id, channel, next_at) values ($1, $2, $3, $4)', [
    accountId,
    id,
    wish.channel,
    now,
  ]);
  await showInFeed(sending, message, wish.to_number);
  return message;
}

/** The message's entry in the feed, under the same id. Without a contact there is no feed. */
export async function showInFeed(
  { tx, accountId, emit, now, by }: Sending,
  message: WireMessage,
  number: string,
): Promise<void> {
  if (message.contact_id === undefined) return;
  const activity = await addToFeed(
    tx,
    accountId,
    {
      id: message.id,
      contactId: message.contact_id,
      type: message.channel,
      occurredAt: message.created_at,
      authorId: by?.id ?? null,
      details: {
        direction: message.direction,
        number,
        body: message.body,
        status: message.status,
        ...(message.media === undefined ? {} : { media: message.media }),
      },
    },
    emit,
    now,
  );
  if (activity === undefined) throw new ApiProblem('conflict', 'Another entry of the feed has this id.');
}
