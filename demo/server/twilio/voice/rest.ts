import * as z from 'zod/mini';
import { legOf, type Ring, type TwilioLine } from './line.js';
import { forgetRecorder, type Effect } from './plan.js';
import { conferenceEvents, conferenceTwiml, legEvents, type TwilioAddresses } from './twiml.js';

/** Twilio could not be asked, or would not. */
export class TwilioError extends Error {
  override readonly name = 'TwilioError';
  readonly status: number;
  readonly code: number | undefined;

  constructor(
    message: string,
    options: { readonly status: number; readonly code?: number | undefined; readonly cause?: unknown },
  ) {
    super(message, { cause: options.cause });
    this.status = options.status;
    this.code = options.code;
  }
}

export interface TwilioVoiceClient {
  /** Asks for it and writes into the line what Twilio answered. */
  perform(line: TwilioLine, effect: Effect): Promise<void>;
  /** A finished recording as a whole WAV file. */
  readRecording(sid: string): Promise<Uint8Array>;
  /** `CallStatus` of a call now; undefined when Twilio knows none such. */
  statusOf(sid: string): Promise<string | undefined>;
}

export interface TwilioVoiceClientOptions {
  readonly accountSid: string;
  readonly authToken: string;
  readonly addresses: TwilioAddresses;
  /** Twilio's REST API; another one in tests. */
  readonly baseUrl?: string | undefined;
}

const timeoutMs = 5_000;
const ringSeconds = 30;
const errorSchema = z.object({ code: z.optional(z.number()), message: z.optional(z.string()) });
const participantSchema = z.object({ call_sid: z.string(), conference_sid: z.string() });
const heldSchema = z.object({ hold: z.boolean() });
const sidSchema = z.object({ sid: z.string() });
const statusSchema = z.object({ status: z.string() });

/** Calls, conferences and recordings of Twilio's REST API (www.twilio.com/docs/voice/api). */
export function createTwilioVoiceClient(options: TwilioVoiceClientOptions): TwilioVoiceClient {
  const { accountSid, authToken, addresses, baseUrl = 'https://api.twilio.com' } = options;
  const root = `${baseUrl}/2010-04-01/Accounts/${encodeURIComponent(accountSid)}`;
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;

  async function request(method: string, path: string, form?: Readonly<Record<string, string>>): Promise<Response> {
    const response = await fetch(`${root}/${path}`, {
      method,
      headers: { authorization, ...(form && { 'Content-Type': 'application/x-www-form-urlencoded' }) },
      ...(form && { body: new URLSearchParams(form).toString() }),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    }).catch((cause: unknown) => {
      throw new TwilioError('Twilio could not be reached.', { status: 0, cause });
    });
    if (response.ok) return response;
    const body: unknown = await response.json().catch(() => undefined);
    const { code } = z.safeParse(errorSchema, body).data ?? {};
    throw new TwilioError(`Twilio answered ${response.status} to ${method} ${path}.`, {
      status: response.status,
      code,
    });
  }
  const post = async (path: string, form: Readonly<Record<string, string>>): Promise<unknown> =>
    (await request('POST', path, form)).json();

  function ringForm(line: TwilioLine, to: Ring): Readonly<Record<string, string>> {
    const parameters = new URLSearchParams({
      call_id: line.callId,
      From: to.from,
      ...(to.kind === 'agent' && to.returned === true ? { returned: 'transfer' } : {}),
    });
    return {
      From: to.from,
      To: to.kind === 'number' ? to.number : `client:agent.${to.agentId}?${parameters.toString()}`,
      Timeout: String(ringSeconds),
      Beep: 'false',
      EarlyMedia: 'true',
      StartConferenceOnEnter: 'true',
      EndConferenceOnExit: 'false',
      StatusCallback: addresses.status(line.callId),
      StatusCallbackEvent: legEvents,
      ConferenceStatusCallback: addresses.conference(line.callId),
      ConferenceStatusCallbackEvent: conferenceEvents,
    };
  }

  async function ring(line: TwilioLine, to: Ring, back: string | undefined): Promise<void> {
    const answer = await post(`Conferences/${encodeURIComponent(line.callId)}/Participants.json`, ringForm(line, to));
    const { call_sid: sid, conference_sid: conference } = z.parse(participantSchema, answer);
    line.rings.shift();
    line.conference = conference;
    line.legs.push({
      sid,
      who: to.kind === 'number' ? { kind: 'number', number: to.number } : { kind: 'agent', agentId: to.agentId },
      role: 'participant',
      phase: 'ringing',
      ...(back === undefined ? {} : { back }),
    });
  }

  async function perform(line: TwilioLine, effect: Effect): Promise<void> {
    const { recording } = line;
    switch (effect.type) {
      case 'redirect': {
        const Twiml = conferenceTwiml(addresses, line.callId, { held: effect.held });
        await post(`Calls/${effect.sid}.json`, { Twiml });
        const leg = legOf(line, effect.sid);
        if (leg !== undefined) leg.moving = true;
        return;
      }
      case 'ring':
        await ring(line, effect.to, effect.back);
        return;
      case 'hang-up': {
        const leg = legOf(line, effect.sid);
        if (leg !== undefined) leg.leaving = true;
        // Whoever hung up in the same moment is as gone as was wanted.
        await post(`Calls/${effect.sid}.json`, { Status: 'completed' }).catch(unlessGone);
        return;
      }
      case 'mailbox':
        await post(`Calls/${effect.sid}.json`, { Url: addresses.mailbox(line.callId), Method: 'POST' });
        line.mailbox = 'playing';
        return;
      case 'hold': {
        const path = `Conferences/${effect.conference}/Participants/${effect.sid}.json`;
        const { hold } = z.parse(heldSchema, await post(path, { Hold: String(effect.held) }));
        const leg = legOf(line, effect.sid);
        if (leg !== undefined) leg.held = hold;
        return;
      }
      case 'announce': {
        const path = `Conferences/${effect.conference}/Participants/${effect.sid}.json`;
        await post(path, { AnnounceUrl: addresses.announcement, AnnounceMethod: 'POST' });
        recording.telling.push(effect.sid);
        return;
      }
      case 'record': {
        const answer = await post(`Calls/${effect.sid}/Recordings.json`, {
          RecordingStatusCallback: addresses.recording(line.callId, 'recording'),
          RecordingStatusCallbackEvent: 'completed',
          RecordingChannels: 'mono',
        });
        recording.sid = z.parse(sidSchema, answer).sid;
        recording.leg = effect.sid;
        recording.running = true;
        return;
      }
      case 'recording': {
        const Status = effect.status;
        const form = Status === 'paused' ? { Status, PauseBehavior: 'skip' } : { Status };
        await post(`Calls/${effect.leg}/Recordings/${effect.sid}.json`, form).catch(unlessGone);
        if (Status === 'stopped') forgetRecorder(line);
        else recording.running = Status === 'in-progress';
      }
    }
  }

  return {
    perform,
    async readRecording(sid) {
      const response = await request('GET', `Recordings/${encodeURIComponent(sid)}.wav`);
      return new Uint8Array(await response.arrayBuffer());
    },
    async statusOf(sid) {
      try {
        const response = await request('GET', `Calls/${encodeURIComponent(sid)}.json`);
        return z.parse(statusSchema, await response.json()).status;
      } catch (error) {
        unlessGone(error);
        return undefined;
      }
    },
  };
}

/** 404: there is none such; 21220: the call is not in progress. */
function unlessGone(error: unknown): void {
  if (!(error instanceof TwilioError) || (error.status !== 404 && error.code !== 21220)) throw error;
}
