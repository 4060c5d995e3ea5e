import type { WireMessageMedium } from '@dialora/api/schemas';
import type { Queryable } from '../db/database.js';

/** A picture, a voice note or a file that came along with a message. */
export interface NewMedium {
  readonly id: string;
  /** Who keeps it, and under which name. */
  readonly keeper: string;
  readonly reference: string;
  readonly mimeType: string;
}

/** Notes what came along with a message, in this order; an erasure reaches it by this. What the feed shows of it. */
export async function noteMessageMedia(
  tx: Queryable,
  accountId: string,
  messageId: string,
  media: readonly NewMedium[],
  since: Date,
): Promise<readonly WireMessageMedium[]> {
  const noted: WireMessageMedium[] = [];
  for (const [position, { id, keeper, reference, mimeType }] of media.entries()) {
    const { rows } = await tx.query<WireMessageMedium>(
      `insert into outside_media (account_id, id, keeper, reference, message_id, mime_type, position, kept_since)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning id, mime_type`,
      [accountId, id, keeper, reference, messageId, mimeType, position, since],
    );
    noted.push(...rows);
  }
  return noted;
}

/** For the columns of a query over `messages m`: what came along, as the wire has it; null when it was text alone. */
export const mediaColumn = `(select jsonb_agg(jsonb_build_object('id', o.id, 'mime_type', o.mime_type) order by o.position)
  from outside_media o where o.account_id = m.account_id and o.message_id = m.id and o.erase_from is null) as media`;

export interface MessageMedium extends NewMedium {
  readonly position: number;
  readonly messageId: string;
  readonly contactId: string | undefined;
  readonly sentAt: string;
}

/** Undefined when there was never one of this id; `erased` when it is gone, or going, for good. */
export async function findMessageMedium(tx: Queryable, id: string): Promise<MessageMedium | 'erased' | undefined> {
  const { rows } = await tx.query<{
    readonly keeper: string;
    readonly reference: string;
    readonly mime_type: string;
    readonly position: number;
    readonly message_id: string;
    readonly contact_id: string | null;
    readonly sent_at: string | null;
    readonly erased: boolean;
  }>(
    `select o.keeper, o.reference, o.mime_type, o.position, o.message_id, m.contact_id, m.created_at as sent_at,
       o.erase_from is not null or m.id is null as erased
     from outside_media o left join messages m on m.account_id = o.account_id and m.id = o.message_id
     where o.id = $1 and o.message_id is not null`,
    [id],
  );
  const [row] = rows;
  if (row === undefined) return undefined;
  if (row.erased || row.sent_at === null) return 'erased';
  return {
    id,
    keeper: row.keeper,
    reference: row.reference,
    mimeType: row.mime_type,
    position: row.position,
    messageId: row.message_id,
    contactId: row.contact_id ?? undefined,
    sentAt: row.sent_at,
  };
}
