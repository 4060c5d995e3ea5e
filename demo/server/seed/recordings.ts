import { soundOfTurns } from '../agents/sound.js';
import type { OwnerTransaction } from '../db/database.js';
import { insertRecording, type Transcript } from '../records/sounds.js';
import type { Entry } from './stories.js';

export interface RecordedCall {
  readonly accountId: string;
  readonly id: string;
  readonly callId: string;
  readonly entry: Entry;
}

/** Sounds for the calls that are told word by word, a soft tone for each turn, so that they can be read along. */
export async function writeRecordings(tx: OwnerTransaction, calls: readonly RecordedCall[]): Promise<void> {
  for (const { accountId, id, callId, entry } of calls) {
    const transcript = entry.details['transcript'] as Transcript;
    const { wav, durationSeconds } = soundOfTurns(transcript);
    // The line was picked up nine seconds after it began to ring; see where the calls are written.
    const at = new Date(entry.at + 9_000);
    await insertRecording(tx, accountId, { id, callId, durationSeconds, at, wav, announced: true, transcript });
  }
}
