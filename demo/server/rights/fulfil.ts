import type { WirePrivacyRequest } from '@dialora/api/schemas';
import type { Queryable } from '../db/database.js';
import type { Emit } from '../events/outgoing.js';
import { setRestricted } from '../records/restrictions.js';
import type { Fulfil } from './steps.js';

export interface Fulfilling {
  readonly tx: Queryable;
  readonly accountId: string;
  readonly now: Date;
  readonly emit: Emit;
}

/** Does what a request asks for, in the transaction that closes it. */
export function fulfil({ tx, now, emit }: Fulfilling): Fulfil {
  return async (request) => {
    const contactId = request.contact_id;
    if (contactId === undefined) return {};
    if (request.kind === 'restriction') {
      await setRestricted(tx, contactId, now);
      emit({ event: 'permission.changed', data: { contact_id: contactId } });
    }
    return {};
  };
}

export function lift({ tx, emit }: Fulfilling): (request: WirePrivacyRequest) => Promise<void> {
  return async (request) => {
    if (request.contact_id === undefined) return;
    await setRestricted(tx, request.contact_id, null);
    emit({ event: 'permission.changed', data: { contact_id: request.contact_id } });
  };
}
