import type { WireContactRevision } from '@dialora/api/schemas';
import type { Queryable, SqlValue } from '../db/database.js';
import type { Place } from '../http/cursor.js';
import { newId } from '../ids.js';
import type { ContactContent } from './contacts.js';

type Changes = WireContactRevision['changes'];

/** Writes down what changed, member by member; nothing when nothing did. */
export async function keepContactRevision(
  tx: Queryable,
  accountId: string,
  revision: {
    readonly contactId: string;
    readonly reason: WireContactRevision['reason'];
    readonly before: ContactContent | undefined;
    readonly after: ContactContent;
    readonly by: { readonly id: string; readonly name: string } | undefined;
    readonly now: Date;
  },
): Promise<void> {
  const changes = changesOf(revision.before, revision.after);
  if (changes.length === 0) return;
  await tx.query(
    `insert into contact_revisions (account_id, id, contact_id, at, by_id, by_name, reason, changes)
     values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb)`,
    [
      accountId,
      newId('rev'),
      revision.contactId,
      revision.now,
      revision.by?.id ?? null,
      revision.by?.name ?? null,
      revision.reason,
      JSON.stringify(changes),
    ],
  );
}

function changesOf(before: ContactContent | undefined, after: ContactContent): Changes {
  return Object.entries(after).flatMap(([member, value]) => {
    const former = before?.[member as keyof ContactContent];
    if (JSON.stringify(former ?? null) === JSON.stringify(value ?? null)) return [];
    if (before === undefined && isEmpty(value)) return [];
    return [
      {
        pointer: `/${member}`,
        ...(former === undefined || former === null ? {} : { before: former }),
        ...(value === null ? {} : { after: value }),
      },
    ];
  });
}

function isEmpty(value: unknown): boolean {
  return value === null || value === false || (typeof value === 'object' && Object.keys(value).length === 0);
}

/** Newest first, one more than `limit`. */
export async function listContactRevisions(
  tx: Queryable,
  filter: { readonly contactId: string; readonly before: Place | undefined; readonly limit: number },
): Promise<readonly WireContactRevision[]> {
  const values: SqlValue[] = [filter.contactId];
  const use = (value: SqlValue): string => `$${values.push(value)}`;
  const before =
    filter.before === undefined
      ? ''
      : `and (at, id) < (${use(filter.before.at)}::timestamptz, ${use(filter.before.id)})`;
  const { rows } = await tx.query<{
    id: string;
    at: string;
    by_id: string | null;
    by_name: string | null;
    reason: WireContactRevision['reason'];
    changes: Changes;
  }>(
    `select id, at, by_id, by_name, reason, changes from contact_revisions where contact_id = $1 ${before}
     order by at desc, id desc limit ${use(filter.limit + 1)}`,
    values,
  );
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    ...(row.by_id === null ? {} : { by: { id: row.by_id, name: row.by_name ?? '' } }),
    reason: row.reason,
    changes: row.changes,
  }));
}
