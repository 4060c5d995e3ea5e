import type { WireActivity } from '@dialora/api/schemas';
import type { Queryable, SqlValue } from '../db/database.js';
import type { Place } from '../http/cursor.js';
import { fold, likeText, searchKey } from '../text/fold.js';
import { tokenQuery, tokensOf } from '../text/tokens.js';
import { touchContact } from './contacts.js';

interface ActivityRow {
  readonly id: string;
  readonly contact_id: string;
  readonly type: WireActivity['type'];
  readonly occurred_at: string;
  readonly author_id: string | null;
  readonly author_name: string | null;
  readonly details: Readonly<Record<string, unknown>>;
}

/** What is written of a new entry; `details` holds what is particular to its type, in the words of the wire. */
export interface NewActivity {
  readonly id: string;
  readonly contactId: string;
  readonly type: WireActivity['type'];
  readonly occurredAt: string;
  readonly authorId: string | null;
  readonly callId?: string;
  readonly details: Readonly<Record<string, unknown>>;
}

const columns = `v.id, v.contact_id, v.type, v.occurred_at, v.author_id, a.name as author_name, v.details`;
const from = `from activities v left join agents a on a.account_id = v.account_id and a.id = v.author_id`;

function toWire(row: ActivityRow): WireActivity {
  // The details were written by this server in the shape of the type.
  return {
    id: row.id,
    contact_id: row.contact_id,
    type: row.type,
    occurred_at: row.occurred_at,
    ...(row.author_id === null || row.author_name === null
      ? {}
      : { author: { id: row.author_id, name: row.author_name } }),
    ...row.details,
  } as WireActivity;
}

export async function getActivity(tx: Queryable, id: string): Promise<WireActivity | undefined> {
  const { rows } = await tx.query<ActivityRow>(`select ${columns} ${from} where v.id = $1`, [id]);
  return rows[0] === undefined ? undefined : toWire(rows[0]);
}

export interface ActivityFilter {
  readonly contactId: string | undefined;
  readonly type: string | undefined;
  /** Words that all occur, each from its beginning. */
  readonly query?: string | undefined;
  readonly before: Place | undefined;
  readonly limit: number;
}

/** Newest first, one more than `limit`. */
export async function listActivities(tx: Queryable, filter: ActivityFilter): Promise<readonly WireActivity[]> {
  const values: SqlValue[] = [];
  const use = (value: SqlValue): string => `$${values.push(value)}`;
  const conditions = ['true'];
  if (filter.contactId !== undefined) conditions.push(`v.contact_id = ${use(filter.contactId)}`);
  if (filter.type !== undefined) conditions.push(`v.type = ${use(filter.type)}`);
  const words = fold(filter.query ?? '')
    .split(' ')
    .filter((one) => one !== '');
  if (words.length > 0) {
    // The function keeps to the place in the feed, too: its answer is the page.
    const ids = await findWords(tx, filter, words);
    conditions.push(`v.id = any (${use(ids)})`);
  } else if (filter.before !== undefined) {
    conditions.push(`(v.occurred_at, v.id) < (${use(filter.before.at)}::timestamptz, ${use(filter.before.id)})`);
  }
  const { rows } = await tx.query<ActivityRow>(
    `select ${columns} ${from} where ${conditions.join(' and ')}
     order by v.occurred_at desc, v.id desc limit ${use(filter.limit + 1)}`,
    values,
  );
  return rows.map(toWire);
}

/** Ids of the next `limit + 1` entries with all these words. */
async function findWords(
  tx: Queryable,
  filter: Pick<ActivityFilter, 'contactId' | 'type' | 'before' | 'limit'>,
  words: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await tx.query<{ id: string }>(
    `select found_id as id from search_activities($1, $2, $3::tsquery, $4, $5::timestamptz, $6, $7)`,
    [
      filter.contactId ?? null,
      filter.type ?? null,
      tokenQuery(words.join(' ')) ?? null,
      words.map((word) => `%${likeText(word)}%`),
      filter.before?.at ?? null,
      filter.before?.id ?? null,
      filter.limit + 1,
    ],
  );
  return rows.map((row) => row.id);
}

/** Undefined when the id, or the call, is in the feed already. */
export async function insertActivity(
  tx: Queryable,
  accountId: string,
  activity: NewActivity,
  now: Date,
): Promise<WireActivity | undefined> {
  const search = searchTextOf(activity.details);
  const { count } = await tx.query(
    `insert into activities (account_id, id, contact_id, type, occurred_at, author_id, call_id, details, created_at,
       updated_at, search_key, search_words)
     values ($1, $2, $3, $4, $5::timestamptz, $6, $7, $8::jsonb, $9, $9, $10, array_to_tsvector($11))
     on conflict do nothing`,
    [
      accountId,
      activity.id,
      activity.contactId,
      activity.type,
      activity.occurredAt,
      activity.authorId,
      activity.callId ?? null,
      JSON.stringify(activity.details),
      now,
      search,
      tokensOf(search),
    ],
  );
  if (count === 0) return undefined;
  await touchContact(tx, activity.contactId, activity.occurredAt);
  return getActivity(tx, activity.id);
}

/** Members of an entry that people search in. */
const searched = new Set([
  'body',
  'note',
  'subject',
  'snippet',
  'title',
  'place',
  'summary',
  'transcript',
  'extracted_data',
  'disposition',
  'number',
  'from',
]);

/** What a search in the feed compares: the words of an entry, folded. */
export function searchTextOf(details: Readonly<Record<string, unknown>>): string {
  return searchKey(
    ...Object.entries(details).flatMap(([member, value]) => (searched.has(member) ? wordsOf(value) : [])),
  );
}

/** Search must not find what is no longer there, and has to find what is. */
export async function setSearchText(
  tx: Queryable,
  id: string,
  details: Readonly<Record<string, unknown>>,
): Promise<void> {
  const search = searchTextOf(details);
  await tx.query('update activities set search_key = $2, search_words = array_to_tsvector($3) where id = $1', [
    id,
    search,
    tokensOf(search),
  ]);
}

function wordsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(wordsOf);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsOf) : [];
}

/** Merges into the details; a member that is null is taken out. */
export async function changeDetails(
  tx: Queryable,
  where: { readonly id: string } | { readonly callId: string },
  details: Readonly<Record<string, unknown>>,
  now: Date,
): Promise<WireActivity | undefined> {
  const [column, value] = 'id' in where ? ['id', where.id] : ['call_id', where.callId];
  const { rows } = await tx.query<{ id: string; details: Readonly<Record<string, unknown>> }>(
    `update activities set details = jsonb_strip_nulls(details || $2::jsonb), updated_at = $3
     where ${column} = $1 returning id, details`,
    [value, JSON.stringify(details), now],
  );
  if (rows[0] !== undefined && Object.keys(details).some((member) => searched.has(member))) {
    await setSearchText(tx, rows[0].id, rows[0].details);
  }
  return rows[0] === undefined ? undefined : getActivity(tx, rows[0].id);
}

/** Keeps the wording that is about to be replaced or deleted. */
export async function keepRevision(
  tx: Queryable,
  accountId: string,
  activityId: string,
  by: { readonly agentId: string | null; readonly deleted: boolean; readonly now: Date },
): Promise<void> {
  const { count } = await tx.query(
    `insert into activity_revisions (account_id, activity_id, details, replaced_at, replaced_by, deleted)
     select $1, id, details, $3, $4, $5 from activities where id = $2`,
    [accountId, activityId, by.now, by.agentId, by.deleted],
  );
  if (count !== 1) throw new Error(`Kept ${count} revisions of an activity instead of one.`);
}

export async function deleteActivity(tx: Queryable, id: string): Promise<void> {
  await tx.query('delete from activities where id = $1', [id]);
}
