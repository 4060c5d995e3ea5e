import type { WireBrowserCall } from '@dialora/api/schemas';
import type { Telling } from '../../voice/chronicle.js';
import { readIdentity } from '../../voice/identity.js';
import { placeIncoming } from '../../voice/incoming.js';
import { claimDialled, whereTo } from '../../voice/whereto.js';
import { getCall } from '../../records/calls.js';
import { isWaiting, newLine, type Leg, type Ring, type TwilioLine, type Who } from './line.js';
import { languageOf, type SpokenLanguage } from './spoken.js';
import { lockLine, saveLine } from './store.js';
import { conferenceTwiml, dialTwiml, hangUpTwiml, mailboxTwiml, rejectTwiml, type TwilioAddresses } from './twiml.js';

/** Twilio rings this many at once in one `<Dial>`. */
const mostRung = 10;

/** What a caller of ours is answered: an app that dialled the id of a call, and nothing else of what the page sent. */
export async function answerOutgoing(
  telling: Telling,
  addresses: TwilioAddresses,
  dialled: { readonly callId: string; readonly sid: string; readonly identity: string },
): Promise<string> {
  const { callId, sid, identity } = dialled;
  const known = await lockLine(telling.tx, callId);
  // Twilio asks again when it did not hear our answer.
  const record =
    known?.legs[0]?.sid === sid
      ? await getCall(telling.tx, callId)
      : await claimDialled(telling, callId, { identity, carrierId: sid });
  if (record === undefined) return rejectTwiml();
  return begin(telling, addresses, record, { sid, who: whoOf(identity, record) });
}

/** What a caller from the telephone network is answered who dialled one of the account's numbers. */
export async function answerIncoming(
  telling: Telling,
  addresses: TwilioAddresses,
  call: { readonly sid: string; readonly from: string; readonly to: string },
): Promise<string> {
  const { tx, accountId, now } = telling;
  const { rows } = await tx.query<{ id: string }>('select id from calls where carrier_id = $1', [call.sid]);
  const known = rows[0] && (await getCall(tx, rows[0].id));
  const who: Who = { kind: 'number', number: call.from };
  if (known !== undefined) return begin(telling, addresses, known, { sid: call.sid, who });
  const placedBy = `twilio.${call.sid}`;
  const placed = await placeIncoming(tx, accountId, { from: call.from, to: call.to, placedBy }, now);
  const record = await claimDialled(telling, placed.id, { identity: placedBy, carrierId: call.sid });
  return record === undefined ? rejectTwiml() : begin(telling, addresses, record, { sid: call.sid, who });
}

async function begin(
  telling: Telling,
  addresses: TwilioAddresses,
  record: WireBrowserCall,
  parent: Pick<Leg, 'sid' | 'who'>,
): Promise<string> {
  const { tx, accountId } = telling;
  const line =
    (await lockLine(tx, record.id)) ??
    newLine(record.id, record.direction, { ...parent, role: 'parent', phase: 'ringing' });
  if (record.ended_at !== undefined) return hangUpTwiml();
  const from = record.from_number;
  const goal = await whereTo(telling, record);
  const to: readonly Ring[] =
    goal.kind === 'number'
      ? [{ kind: 'number', number: goal.number, from }]
      : goal.kind === 'agent'
        ? [{ kind: 'agent', agentId: goal.agentId, from, by: goal.by }]
        : goal.agentIds.slice(0, mostRung).map((agentId) => ({ kind: 'agent', agentId, from }));
  line.dialling = to.length > 0;
  if (to.length === 0) line.mailbox = 'playing';
  await saveLine(tx, accountId, line);
  if (to.length === 0)
    return mailboxTwiml(addresses, { accountId, callId: record.id }, await languageOf(tx, record.id));
  const extension = goal.kind === 'number' ? goal.extension : null;
  return dialTwiml(addresses, { id: record.id, callerId: from, from, to, extension });
}

/**
 * The `<Dial>` of the parent is over: it goes into the conference when the other one went there, to the mailbox when
 * nobody took an incoming call, and home otherwise.
 */
export async function afterDial(
  addresses: TwilioAddresses,
  line: TwilioLine,
  {
    accountId,
    wasAnswered,
    language,
  }: {
    readonly accountId: string;
    readonly wasAnswered: boolean;
    /** Asked for only when the mailbox speaks. */
    readonly language: () => Promise<SpokenLanguage>;
  },
): Promise<string> {
  line.dialling = false;
  const call = { accountId, callId: line.callId };
  const parent = line.legs.find(({ role }) => role === 'parent');
  if (parent === undefined || parent.dismissed === true) return hangUpTwiml();
  if (line.mailbox !== undefined) return mailboxTwiml(addresses, call, await language());
  if (line.shape === 'conference') {
    parent.moving = true;
    return conferenceTwiml(addresses, line.callId, { held: parent.wantHeld === true || isWaiting(line, parent) });
  }
  if (line.direction !== 'inbound' || wasAnswered) return hangUpTwiml();
  line.mailbox = 'playing';
  return mailboxTwiml(addresses, call, await language());
}

function whoOf(identity: string, record: WireBrowserCall): Who {
  const who = readIdentity(identity);
  return who?.kind === 'agent'
    ? { kind: 'agent', agentId: who.agentId }
    : { kind: 'number', number: record.from_number };
}
