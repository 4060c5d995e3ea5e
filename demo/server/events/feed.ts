import type { WireActivity } from '@dialora/api/schemas';
import type { Queryable } from '../db/database.js';
import { insertActivity, type NewActivity } from '../records/activities.js';
import type { Emit } from './outgoing.js';

/** Adds an entry to its contact's feed and tells every open page. Undefined, and nothing told, where it is there already. */
export async function addToFeed(
  tx: Queryable,
  accountId: string,
  activity: NewActivity,
  emit: Emit,
  now: Date,
): Promise<WireActivity | undefined> {
  const added = await insertActivity(tx, accountId, activity, now);
  if (added !== undefined) emit({ event: 'activity.created', data: added });
  return added;
}
