import type { Queryable } from '../db/database.js';
import { newId } from '../ids.js';

/** Whoever keeps sounds of our calls or media of our messages in a storage of its own, such as the carrier. */
export interface MediaKeeper {
  /**
   * Erases one for good. Resolves also when there is none (any more).
   * @throws Error when it could not be confirmed; it is asked again.
   */
  erase(reference: string, signal: AbortSignal): Promise<void>;
  /**
   * A medium of a message, as a stream. Undefined when there is none (any more).
   * @throws MediumProblem when it cannot be had.
   */
  read(reference: string, options: ReadOptions): Promise<KeptMedium | undefined>;
}

export interface ReadOptions {
  /** One range of bytes, `bytes=0-99` (RFC 9110 §14.2); a keeper that knows no ranges gives the whole. */
  readonly range?: string | undefined;
  readonly signal: AbortSignal;
}

export interface KeptMedium {
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>>;
  /** Bytes of `body`, where the keeper said so before. */
  readonly length: number | undefined;
  /** `bytes 0-99/300` when `body` is a part. */
  readonly contentRange?: string;
}

/** WhatsApp takes media of up to 16 MB, MMS of 5 MB (www.twilio.com/docs/whatsapp/guidance-whatsapp-media-messages). */
export const mostMediumBytes = 20_000_000;

/** Why a medium cannot be had: its keeper does not answer, gave too much, or has not the part that was asked for. */
export class MediumProblem extends Error {
  override readonly name = 'MediumProblem';
  readonly kind: 'unreachable' | 'too-large' | 'no-such-range';

  constructor(kind: MediumProblem['kind'], message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.kind = kind;
  }
}

/** A sound of a call. */
export interface OutsideSound {
  readonly keeper: string;
  readonly reference: string;
  readonly since: Date;
  readonly callId: string;
}

/** Notes that something said lies outside, so that an erasure reaches it. The same one again changes nothing. */
export async function noteOutsideMedia(tx: Queryable, accountId: string, sound: OutsideSound): Promise<void> {
  await tx.query(
    `insert into outside_media (account_id, id, keeper, reference, call_id, kept_since)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [accountId, newId('out'), sound.keeper, sound.reference, sound.callId, sound.since],
  );
}

/** Notes a sound of a call that is no more, and orders it erased at once. */
export async function orderErased(tx: Queryable, accountId: string, sound: OutsideSound, now: Date): Promise<void> {
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
