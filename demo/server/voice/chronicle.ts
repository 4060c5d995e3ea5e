import type { WireBrowserCall } from '@dialora/api/schemas';
import type { EndReason } from '@dialora/voice-gateway';
import type { Database, Queryable } from '../db/database.js';
import { createOutgoing, type Emit } from '../events/outgoing.js';
import { newId } from '../ids.js';
import { changeDetails } from '../records/activities.js';
import {
  getCall,
  getCallLine,
  hasAgentLeft,
  setAgentLeft,
  setAgent,
  setAnswered,
  setContinued,
  setDesk,
  setRecordingId,
  setRinging,
  type DeskState,
} from '../records/calls.js';
import { beginWrapUp, listPresence } from '../records/presence.js';
import { insertRecording, insertVoicemail } from '../records/sounds.js';
import { logEnd, logVoicemail } from './call-log.js';
import { outcomeOf } from './outcome.js';

/** One transaction in which a carrier's facts are written down and told to the account's open pages. */
export interface Telling {
  readonly tx: Queryable;
  readonly accountId: string;
  readonly emit: Emit;
  readonly now: Date;
  /** Whether a device of an agent is registered with the line. */
  readonly isThere: (agentId: string) => boolean;
}

export interface Chronicler {
  readonly db: Database;
  readonly now: () => Date;
  readonly isThere: Telling['isThere'];
}

/** Opens one; what is told goes out with the commit. */
export function inChronicle<T>(
  { db, now, isThere }: Chronicler,
  accountId: string,
  run: (telling: Telling) => Promise<T>,
): Promise<T> {
  return db.write(accountId, async (tx) => {
    const at = now();
    const outgoing = createOutgoing(accountId, at);
    const result = await run({ tx, accountId, emit: outgoing.emit, now: at, isThere });
    await outgoing.write(tx);
    return result;
  });
}

export async function tellPresence({ tx, emit, now, isThere }: Telling, agentId: string): Promise<void> {
  const agents = await listPresence(tx, isThere, now);
  const presence = agents.find(({ id }) => id === agentId)?.presence;
  if (presence !== undefined) emit({ event: 'presence.changed', data: presence });
}

export async function noteRinging(telling: Telling, callId: string, at: Date): Promise<void> {
  await tell(telling, await setRinging(telling.tx, callId, at));
}

/** `agentId` is who talks from now on; whoever had the call keeps it when absent. */
export async function noteAnswered(
  telling: Telling,
  callId: string,
  at: Date,
  agentId: string | undefined,
): Promise<void> {
  await tell(telling, await setAnswered(telling.tx, callId, at, agentId));
}

/** The agent handed the call over: it goes on without them, and they have time for its record. */
export async function noteLeft(telling: Telling, callId: string, agentId: string): Promise<void> {
  await setAgentLeft(telling.tx, callId, agentId, telling.now);
  await beginWrapUp(telling.tx, telling.accountId, agentId, telling.now);
  await tellPresence(telling, agentId);
}

/**
 * The leg of an agent is gone and others talk on. Whose call it was hands it to `heir`, the colleague who is still in it, or
 * is out of it as after a transfer.
 */
export async function noteGone(
  telling: Telling,
  callId: string,
  agentId: string,
  heir: string | undefined,
): Promise<void> {
  const { tx, accountId, emit, now } = telling;
  const call = await getCall(tx, callId);
  if (call?.answered_at === undefined || call.ended_at !== undefined) return;
  if (call.agent_id !== agentId || (await hasAgentLeft(tx, callId))) return tellPresence(telling, agentId);
  if (heir === undefined) return noteLeft(telling, callId, agentId);
  await setAgent(tx, callId, heir);
  await beginWrapUp(tx, accountId, agentId, now);
  emit({ event: 'call.updated', data: { ...call, agent_id: heir } });
  await tellPresence(telling, agentId);
  await tellPresence(telling, heir);
}

/** A question became the call that it was about: its record is closed, and whoever was asked is told which call they have. */
export async function noteContinued(telling: Telling, callId: string, continuesAs: string): Promise<void> {
  const { tx, emit, now } = telling;
  const call = await setContinued(tx, callId, continuesAs);
  if (call === undefined) return;
  if (call.ended_at === undefined)
    await logEnd(tx, callId, { status: 'completed', outcome: 'completed', at: now }, emit);
  else emit({ event: 'call.updated', data: call });
  await tellWhoTalks(telling, call);
}

/** Closes the record, once, and gives who talked time for the wrap-up. */
export async function noteEnded(telling: Telling, callId: string, reason: EndReason, at: Date): Promise<void> {
  const call = await getCall(telling.tx, callId);
  if (call === undefined || call.ended_at !== undefined) return;
  const hasLeft = await hasAgentLeft(telling.tx, callId);
  await logEnd(telling.tx, callId, { ...outcomeOf(reason, call), at }, telling.emit);
  // Who handed it over had that time when they did, and who merged it into another call talks on.
  if (call.answered_at !== undefined && !hasLeft && reason !== 'merged') {
    await beginWrapUp(telling.tx, telling.accountId, call.agent_id, telling.now);
  }
  await tellWhoTalks(telling, call);
}

/** Whoever has the call, the colleague who is asked in it, and those who were brought in. */
async function tellWhoTalks(telling: Telling, call: WireBrowserCall): Promise<void> {
  const asked = (await getCallLine(telling.tx, call.id))?.toAgentId ?? undefined;
  const all = new Set([call.agent_id, ...(asked === undefined ? [] : [asked]), ...guestsOf(call)]);
  for (const agentId of all) await tellPresence(telling, agentId);
}

const guestsOf = ({ parties = [] }: Pick<WireBrowserCall, 'parties'>): readonly string[] =>
  parties.flatMap(({ agent_id: agentId }) => agentId ?? []);

/** Writes down how the call stands at the desk, if that is new. */
export async function noteDesk(telling: Telling, before: WireBrowserCall, desk: DeskState): Promise<void> {
  const changed = await setDesk(telling.tx, before.id, desk);
  if (changed === undefined) return;
  telling.emit({ event: 'call.updated', data: changed });
  for (const agentId of new Set([...guestsOf(before), ...guestsOf(changed)])) await tellPresence(telling, agentId);
}

/** A sound that a carrier handed over. */
export interface Sound {
  readonly startedAt: Date;
  readonly durationMs: number;
  /** A whole WAV file. */
  readonly wav: Uint8Array;
}

export async function keepRecording(
  { tx, accountId, emit, now }: Telling,
  callId: string,
  sound: Sound & { readonly announced: boolean },
): Promise<void> {
  if (sound.durationMs === 0) return;
  const id = newId('rec');
  await insertRecording(tx, accountId, { ...stored(id, callId, sound), announced: sound.announced });
  const call = await setRecordingId(tx, callId, id);
  if (call !== undefined) emit({ event: 'call.updated', data: call });
  const activity = await changeDetails(tx, { callId }, { recording_id: id }, now);
  if (activity !== undefined) emit({ event: 'activity.updated', data: activity });
}

/** A caller who said nothing left no message. */
const shortestVoicemailMs = 700;

export async function keepVoicemail(telling: Telling, callId: string, sound: Sound): Promise<void> {
  if (sound.durationMs < shortestVoicemailMs) return;
  const { tx, accountId, emit, now } = telling;
  const call = await getCall(tx, callId);
  if (call === undefined) return;
  const id = newId('vm');
  const kept = stored(id, callId, sound);
  // Whoever left it is at the far end, also of a call that went out.
  const [from, to] =
    call.direction === 'inbound' ? [call.from_number, call.to_number] : [call.to_number, call.from_number];
  await insertVoicemail(tx, accountId, { ...kept, from, to });
  await logVoicemail(tx, accountId, call, { id, durationSeconds: kept.durationSeconds }, emit, now);
  // Also for a caller whom nobody knows: the list of voicemails is read again.
  emit({ event: 'call.updated', data: call });
}

function stored(id: string, callId: string, { durationMs, startedAt, wav }: Sound) {
  return { id, callId, durationSeconds: Math.round(durationMs / 1000), at: startedAt, wav };
}

async function tell(telling: Telling, call: WireBrowserCall | undefined): Promise<void> {
  if (call === undefined) return;
  telling.emit({ event: 'call.updated', data: call });
  await tellWhoTalks(telling, call);
}
