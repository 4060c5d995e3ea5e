import { randomBytes } from 'node:crypto';
import type { WireCreatePrivacyRequest, WirePrivacyRequest, WireVisitorReceipt } from '@dialora/api/schemas';
import type { Queryable } from '../db/database.js';
import { newId } from '../ids.js';
import type { Emit } from '../events/outgoing.js';
import { contactsByEmail, contactsByNumber, lockContact } from '../records/contacts.js';
import { hashOf } from '../records/privacy-receipts.js';
import { present } from '../records/rows.js';
import { addStep, getPrivacyRequest, insertPrivacyRequest } from '../records/privacy-requests.js';
import { clocksOf } from './clocks.js';
import { markProved } from './prove.js';

interface Asked extends Omit<WireCreatePrivacyRequest, 'contact_id'> {
  readonly contact_id?: string;
}

interface Entering {
  readonly tx: Queryable;
  readonly accountId: string;
  readonly now: Date;
}

/** Enters a request and starts its clocks. An agent has seen who asks, so the identity counts as verified. */
export async function enterRequest(
  { tx, accountId, now }: Entering,
  asked: Asked,
  by: { readonly id: string; readonly name: string } | undefined,
): Promise<WirePrivacyRequest> {
  const id = newId('prq');
  await write({ tx, accountId, now }, id, asked, { identity: 'verified', siteId: null, receipt: null });
  await addStep(tx, accountId, id, { at: now, what: 'received', ...(by === undefined ? {} : { by }) });
  return read(tx, id);
}

/**
 * Enters a visitor's request. `receipt` is in the answer and nowhere else; which contact it concerns is decided by
 * `linkVerified` once the visitor has proved who they are.
 */
export async function enterVisitorRequest(
  entering: Entering,
  asked: Asked,
  siteId: string,
): Promise<{ readonly request: WirePrivacyRequest; readonly receipt: string }> {
  const { tx, accountId, now } = entering;
  const id = newId('prq');
  const receipt = newReceipt();
  await write(entering, id, asked, { identity: 'unverified', siteId, receipt });
  await addStep(tx, accountId, id, { at: now, what: 'received from the site' });
  return { request: await read(tx, id), receipt };
}

/**
 * Ties a verified visitor's request to the one contact that holds the address or number; of several, to none. What the
 * person themself has proved to be theirs is marked so on the contact.
 */
export async function linkVerified(
  { tx, accountId, now, emit }: Entering & { readonly emit: Emit },
  id: string,
): Promise<WirePrivacyRequest> {
  const request = await read(tx, id);
  await addStep(tx, accountId, id, { at: now, what: 'identity verified' });
  if (request.contact_id === undefined) {
    const { email, number, relation } = request.requester;
    // What the code went to is what was proved: the address when there is one, else the number.
    const found =
      email !== undefined
        ? await contactsByEmail(tx, email)
        : number === undefined
          ? []
          : await contactsByNumber(tx, number);
    if (found.length === 1 && found[0] !== undefined) {
      const contact = relation === 'self' ? await lockContact(tx, found[0].id) : undefined;
      if (contact !== undefined) {
        const proved = email === undefined ? { number } : { email };
        emit({ event: 'contact.updated', data: await markProved({ tx, accountId, now }, contact, proved) });
      }
      await tx.query('update privacy_requests set contact_id = $2 where id = $1', [id, found[0].id]);
      await addStep(tx, accountId, id, { at: now, what: 'linked to the contact' });
    }
  }
  return read(tx, id);
}

/** What a visitor gets to see of a request. */
export function receiptOf(request: WirePrivacyRequest, receipt: string): WireVisitorReceipt {
  return {
    reference: request.reference,
    receipt,
    kind: request.kind,
    status: request.status,
    identity: request.identity.state,
    received_at: request.received_at,
    acknowledge_by: request.acknowledge_by,
    ...present({ acknowledged_at: request.acknowledged_at }),
    due_at: request.due_at,
    ...(request.extension === undefined
      ? {}
      : { extension: { reason: request.extension.reason, from: request.extension.from } }),
    ...present({ closed_at: request.closed_at }),
    ...(request.outcome === undefined ? {} : { outcome: request.outcome }),
  };
}

async function write(
  { tx, accountId, now }: Entering,
  id: string,
  asked: Asked,
  how: {
    readonly identity: 'unverified' | 'verified';
    readonly siteId: string | null;
    readonly receipt: string | null;
  },
): Promise<void> {
  await insertPrivacyRequest(tx, accountId, {
    id,
    reference: newReference(),
    kind: asked.kind,
    contactId: asked.contact_id ?? null,
    requester: asked.requester,
    details: asked.details ?? null,
    nominee: asked.nominee ?? null,
    format: asked.format ?? null,
    language: asked.language,
    receivedAt: now,
    ...clocksOf(asked.kind, now),
    identity: how.identity,
    siteId: how.siteId,
    receiptHash: how.receipt === null ? null : hashOf(how.receipt),
  });
}

async function read(tx: Queryable, id: string): Promise<WirePrivacyRequest> {
  const request = await getPrivacyRequest(tx, id);
  if (request === undefined) throw new Error('A privacy request was written and is not there.');
  return request;
}

/** Easy to read out on the telephone: no vowels, nothing that sounds or reads like something else. */
const letters = '23456789BCDFGHJKMNPQRSTVWXZ';

function lettersAtRandom(count: number): string {
  let text = '';
  // 243 is the largest multiple of 27 in a byte: above it, some letters would come more often.
  while (text.length < count) for (const byte of randomBytes(count)) if (byte < 243) text += letters[byte % 27] ?? '';
  return text.slice(0, count);
}

function newReference(): string {
  const text = lettersAtRandom(10);
  return `PR-${text.slice(0, 5)}-${text.slice(5)}`;
}

/** The secret of a receipt: 95 bits, which a person can still copy from paper. */
function newReceipt(): string {
  return (lettersAtRandom(20).match(/.{5}/g) ?? []).join('-');
}
