import type { Queryable } from '../db/database.js';
import { newId } from '../ids.js';

/** Whoever keeps sounds of our calls or media of our messages in a storage of its own, such as the carrier. */
export interface MediaKeeper {
  /**
   * Erases one for good. Resolves also when there is none (any more).
   * @throws Error when it could not be confirmed; it is asked again.
   */
  erase(reference: string, signal: AbortSignal): Promise<void>;
}

/** A sound of a call, or a picture or file of a message. */
export type OutsideMedia = {
  readonly keeper: string;
  readonly reference: string;
  readonly since: Date;
} & ({ readonly callId: string } | { readonly messageId: string });

/** Notes that something said or sent lies outside, so that an erasure reaches it. The same one again changes nothing. */
export async function noteOutsideMedia(tx: Queryable, accountId: string, media: OutsideMedia): Promise<void> {
  await tx.query(
    `insert into outside_media (account_id, id, keeper, reference, call_id, message_id, kept_since)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [
      accountId,
      newId('out'),
      media.keeper,
      media.reference,
      'callId' in media ? media.callId : null,
      'messageId' in media ? media.messageId : null,
      media.since,
    ],
  );
}

/** Notes a sound of a call that is no more, and orders it erased at once. */
export async function orderErased(tx: Queryable, accountId: string, sound: OutsideMedia, now: Date): Promise<void> {
  await noteOutsideMedia(tx, accountId, sound);
  await eraseOutsideSound(tx, sound, now);
}

/** Orders one sound erased where it lies outside, once it is not needed there any more. */
export async function eraseOutsideSound(
  tx: Queryable,
  { keeper, reference }: { readonly keeper: string; readonly reference: string },
  now: Date,
): Promise<void> {
  await tx.query(
    `update outside_media set erase_from = $3, next_at = $3 where keeper = $1 and reference = $2 and erase_from is null`,
    [keeper, reference, now],
  );
}

/** Orders the outside sounds of one call erased. */
export async function eraseOutsideMedia(tx: Queryable, callId: string, now: Date): Promise<void> {
  await tx.query('update outside_media set erase_from = $2, next_at = $2 where call_id = $1 and erase_from is null', [
    callId,
    now,
  ]);
}
