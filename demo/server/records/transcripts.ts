import type { Queryable } from '../db/database.js';
import type { Emit } from '../events/outgoing.js';
import { changeDetails } from './activities.js';
import type { Transcript } from './sounds.js';

interface Writing {
  readonly tx: Queryable;
  readonly emit: Emit;
  readonly now: Date;
}

/** Whether the call was one by hand. What a Voice AI agent's call says of itself comes with it, and stays. */
export async function isByHand(tx: Queryable, callId: string): Promise<boolean> {
  return (await tx.query('select from calls where id = $1', [callId])).rows.length > 0;
}

/**
 * Keeps what was said in a recording in the order of time, beside the recording and on the entry of its call, where it is
 * read and found; an empty list takes it out of both.
 */
export async function setTranscript(
  writing: Writing,
  recording: { readonly id: string; readonly callId: string },
  turns: Transcript,
): Promise<void> {
  const inOrder = [...turns].sort((a, b) => a.at_seconds - b.at_seconds);
  await writing.tx.query('update recordings set transcript = $2::jsonb where id = $1', [
    recording.id,
    inOrder.length === 0 ? null : JSON.stringify(inOrder),
  ]);
  await showTranscript(writing, recording.callId, inOrder);
}

/** On the entry of the call alone: for a recording that is erased with what it said. */
export async function showTranscript({ tx, emit, now }: Writing, callId: string, turns: Transcript): Promise<void> {
  const transcript = turns.length === 0 ? null : turns;
  const activity = await changeDetails(tx, { callId }, { transcript }, now);
  if (activity !== undefined) emit({ event: 'activity.updated', data: activity });
}
