import type { WireConsent } from '@dialora/api/schemas';
import type { Queryable } from '../db/database.js';
import { addToFeed } from '../events/feed.js';
import type { Emit } from '../events/outgoing.js';
import { newId } from '../ids.js';
import { getConsent } from '../records/consents.js';
import { appendLine, type Statement } from './ledger.js';

interface Recording {
  readonly tx: Queryable;
  readonly accountId: string;
  readonly emit: Emit;
  readonly now: Date;
}

/** Adds a line to the ledger, shows it in the contact's feed, and tells open pages that permissions have changed. */
export async function recordConsent(
  { tx, accountId, emit, now }: Recording,
  said: Omit<Statement, 'how'> & { readonly how?: string },
  by: { readonly id: string; readonly name: string } | undefined,
): Promise<WireConsent> {
  const how = said.how ?? words[said.method];
  await appendLine(tx, accountId, { ...said, how }, by, now);
  await addToFeed(
    tx,
    accountId,
    {
      id: newId('act'),
      contactId: said.contact_id,
      type: 'consent',
      occurredAt: said.givenAt.toISOString(),
      authorId: by?.id ?? null,
      details: { purpose: said.purpose, change: said.change, how },
    },
    emit,
    now,
  );
  emit({ event: 'permission.changed', data: { contact_id: said.contact_id } });
  const line = await getConsent(tx, said.id);
  if (line === undefined) throw new Error('A line was added to the ledger and is not there.');
  return line;
}

const words: Readonly<Record<WireConsent['method'], string>> = {
  'web-form': 'web form',
  spoken: 'spoken on a call',
  keyword: 'keyword',
  email: 'e-mail',
  written: 'in writing',
  imported: 'import',
  'preference-centre': 'preference centre',
  'privacy-request': 'privacy request',
};
