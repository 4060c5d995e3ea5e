import type { WireBrowserCall } from '@dialora/api/schemas';
import type { Queryable } from '../db/database.js';
import { newId } from '../ids.js';
import { listAgentIds } from '../records/accounts.js';
import { insertCall } from '../records/calls.js';
import { contactsByNumber } from '../records/contacts.js';

export interface IncomingWish {
  /** E.164. */
  readonly from: string;
  /** One of the account's numbers. */
  readonly to: string;
  /** The voice identity that may dial the call's id. */
  readonly placedBy: string;
}

/** Writes the record of a call that comes in, under the contact who holds the number. */
export async function placeIncoming(
  tx: Queryable,
  accountId: string,
  wish: IncomingWish,
  now: Date,
): Promise<WireBrowserCall> {
  const contacts = await contactsByNumber(tx, wish.from);
  const agents = await listAgentIds(tx);
  // Until somebody answers, the call is its contact's owner's, or the first agent's.
  const owner = contacts.find((contact) => contact.owner !== undefined)?.owner?.id;
  const agentId = owner ?? agents[0];
  if (agentId === undefined) throw new Error(`The account ${accountId} has a number and no agent.`);
  return insertCall(
    tx,
    accountId,
    {
      id: newId('call'),
      direction: 'inbound',
      fromNumber: wish.from,
      toNumber: wish.to,
      extension: null,
      contactId: contacts[0]?.id ?? null,
      agentId,
      siteId: null,
      placedBy: wish.placedBy,
      recordingRule: 'announce',
    },
    now,
  );
}
