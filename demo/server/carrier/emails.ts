import { createHash } from 'node:crypto';
import type { WireContact, WireCreateEmail, WireEmailMessage, WireSendEmail } from '@dialora/api/schemas';
import type { Secrets } from '../auth/secrets.js';
import { addToFeed } from '../events/feed.js';
import { ApiProblem, invalidField } from '../http/problem.js';
import { newId } from '../ids.js';
import { getAgent } from '../records/accounts.js';
import { latestConsent } from '../records/consents.js';
import { findByGmailId, getEmail, insertEmail, keepContent } from '../records/emails.js';
import { lastInboundAt } from '../records/messages.js';
import { namedContact } from '../records/named-contact.js';
import { restrictedAmong } from '../records/restrictions.js';
import { decideMessage } from '../rules/decide-message.js';
import { refuseRestricted } from '../rules/restricted.js';
import { contentContext } from './content.js';
import type { Sending } from './send-message.js';

/** The longest that content of a mailbox is kept (privacy policy: purged within 24 hours of synchronisation). */
export const contentLifeMs = 24 * 3_600_000;
const snippetLength = 200;

interface Mailing extends Sending {
  readonly secrets: Secrets;
}

/** Logs a mail of a mailbox; Gmail's id makes it one, however often it is logged. */
export async function logEmail(mailing: Mailing, mail: WireCreateEmail): Promise<WireEmailMessage> {
  const { tx, now } = mailing;
  const logged = await findByGmailId(tx, mail.gmail_message_id, now);
  if (logged !== undefined) return logged;
  const contact = await namedContact(mailing.tx, mail.contact_id);
  await refuseRestricted(tx, contact.id);
  return write(mailing, {
    id: newId('eml'),
    contactId: contact.id,
    threadId: threadIdOf(mail.gmail_thread_id),
    gmailMessageId: mail.gmail_message_id,
    direction: mail.direction,
    from: mail.from,
    to: mail.to,
    cc: mail.cc ?? [],
    subject: mail.subject,
    sentAt: new Date(mail.sent_at).toISOString(),
    attachments: mail.attachments ?? [],
    status: null,
    text: mail.text,
  });
}

/**
 * Puts a mail in line for the carrier and in the feed.
 * @throws ApiProblem `message_refused` with the decision.
 */
export async function sendEmail(mailing: Mailing, wish: WireSendEmail): Promise<WireEmailMessage> {
  const { tx, accountId, now, by } = mailing;
  if (by === undefined) throw new ApiProblem('permission_denied', 'Mails are sent by an agent.');
  const id = wish.id ?? newId('eml');
  const existing = await getEmail(tx, id, now);
  if (existing !== undefined) {
    const isSame = existing.contact_id === wish.contact_id && existing.subject === wish.subject;
    if (!isSame) throw new ApiProblem('conflict', 'Another mail has this id.');
    return existing;
  }
  const contact = await namedContact(mailing.tx, wish.contact_id);
  const decision = decideMessage({
    channel: 'email',
    contacts: [contact],
    consent: await latestConsent(tx, [contact.id], 'email'),
    restricted: (await restrictedAmong(tx, [contact.id])).length > 0,
    lastInboundAt: await lastInboundAt(tx, contact.id, 'email'),
    now,
  });
  if (decision.outcome !== 'allowed') {
    throw new ApiProblem('message_refused', decision.reasons.map((reason) => reason.detail).join(' '), { decision });
  }
  const email = await write(mailing, {
    id,
    contactId: contact.id,
    threadId: wish.thread_id ?? newId('thr'),
    gmailMessageId: null,
    direction: 'outbound',
    from: (await getAgent(tx, by.id))?.email ?? '',
    to: recipients(contact, wish.to),
    cc: wish.cc ?? [],
    subject: wish.subject,
    sentAt: now.toISOString(),
    attachments: [],
    status: 'queued',
    text: wish.text,
  });
  await tx.query('insert into outbound (account_id, id, channel, next_at) values ($1, $2, $3, $4)', [
    accountId,
    id,
    'email',
    now,
  ]);
  return email;
}

type Written = Parameters<typeof insertEmail>[2] & { readonly text: string | undefined };

async function write(mailing: Mailing, { text, ...email }: Written): Promise<WireEmailMessage> {
  const { tx, accountId, emit, now, by, secrets } = mailing;
  if (!(await insertEmail(tx, accountId, email))) throw new ApiProblem('conflict', 'Another mail has this id.');
  const expiresAt = new Date(now.getTime() + contentLifeMs);
  if (text !== undefined) {
    await keepContent(tx, accountId, {
      emailId: email.id,
      agentId: by?.id ?? null,
      sealed: secrets.seal(text, contentContext(email.id)),
      expiresAt,
    });
  }
  const snippet = text?.replaceAll(/\s+/g, ' ').trim().slice(0, snippetLength);
  const activity = await addToFeed(
    tx,
    accountId,
    {
      id: email.id,
      contactId: email.contactId,
      type: 'email',
      occurredAt: email.sentAt,
      authorId: email.direction === 'outbound' ? (by?.id ?? null) : null,
      details: {
        direction: email.direction,
        from: email.from,
        to: email.to,
        subject: email.subject,
        ...(snippet === undefined || snippet === '' ? {} : { snippet }),
        ...(text === undefined ? {} : { content_expires_at: expiresAt.toISOString() }),
        thread_id: email.threadId,
        attachments: email.attachments,
      },
    },
    emit,
    now,
  );
  if (activity === undefined) throw new ApiProblem('conflict', 'Another entry of the feed has this id.');
  const written = await getEmail(tx, email.id, now);
  if (written === undefined) throw new Error('A mail was written and is not there.');
  return written;
}

function recipients(contact: WireContact, wanted: readonly string[] | undefined): readonly string[] {
  const own = new Set(contact.emails.map((email) => email.address.toLowerCase()));
  if (wanted !== undefined) {
    const foreign = wanted.findIndex((address) => !own.has(address.toLowerCase()));
    if (foreign >= 0) throw invalidField(`/to/${foreign}`, 'is no address of this contact');
    return wanted;
  }
  const primary = contact.emails.find((email) => email.primary) ?? contact.emails[0];
  if (primary === undefined) throw invalidField('/to', 'is missing, and the contact has no address');
  return [primary.address];
}

/** Gmail's own ids stay in the account: they name a mailbox's thread to whoever has access to it. */
function threadIdOf(gmailThreadId: string): string {
  return `thr_${createHash('sha256').update(gmailThreadId).digest('base64url').slice(0, 22)}`;
}
