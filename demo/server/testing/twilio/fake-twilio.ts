import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FakeCarrier } from './carrier.js';
import { startFakeStorage, type FakeStorage } from './storage.js';
import { readTwiml } from './twiml-reader.js';
import { hears, hearsMusic, sidOf, silentWav, type FakeCall } from './world.js';

/** Twilio's REST API of voice on this machine, as far as our server uses it, with the people at its phones. */
export interface FakeTwilio {
  readonly baseUrl: string;
  readonly accountSid: string;
  readonly authToken: string;
  readonly carrier: FakeCarrier;
  /** Where media of messages really lie. */
  readonly storage: FakeStorage;
  /** Every REST request, as `POST Calls/CA….json`. */
  readonly requests: readonly string[];
  /** Answers every REST request with this status until it is undone. */
  break(status: number): () => void;
  /** Holds every REST answer back, also of what was done already, until it is undone. */
  hold(): () => void;
  /** Somebody dials one of the numbers. */
  callIn(server: string, from: string, to: string): Promise<FakeCall>;
  /** `device.connect({ params })` of a page. */
  connect(server: string, identity: string, params: Readonly<Record<string, string>>): Promise<FakeCall>;
  /** The call that rings at a number or `client:<identity>`. */
  ringing(to: string): FakeCall | undefined;
  hears: typeof hears;
  hearsMusic: typeof hearsMusic;
  stop(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly sound?: Uint8Array;
  /** Where what is wanted lies. */
  readonly location?: string;
}

const accountSid = `AC${'5'.repeat(32)}`;
const authToken = 'the-token-of-the-tests';
const missing: Answer = { status: 404, body: { code: 20404, message: 'Not found' } };
const notLive: Answer = { status: 400, body: { code: 21220, message: 'Call is not in-progress' } };

const labelInUse: Answer = { status: 409, body: { code: 16026, message: 'Participant label is in use' } };

export async function startFakeTwilio(): Promise<FakeTwilio> {
  const carrier = new FakeCarrier({ accountSid, authToken });
  const storage = await startFakeStorage();
  const requests: string[] = [];
  let broken: number | undefined;
  let held: Promise<void> = Promise.resolve();

  const routes: readonly (readonly [string, RegExp, (match: readonly string[], form: URLSearchParams) => Answer])[] = [
    ['GET', /^Conferences\.json\?FriendlyName=(\w+)&PageSize=1$/, ([name = '']) => listed(name)],
    ['GET', /^Conferences\/(\w+)\/Participants\/([\w-]+)\.json$/, ([sid = '', label = '']) => labelled(sid, label)],
    ['GET', /^Calls\/(\w+)\/Recordings\.json$/, ([sid = '']) => recorders(sid)],
    ['GET', /^Calls\/(\w+)\.json$/, ([sid = '']) => shown(carrier.calls.get(sid))],
    ['POST', /^Calls\/(\w+)\.json$/, ([sid = ''], form) => change(carrier.calls.get(sid), form)],
    ['POST', /^Calls\/(\w+)\/Recordings\.json$/, ([sid = ''], form) => record(carrier.calls.get(sid), form)],
    ['POST', /^Calls\/\w+\/Recordings\/(\w+)\.json$/, ([sid = ''], form) => steer(sid, form.get('Status') ?? '')],
    ['POST', /^Conferences\/(\w+)\/Participants\.json$/, ([name = ''], form) => invite(name, form)],
    [
      'POST',
      /^Conferences\/(\w+)\/Participants\/(\w+)\.json$/,
      ([sid = '', call = ''], form) => participant(sid, call, form),
    ],
    [
      'GET',
      /^Recordings\/(\w+)\.wav$/,
      ([sid = '']) =>
        carrier.recordings.get(sid)?.status === 'completed' ? { status: 200, sound: silentWav() } : missing,
    ],
    [
      'DELETE',
      /^Recordings\/(\w+)\.json$/,
      ([sid = '']) => (carrier.recordings.delete(sid) ? { status: 204 } : missing),
    ],
    [
      'DELETE',
      /^Messages\/(\w+)\/Media\/(\w+)\.json$/,
      ([message = '', sid = '']) => (carrier.media.delete(`${message}/${sid}`) ? { status: 204 } : missing),
    ],
    [
      'GET',
      /^Messages\/(\w+)\/Media\/(\w+)$/,
      ([message = '', sid = '']) =>
        carrier.media.has(`${message}/${sid}`) ? { status: 307, location: `${storage.url}/${sid}` } : missing,
    ],
  ];

  const shown = (call: FakeCall | undefined): Answer =>
    call === undefined ? missing : { status: 200, body: { sid: call.sid, status: call.status } };

  function listed(name: string): Answer {
    const conference = carrier.conferences.get(name);
    return { status: 200, body: { conferences: conference === undefined ? [] : [{ sid: conference.sid }] } };
  }
  const withLabel = (sid: string, label: string | null): FakeCall | undefined =>
    [...carrier.calls.values()].find(
      (call) => call.label === label && call.doing?.kind === 'conference' && call.doing.conference.sid === sid,
    );
  function labelled(sid: string, label: string): Answer {
    const call = withLabel(sid, label);
    return call === undefined ? missing : { status: 200, body: { call_sid: call.sid, conference_sid: sid } };
  }
  const recorders = (sid: string): Answer => ({
    status: 200,
    body: {
      recordings: [...carrier.recordings.values()]
        .filter(({ call }) => call.sid === sid)
        .map((recording) => ({ sid: recording.sid, status: recording.status })),
    },
  });

  function change(call: FakeCall | undefined, form: URLSearchParams): Answer {
    if (call === undefined) return missing;
    if (form.get('Status') === 'completed') {
      if (!['queued', 'ringing', 'in-progress'].includes(call.status)) return notLive;
      carrier.end(call, call.parent === undefined && call.answeredAt === undefined ? 'completed' : 'canceled');
      return shown(call);
    }
    const url = form.get('Url');
    const twiml = form.get('Twiml');
    // A leg that dials may be redirected before anybody answered; one that only rings may not.
    if (call.status !== 'in-progress' && call.doing?.kind !== 'dial') return notLive;
    carrier.leave(call);
    if (twiml !== null) void carrier.execute(call, readTwiml(twiml));
    else if (url !== null) carrier.later(() => carrier.run(call, url));
    return shown(call);
  }

  function record(call: FakeCall | undefined, form: URLSearchParams): Answer {
    if (call?.status !== 'in-progress') return call === undefined ? missing : notLive;
    const sid = sidOf('RE');
    const callback = form.get('RecordingStatusCallback') ?? undefined;
    carrier.recordings.set(sid, { sid, call, callback, status: 'in-progress', startedAt: new Date() });
    return { status: 201, body: { sid, status: 'in-progress' } };
  }

  function steer(sid: string, status: string): Answer {
    const recording = carrier.recordings.get(sid);
    if (recording === undefined || recording.status === 'completed') return missing;
    if (status === 'stopped') carrier.finish(recording);
    else recording.status = status === 'paused' ? 'paused' : 'in-progress';
    return { status: 200, body: { sid, status } };
  }

  function invite(name: string, form: URLSearchParams): Answer {
    const conference = carrier.conference(name, form.get('ConferenceStatusCallback') ?? undefined);
    const [to = '', query = ''] = (form.get('To') ?? '').split('?');
    const callback = form.get('StatusCallback');
    const label = form.get('Label');
    if (label !== null && withLabel(conference.sid, label) !== undefined) return labelInUse;
    const parameters = Object.fromEntries(new URLSearchParams(query));
    const call = carrier.add({
      from: form.get('From') ?? '',
      to,
      parameters,
      ...(callback === null ? {} : { callback }),
      ...(label === null ? {} : { label }),
    });
    call.doing = { kind: 'conference', conference };
    carrier.ring(call);
    return { status: 201, body: { call_sid: call.sid, conference_sid: conference.sid, status: 'queued' } };
  }

  function participant(conferenceSid: string, sid: string, form: URLSearchParams): Answer {
    const conference = [...carrier.conferences.values()].find((one) => one.sid === conferenceSid);
    const call = carrier.calls.get(sid);
    if (conference === undefined || call === undefined || !conference.members.has(call)) return missing;
    const hold = form.get('Hold');
    if (hold === 'true') conference.held.add(call);
    else if (hold === 'false') conference.held.delete(call);
    if (hold !== null)
      carrier.tellConference(conference, hold === 'true' ? 'participant-hold' : 'participant-unhold', call);
    const announcement = form.get('AnnounceUrl');
    if (announcement !== null) {
      carrier.later(async () => {
        const response = await carrier.post(announcement, { CallSid: call.sid, ConferenceSid: conference.sid });
        if (!conference.members.has(call)) return;
        for (const verb of readTwiml(await response.text())) call.heard.push(verb.text);
        carrier.tellConference(conference, 'announcement-end', call);
      });
    }
    return { status: 200, body: { call_sid: sid, conference_sid: conferenceSid, hold: conference.held.has(call) } };
  }

  async function answer(request: IncomingMessage): Promise<Answer> {
    const wanted = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
    if (request.headers.authorization !== wanted)
      return { status: 401, body: { code: 20003, message: 'Authenticate' } };
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const form = new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
    const path = (request.url ?? '').replace(`/2010-04-01/Accounts/${accountSid}/`, '');
    requests.push(`${request.method ?? ''} ${path}`);
    if (broken !== undefined) return { status: broken, body: { code: 20500, message: 'Broken on purpose' } };
    for (const [method, pattern, act] of routes) {
      const match = pattern.exec(path);
      if (match !== null && method === request.method) return act(match.slice(1), form);
    }
    return missing;
  }

  const server = createServer((request, response) => {
    void answer(request).then(async ({ status, body, sound, location }) => {
      await held;
      response.writeHead(status, {
        'content-type': sound === undefined ? 'application/json' : 'audio/x-wav',
        ...(location === undefined ? {} : { location }),
      });
      response.end(sound ?? (body === undefined ? undefined : JSON.stringify(body)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    baseUrl: `http://127.0.0.1:${port}`,
    accountSid,
    authToken,
    carrier,
    storage,
    requests,
    break(status) {
      broken = status;
      return () => (broken = undefined);
    },
    hold() {
      let release = (): void => undefined;
      held = new Promise((resolve) => {
        release = resolve;
      });
      return () => release();
    },
    async callIn(at, from, to) {
      const call = carrier.add({ from, to, parameters: {}, callback: `${at}/twilio/voice/status` });
      call.status = 'ringing';
      await carrier.run(call, `${at}/twilio/voice/incoming`);
      return call;
    },
    async connect(at, identity, params) {
      const call = carrier.add({
        from: `client:${identity}`,
        to: '',
        parameters: {},
        callback: `${at}/twilio/voice/status`,
      });
      call.status = 'ringing';
      await carrier.run(call, `${at}/twilio/voice/outgoing`, params);
      return call;
    },
    ringing: (to) => [...carrier.calls.values()].find((call) => call.to === to && call.status === 'ringing'),
    hears,
    hearsMusic,
    async stop() {
      await carrier.settled();
      await storage.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
