import { e164Schema } from '@dialora/api/schemas';
import * as z from 'zod/mini';
import type { App } from '../http/app.js';
import { validate } from '../http/body.js';
import type { DoorTools } from '../http/door.js';
import type { RequestContext } from '../http/env.js';
import { ApiProblem } from '../http/problem.js';
import { noteOutsideMedia, orderErased } from '../media/outside.js';
import { twilioKeeper } from '../media/twilio.js';
import { getCall } from '../records/calls.js';
import type { Telling } from '../voice/chronicle.js';
import type { Services } from '../services.js';
import { sendTwiml, signedForm } from '../twilio/signed-form.js';
import { afterDial, answerIncoming, answerOutgoing } from '../twilio/voice/answer.js';
import { twilioStatuses } from '../twilio/voice/facts.js';
import type { Who } from '../twilio/voice/line.js';
import { forgetRecorder } from '../twilio/voice/effects.js';
import { languageOf, type SpokenLanguage } from '../twilio/voice/spoken.js';
import { announcementTwiml, hangUpTwiml, mailboxTwiml, rejectTwiml, type CallName } from '../twilio/voice/twiml.js';

const callSid = z.string().check(z.regex(/^CA[0-9a-f]{32}$/));
const client = z.string().check(z.regex(/^client:[\w.]{1,120}$/));
/** What Twilio shows for a caller who withholds the number (`ANONYMOUS` on a keypad, and in words). */
const withheld = '+266696687';

const dialledSchema = z.object({ CallSid: callSid, From: client, call_id: z.string().check(z.regex(/^\w{1,64}$/)) });
const incomingSchema = z.object({
  CallSid: callSid,
  From: z.pipe(
    z.string(),
    z.transform((from) => (e164Schema.safeParse(from).success ? from : withheld)),
  ),
  To: e164Schema,
});
const statusSchema = z.object({
  CallSid: callSid,
  CallStatus: z.enum(twilioStatuses),
  ParentCallSid: z.exactOptional(callSid),
  To: z.exactOptional(z.string()),
  Timestamp: z.exactOptional(z.string()),
});
/** The participant whom an announcement is played to. */
const whoseSchema = z.object({ CallSid: callSid });
const dialEndSchema = z.object({
  CallSid: callSid,
  DialCallSid: z.exactOptional(callSid),
  DialCallStatus: z.enum([...twilioStatuses, 'answered']),
});
const conferenceSchema = z.object({
  ConferenceSid: z.string().check(z.regex(/^CF[0-9a-f]{32}$/)),
  StatusCallbackEvent: z.string().check(z.maxLength(60)),
  SequenceNumber: z.pipe(z.string().check(z.regex(/^\d{1,9}$/)), z.transform(Number)),
  CallSid: z.exactOptional(callSid),
});
const recordingSchema = z.object({
  RecordingSid: z.string().check(z.regex(/^RE[0-9a-f]{32}$/)),
  RecordingStatus: z.string().check(z.maxLength(30)),
  RecordingDuration: z._default(z.pipe(z.string().check(z.regex(/^-?\d{1,7}$/)), z.transform(Number)), 0),
  RecordingStartTime: z.exactOptional(z.string()),
});

/** What Twilio asks and tells of calls. Every request must carry its signature; each may come twice, late or early. */
export function twilioVoiceRoutes(app: App, { services }: DoorTools): void {
  const { twilioVoice: voice } = services;
  if (voice === undefined) return;
  const { addresses } = voice;
  const form = (c: RequestContext): Promise<Readonly<Record<string, string>>> =>
    signedForm(c, services.twilioAuthToken);

  app.post('/twilio/voice/outgoing', async (c) => {
    const { CallSid, From, call_id: callId } = validate(dialledSchema, await form(c));
    const accountId = await find(services, 'find_call_account', callId);
    if (accountId === undefined) return sendTwiml(c, rejectTwiml());
    const dialled = { callId, sid: CallSid, identity: From.slice('client:'.length) };
    return sendTwiml(c, await voice.write(accountId, (telling) => answerOutgoing(telling, addresses, dialled)));
  });

  app.post('/twilio/voice/incoming', async (c) => {
    const { CallSid, From, To } = validate(incomingSchema, await form(c));
    const accountId = await find(services, 'find_number_account', To);
    if (accountId === undefined) return sendTwiml(c, rejectTwiml());
    const call = { sid: CallSid, from: From, to: To };
    return sendTwiml(c, await voice.write(accountId, (telling) => answerIncoming(telling, addresses, call)));
  });

  app.post('/twilio/voice/after-dial', async (c) => {
    const told = validate(dialEndSchema, await form(c));
    const { accountId, callId } = await callOf(c, services);
    let twiml = hangUpTwiml();
    await voice.change(accountId, callId, async (telling, line) => {
      const status = told.DialCallStatus;
      // Who was sent into the conference "completed" the dial and lives on; that it ended is told by its own callback.
      const isOver = status !== 'completed' && status !== 'answered';
      if (isOver && told.DialCallSid !== undefined) {
        await voice.note(telling, line, { sid: told.DialCallSid, status, isChild: true }, telling.now);
      }
      const call = await getCall(telling.tx, callId);
      const wasAnswered = call?.answered_at !== undefined;
      const language = (): Promise<SpokenLanguage> => languageOf(telling.tx, callId);
      twiml = await afterDial(addresses, line, { accountId, wasAnswered, language });
      await voice.closeIfOver(telling, line, telling.now);
    });
    return sendTwiml(c, twiml);
  });

  app.post('/twilio/voice/status', async (c) => {
    const told = validate(statusSchema, await form(c));
    const { accountId, callId } = await callOf(c, services, told.CallSid);
    const fact = {
      sid: told.CallSid,
      status: told.CallStatus,
      isChild: told.ParentCallSid !== undefined,
      ...whoOf(told.To),
    };
    await voice.change(accountId, callId, (telling, line) =>
      voice.note(telling, line, fact, timeOf(told.Timestamp, telling.now)),
    );
    return c.body(null, 204);
  });

  app.post('/twilio/voice/conference', async (c) => {
    const told = validate(conferenceSchema, await form(c));
    const { accountId, callId } = await callOf(c, services);
    const fact = {
      conference: told.ConferenceSid,
      sequence: told.SequenceNumber,
      event: told.StatusCallbackEvent,
      ...(told.CallSid === undefined ? {} : { sid: told.CallSid }),
    };
    await voice.change(accountId, callId, (telling, line) => voice.note(telling, line, fact, telling.now));
    return c.body(null, 204);
  });

  app.post('/twilio/voice/recording', async (c) => {
    const told = validate(recordingSchema, await form(c));
    const kind = c.req.query('kind') === 'voicemail' ? 'voicemail' : 'recording';
    if (told.RecordingStatus !== 'completed') return c.body(null, 204);
    const callId = c.req.query('call') ?? '';
    // An address that we gave while the call was there; Twilio's signature covers it.
    const accountId = (await find(services, 'find_call_account', callId)) ?? c.req.query('account');
    if (accountId === undefined) throw new ApiProblem('not_found', 'There is no such call.');
    const take = async ({ tx, now }: Telling): Promise<void> => {
      const since = timeOf(told.RecordingStartTime, now);
      // Until it is here and Twilio has confirmed, an erasure has to reach it there.
      await noteOutsideMedia(tx, accountId, { keeper: twilioKeeper, reference: told.RecordingSid, callId, since });
      await tx.query(
        `insert into twilio_sounds (account_id, sid, call_id, kind, duration_ms, started_at, next_at)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
        [accountId, told.RecordingSid, callId, kind, Math.max(0, told.RecordingDuration) * 1000, since, now],
      );
    };
    const hasLine = await voice.change(accountId, callId, (telling, line) => {
      if (line.recording.sid === told.RecordingSid) forgetRecorder(line);
      return take(telling);
    });
    // The line of a call is soon forgotten; its record is not.
    const isKept = hasLine || (await voice.write(accountId, (telling) => takeFor(telling, callId, take)));
    // A call is there before its address is: one that is not there any more was erased, and its sound goes too.
    if (isKept) services.wakeTwilio();
    else await eraseAtTwilio(accountId, callId, told.RecordingSid);
    return c.body(null, 204);
  });

  app.post('/twilio/voice/mailbox', async (c) => {
    await form(c);
    const { accountId, callId } = await callOf(c, services);
    const language = await services.db.read(accountId, (tx) => languageOf(tx, callId));
    return sendTwiml(c, mailboxTwiml(addresses, { accountId, callId }, language));
  });
  app.post('/twilio/voice/announcement', async (c) => {
    const { CallSid } = validate(whoseSchema, await form(c));
    const { accountId, callId } = await callOf(c, services);
    return sendTwiml(c, announcementTwiml(await services.db.read(accountId, (tx) => languageOf(tx, callId, CallSid))));
  });
  app.post('/twilio/voice/bye', async (c) => {
    await form(c);
    return sendTwiml(c, hangUpTwiml());
  });

  async function eraseAtTwilio(accountId: string, callId: string, sid: string): Promise<void> {
    const now = services.now();
    const outside = { keeper: twilioKeeper, reference: sid, callId, since: now };
    await services.db.write(accountId, (tx) => orderErased(tx, accountId, outside, now));
    services.mediaEraser.wake();
  }

  /** The call that our address names, or that Twilio's id does: a number's own callback names none. */
  async function callOf(c: RequestContext, { db: database }: Services, sid?: string): Promise<CallName> {
    const callId = c.req.query('call');
    const accountId = callId === undefined ? undefined : await find(services, 'find_call_account', callId);
    if (callId !== undefined && accountId !== undefined) return { accountId, callId };
    const { rows } = await database.anonymous((tx) =>
      tx.query<{ account_id: string; id: string }>('select * from find_carrier_call($1)', [sid ?? '']),
    );
    const [found] = rows;
    if (found === undefined) throw new ApiProblem('not_found', 'There is no such call (yet).');
    return { accountId: found.account_id, callId: found.id };
  }
}

/** False when there is no such call any more; while it is taken for, it stays. */
async function takeFor(telling: Telling, callId: string, take: (telling: Telling) => Promise<void>): Promise<boolean> {
  const { rows } = await telling.tx.query('select from calls where id = $1 for key share', [callId]);
  if (rows.length === 0) return false;
  await take(telling);
  return true;
}

async function find(
  { db }: Services,
  look: 'find_call_account' | 'find_number_account',
  wanted: string,
): Promise<string | undefined> {
  const { rows } = await db.anonymous((tx) => tx.query<{ id: string | null }>(`select ${look}($1) as id`, [wanted]));
  return rows[0]?.id ?? undefined;
}

function whoOf(to: string | undefined): { readonly who?: Who } {
  const agentId = /^client:agent\.(\w+)/.exec(to ?? '')?.[1];
  if (agentId !== undefined) return { who: { kind: 'agent', agentId } };
  return to !== undefined && e164Schema.safeParse(to).success ? { who: { kind: 'number', number: to } } : {};
}

/** RFC 2822, as Twilio writes times; the server's own when it is none. */
function timeOf(text: string | undefined, now: Date): Date {
  const at = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(at) || at > now.getTime() ? now : new Date(at);
}
