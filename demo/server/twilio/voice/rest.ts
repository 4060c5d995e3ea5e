import * as z from 'zod/mini';
import type { Effect, EffectAnswer } from './effects.js';
import { shownTo, type Ring } from './line.js';
import { conferenceEvents, conferenceTwiml, legEvents, type CallName, type TwilioAddresses } from './twiml.js';

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
  /**
   * Asks for it. What was asked before, of which no answer was heard, is asked with `again`: it happens once.
   * @throws TwilioError
   */
  ask(call: CallName, effect: Effect, options?: { readonly again?: boolean }): Promise<EffectAnswer>;
  /** A finished recording as a whole WAV file. */
  readRecording(sid: string): Promise<Uint8Array>;
  /** `CallStatus` of a call now; undefined when Twilio knows none such. */
  statusOf(sid: string, options?: { readonly signal?: AbortSignal }): Promise<string | undefined>;
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
/** "Participant label is in use by another participant" (www.twilio.com/docs/api/errors/16026). */
const labelInUse = 16026;
const errorSchema = z.object({ code: z.optional(z.number()), message: z.optional(z.string()) });
const participantSchema = z.object({ call_sid: z.string(), conference_sid: z.string() });
const heldSchema = z.object({ hold: z.boolean() });
const sidSchema = z.object({ sid: z.string() });
const conferencesSchema = z.object({ conferences: z.array(z.object({ sid: z.string() })) });
const recordersSchema = z.object({ recordings: z.array(z.object({ sid: z.string(), status: z.string() })) });
const statusSchema = z.object({ status: z.string() });

/** Calls, conferences and recordings of Twilio's REST API (www.twilio.com/docs/voice/api). */
export function createTwilioVoiceClient(options: TwilioVoiceClientOptions): TwilioVoiceClient {
  const { accountSid, authToken, addresses, baseUrl = 'https://api.twilio.com' } = options;
  const root = `${baseUrl}/2010-04-01/Accounts/${encodeURIComponent(accountSid)}`;
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;

  async function request(
    method: string,
    path: string,
    { form, signal }: { readonly form?: Readonly<Record<string, string>>; readonly signal?: AbortSignal } = {},
  ): Promise<Response> {
    const timeout = AbortSignal.timeout(timeoutMs);
    const response = await fetch(`${root}/${path}`, {
      method,
      headers: { authorization, ...(form && { 'Content-Type': 'application/x-www-form-urlencoded' }) },
      ...(form && { body: new URLSearchParams(form).toString() }),
      redirect: 'error',
      signal: signal === undefined ? timeout : AbortSignal.any([timeout, signal]),
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
    (await request('POST', path, { form })).json();
  const get = async (path: string, options: { readonly signal?: AbortSignal } = {}): Promise<unknown> =>
    (await request('GET', path, options)).json();

  function ringForm(callId: string, id: string, to: Ring): Readonly<Record<string, string>> {
    const parameters = new URLSearchParams({ call_id: callId, ...shownTo(to) });
    return {
      From: to.from,
      To: to.kind === 'number' ? to.number : `client:agent.${to.agentId}?${parameters.toString()}`,
      // Nobody else in the conference may have it: who is rung twice is rung once.
      Label: id,
      Timeout: String(ringSeconds),
      Beep: 'false',
      EarlyMedia: 'true',
      StartConferenceOnEnter: 'true',
      EndConferenceOnExit: 'false',
      StatusCallback: addresses.status(callId),
      StatusCallbackEvent: legEvents,
      ConferenceStatusCallback: addresses.conference(callId),
      ConferenceStatusCallbackEvent: conferenceEvents,
    };
  }

  async function ring(callId: string, id: string, to: Ring): Promise<EffectAnswer> {
    const answer = await post(
      `Conferences/${encodeURIComponent(callId)}/Participants.json`,
      ringForm(callId, id, to),
    ).catch((error: unknown) => rungAlready(callId, id, error));
    const { call_sid: sid, conference_sid: conference } = z.parse(participantSchema, answer);
    return { sid, conference };
  }

  async function rungAlready(callId: string, id: string, error: unknown): Promise<unknown> {
    if (!(error instanceof TwilioError) || error.code !== labelInUse) throw error;
    const found = await get(
      `Conferences.json?${new URLSearchParams({ FriendlyName: callId, PageSize: '1' }).toString()}`,
    );
    const [conference] = z.parse(conferencesSchema, found).conferences;
    if (conference === undefined) throw error;
    return get(`Conferences/${conference.sid}/Participants/${encodeURIComponent(id)}.json`);
  }

  async function record(call: CallName, leg: string, again: boolean): Promise<EffectAnswer> {
    if (again) {
      const { recordings } = z.parse(recordersSchema, await get(`Calls/${leg}/Recordings.json`));
      const live = recordings.find(({ status }) => status === 'in-progress' || status === 'paused');
      if (live !== undefined) return { sid: live.sid, running: live.status === 'in-progress' };
    }
    const answer = await post(`Calls/${leg}/Recordings.json`, {
      RecordingStatusCallback: addresses.recording(call, 'recording'),
      RecordingStatusCallbackEvent: 'completed',
      RecordingChannels: 'mono',
    });
    return { sid: z.parse(sidSchema, answer).sid, running: true };
  }

  async function ask(call: CallName, effect: Effect, { again = false } = {}): Promise<EffectAnswer> {
    const { callId } = call;
    switch (effect.type) {
      case 'redirect':
        await post(`Calls/${effect.sid}.json`, { Twiml: conferenceTwiml(addresses, callId, { held: effect.held }) });
        return {};
      case 'ring':
        return ring(callId, effect.id, effect.to);
      case 'hang-up':
        // Whoever hung up in the same moment is as gone as was wanted.
        await post(`Calls/${effect.sid}.json`, { Status: 'completed' }).catch(unlessGone);
        return {};
      case 'mailbox':
        await post(`Calls/${effect.sid}.json`, { Url: addresses.mailbox(callId), Method: 'POST' });
        return {};
      case 'hold': {
        const path = `Conferences/${effect.conference}/Participants/${effect.sid}.json`;
        return { held: z.parse(heldSchema, await post(path, { Hold: String(effect.held) })).hold };
      }
      case 'announce': {
        const path = `Conferences/${effect.conference}/Participants/${effect.sid}.json`;
        await post(path, { AnnounceUrl: addresses.announcement(callId), AnnounceMethod: 'POST' });
        return {};
      }
      case 'record':
        return record(call, effect.sid, again);
      case 'recording': {
        const Status = effect.status;
        const form = Status === 'paused' ? { Status, PauseBehavior: 'skip' } : { Status };
        await post(`Calls/${effect.leg}/Recordings/${effect.sid}.json`, form).catch(unlessGone);
        return {};
      }
    }
  }

  return {
    ask,
    async readRecording(sid) {
      const response = await request('GET', `Recordings/${encodeURIComponent(sid)}.wav`);
      return new Uint8Array(await response.arrayBuffer());
    },
    async statusOf(sid, options) {
      try {
        return z.parse(statusSchema, await get(`Calls/${encodeURIComponent(sid)}.json`, options)).status;
      } catch (error) {
        unlessGone(error);
        return undefined;
      }
    },
  };
}

/** 404: there is none such; 21220: the call is not in progress. */
export const isGone = (error: unknown): boolean =>
  error instanceof TwilioError && (error.status === 404 || error.code === 21220);

function unlessGone(error: unknown): void {
  if (!isGone(error)) throw error;
}
