import type { WireRecording, WireVoicemail } from '@dialora/api/schemas';
import type { Queryable, SqlValue } from '../db/database.js';
import type { Place } from '../http/cursor.js';
import { eraseOutsideMedia } from '../media/outside.js';
import { present } from './rows.js';

export type Transcript = NonNullable<WireRecording['transcript']>;

export interface NewSound {
  readonly id: string;
  readonly callId: string;
  readonly durationSeconds: number;
  readonly at: Date;
  readonly wav: Uint8Array;
}

export async function insertRecording(
  tx: Queryable,
  accountId: string,
  sound: NewSound & { readonly announced: boolean; readonly transcript?: Transcript },
): Promise<void> {
  const announcedAt = sound.announced ? sound.at : null;
  const transcript = sound.transcript === undefined ? null : JSON.stringify(sound.transcript);
  await tx.query(
    `insert into recordings (account_id, id, call_id, duration_seconds, mime_type, recorded_at, announced_at, sound,
       transcript)
     values ($1, $2, $3, $4, 'audio/wav', $5, $6, $7, $8::jsonb)`,
    [accountId, sound.id, sound.callId, sound.durationSeconds, sound.at, announcedAt, sound.wav, transcript],
  );
}

export async function insertVoicemail(
  tx: Queryable,
  accountId: string,
  sound: NewSound & { readonly from: string; readonly to: string },
): Promise<void> {
  await tx.query(
    `insert into voicemails (account_id, id, call_id, from_number, to_number, duration_seconds, mime_type, received_at,
       sound) values ($1, $2, $3, $4, $5, $6, 'audio/wav', $7, $8)`,
    [accountId, sound.id, sound.callId, sound.from, sound.to, sound.durationSeconds, sound.at, sound.wav],
  );
}

interface RecordingRow {
  readonly id: string;
  readonly call_id: string;
  readonly contact_id: string | null;
  readonly duration_seconds: number;
  readonly mime_type: string;
  readonly size: number | null;
  readonly recorded_at: string;
  readonly announced_at: string | null;
  readonly erased_at: string | null;
  readonly expires_at: string | null;
  readonly transcript: Transcript | null;
}

const recordingColumns = `r.id, r.call_id, c.contact_id, r.duration_seconds, r.mime_type, octet_length(r.sound) as size,
  r.recorded_at, r.announced_at, r.erased_at, ${endOf('r')} as expires_at, r.transcript`;
// A recording is of a call by hand or of a Voice AI agent's.
const recordingFrom = `from recordings r join (
    select account_id, id, contact_id from calls union all select account_id, id, contact_id from agent_calls
  ) c on c.account_id = r.account_id and c.id = r.call_id`;

/** Sounds are kept as long as the account and 30 days (privacy policy, retention): an end is known once it is closed. */
function endOf(alias: string): string {
  return `(select a.closed_at + interval '30 days' from accounts a where a.account_id = ${alias}.account_id)`;
}

function recordingOf(row: RecordingRow): WireRecording {
  return {
    id: row.id,
    call_id: row.call_id,
    ...present({ contact_id: row.contact_id }),
    state: row.size === null ? 'erased' : 'available',
    duration_seconds: row.duration_seconds,
    mime_type: row.mime_type,
    recorded_at: row.recorded_at,
    ...present({
      size: row.size,
      announced_at: row.announced_at,
      erased_at: row.erased_at,
      expires_at: row.size === null ? null : row.expires_at,
      transcript: row.transcript,
    }),
  };
}

export interface SoundFilter {
  readonly id?: string;
  readonly callId?: string | undefined;
  readonly contactId?: string | undefined;
  readonly heard?: boolean | undefined;
  readonly before?: Place | undefined;
  readonly limit: number;
}

function conditionsOf(
  filter: SoundFilter,
  time: string,
): { readonly where: string; readonly values: readonly SqlValue[] } {
  const values: SqlValue[] = [];
  const use = (value: SqlValue): string => `$${values.push(value)}`;
  const conditions = ['true'];
  if (filter.id !== undefined) conditions.push(`r.id = ${use(filter.id)}`);
  if (filter.callId !== undefined) conditions.push(`r.call_id = ${use(filter.callId)}`);
  if (filter.contactId !== undefined) conditions.push(`c.contact_id = ${use(filter.contactId)}`);
  if (filter.heard !== undefined) conditions.push(`r.heard = ${use(filter.heard)}`);
  if (filter.before !== undefined) {
    conditions.push(`(r.${time}, r.id) < (${use(filter.before.at)}::timestamptz, ${use(filter.before.id)})`);
  }
  return {
    where: `where ${conditions.join(' and ')} order by r.${time} desc, r.id desc limit ${use(filter.limit)}`,
    values,
  };
}

export async function listRecordings(tx: Queryable, filter: SoundFilter): Promise<readonly WireRecording[]> {
  const { where, values } = conditionsOf(filter, 'recorded_at');
  const { rows } = await tx.query<RecordingRow>(`select ${recordingColumns} ${recordingFrom} ${where}`, [...values]);
  return rows.map(recordingOf);
}

interface VoicemailRow {
  readonly id: string;
  readonly contact_id: string | null;
  readonly from_number: string;
  readonly to_number: string;
  readonly duration_seconds: number;
  readonly mime_type: string;
  readonly received_at: string;
  readonly heard: boolean;
  readonly erased: boolean;
  readonly expires_at: string | null;
}

export async function listVoicemails(tx: Queryable, filter: SoundFilter): Promise<readonly WireVoicemail[]> {
  const { where, values } = conditionsOf(filter, 'received_at');
  const { rows } = await tx.query<VoicemailRow>(
    `select r.id, c.contact_id, r.from_number, r.to_number, r.duration_seconds, r.mime_type, r.received_at, r.heard,
       r.sound is null as erased, ${endOf('r')} as expires_at
     from voicemails r join calls c on c.account_id = r.account_id and c.id = r.call_id ${where}`,
    [...values],
  );
  return rows.map(({ erased, contact_id, expires_at, ...row }) => ({
    ...row,
    ...present({ contact_id, expires_at }),
    state: erased ? ('erased' as const) : ('available' as const),
  }));
}

export async function setHeard(tx: Queryable, id: string, heard: boolean): Promise<boolean> {
  return (await tx.query('update voicemails set heard = $2 where id = $1', [id, heard])).count === 1;
}

/**
 * Erases the sound and what it said, also where it lies outside; of a recording the fact stays, a voicemail goes as a
 * whole. The call it was of, or undefined when there is none.
 */
export async function eraseSound(
  tx: Queryable,
  kind: 'recording' | 'voicemail',
  id: string,
  now: Date,
): Promise<string | undefined> {
  const { rows } =
    kind === 'recording'
      ? await tx.query<{ call_id: string }>(
          'update recordings set sound = null, transcript = null, erased_at = $2 where id = $1 returning call_id',
          [id, now],
        )
      : await tx.query<{ call_id: string }>('delete from voicemails where id = $1 returning call_id', [id]);
  if (rows[0] === undefined) return undefined;
  await eraseOutsideMedia(tx, rows[0].call_id, now);
  return rows[0].call_id;
}

export async function readSound(
  tx: Queryable,
  kind: 'recording' | 'voicemail',
  id: string,
): Promise<Uint8Array | undefined> {
  const table = kind === 'recording' ? 'recordings' : 'voicemails';
  const { rows } = await tx.query<{ sound: Uint8Array | null }>(`select sound from ${table} where id = $1`, [id]);
  return rows[0]?.sound ?? undefined;
}
