import type { WireConsentPurpose, WirePrivacyRequest } from '@dialora/api/schemas';
import type { Queryable } from '../db/database.js';
import type { Emit } from '../events/outgoing.js';
import { queueExport } from '../exports/queue.js';
import { newId } from '../ids.js';
import { lastWords } from '../records/consents.js';
import type { PrivacyRequestChange } from '../records/privacy-requests.js';
import { setRestricted } from '../records/restrictions.js';
import { recordConsent } from './consent.js';
import { eraseContact } from './erase.js';
import type { Fulfil } from './steps.js';

export interface Fulfilling {
  readonly tx: Queryable;
  readonly accountId: string;
  readonly now: Date;
  readonly emit: Emit;
}

/** Does what a request asks for, in the transaction that closes it. A correction is made on the card before that. */
export function fulfil(doing: Fulfilling): Fulfil {
  return async (request) => {
    const contactId = request.contact_id;
    if (contactId === undefined) return {};
    switch (request.kind) {
      case 'access':
        return {
          export_id: await queueExport(doing, { scope: 'contact', contactId, format: request.format ?? 'json' }),
        };
      case 'portability':
        return {
          export_id: await queueExport(doing, { scope: 'contact', contactId, format: request.format ?? 'csv' }),
        };
      case 'erasure':
        return erase(doing, request, contactId);
      case 'restriction':
        await setRestricted(doing.tx, contactId, doing.now);
        doing.emit({ event: 'permission.changed', data: { contact_id: contactId } });
        return {};
      case 'withdrawal':
        await withdrawAll(doing, request, contactId);
        return {};
      case 'nomination':
        await doing.tx.query('update contacts set nominee = $2::jsonb where id = $1', [
          contactId,
          JSON.stringify(request.nominee ?? null),
        ]);
        return {};
      case 'correction':
      case 'grievance':
        return {};
    }
  };
}

export function lift({ tx, emit }: Fulfilling): (request: WirePrivacyRequest) => Promise<void> {
  return async (request) => {
    if (request.contact_id === undefined) return;
    await setRestricted(tx, request.contact_id, null);
    emit({ event: 'permission.changed', data: { contact_id: request.contact_id } });
  };
}

/** The request stays as proof that the right was honoured, and keeps nothing of the person but its own number. */
async function erase(doing: Fulfilling, request: WirePrivacyRequest, contactId: string): Promise<PrivacyRequestChange> {
  const tombstone = await eraseContact(doing, contactId, request.id);
  // Everything else that the person ever asked for named them too.
  await doing.tx.query(
    `update privacy_requests set requester = jsonb_build_object('name', '[erased]', 'relation', requester -> 'relation'),
       details = null, nominee = null, outcome = case when id = $2 then outcome end where contact_id = $1`,
    [contactId, request.id],
  );
  return {
    tombstone,
    requester: { name: '[erased]', relation: request.requester.relation },
    details: null,
    nominee: null,
  };
}

/** Withdraws whatever stands as given, and marketing in any case. */
async function withdrawAll(doing: Fulfilling, request: WirePrivacyRequest, contactId: string): Promise<void> {
  const words = await lastWords(doing.tx, [contactId]);
  const given = [...words].filter(([, word]) => word.change === 'given').map(([purpose]) => purpose);
  for (const purpose of new Set<WireConsentPurpose>([...given, 'marketing'])) {
    await recordConsent(
      doing,
      {
        id: newId('cns'),
        contact_id: contactId,
        purpose,
        change: 'withdrawn',
        method: 'privacy-request',
        evidence: { kind: 'document', reference: request.reference },
        givenAt: doing.now,
      },
      undefined,
    );
  }
}
