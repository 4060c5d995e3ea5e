import { Teller } from './teller.js';
import { readTwiml, type Verb } from './twiml-reader.js';
import { sidOf, type FakeCall, type FakeConference, type FakeRecording } from './world.js';

/** What the made-up Twilio does with calls: it runs TwiML, joins people, and tells our server of it. */
export class FakeCarrier extends Teller {
  readonly calls = new Map<string, FakeCall>();
  readonly conferences = new Map<string, FakeConference>();
  readonly recordings = new Map<string, FakeRecording>();
  /** Addresses where no device is registered any more. */
  readonly gone = new Set<string>();
  /** What came with messages, as `<message>/<medium>`. */
  readonly media = new Set<string>();

  add(call: Omit<FakeCall, 'sid' | 'heard' | 'status'>): FakeCall {
    const made: FakeCall = { ...call, sid: sidOf('CA'), heard: [], status: 'queued' };
    this.calls.set(made.sid, made);
    return made;
  }

  /** Asks for TwiML and does what it says. */
  async run(call: FakeCall, url: string, more: Readonly<Record<string, string>> = {}): Promise<void> {
    const response = await this.post(url, { ...this.facts(call), ...more });
    if (response.ok) await this.execute(call, readTwiml(await response.text()));
    else this.end(call, 'failed');
  }

  async execute(call: FakeCall, verbs: readonly Verb[]): Promise<void> {
    for (const [index, verb] of verbs.entries()) {
      if (verb.name !== 'Dial' && verb.name !== 'Reject') this.pickUp(call);
      switch (verb.name) {
        case 'Say':
          call.heard.push(verb.text);
          continue;
        case 'Hangup':
          this.end(call, 'completed');
          return;
        case 'Reject':
          this.end(call, call.status === 'in-progress' ? 'completed' : 'busy');
          return;
        case 'Record':
          if (verb.attributes['transcribe'] !== 'false') throw new Error('Nobody asked for a transcript.');
          call.doing = { kind: 'record', verb, sid: sidOf('RE'), since: Date.now() };
          return;
        case 'Dial':
          if (index !== verbs.length - 1 && verb.attributes['action'] !== undefined) throw new Error('Never reached.');
          this.#dial(call, verb);
          return;
        default:
          throw new Error(`TwiML has no <${verb.name}>.`);
      }
    }
    this.end(call, 'completed');
  }

  #dial(call: FakeCall, verb: Verb): void {
    const [room] = verb.children;
    if (room?.name === 'Conference') {
      this.pickUp(call);
      const conference = this.conference(room.text, room.attributes['statusCallback']);
      this.join(call, conference, room.attributes['startConferenceOnEnter'] !== 'false');
      return;
    }
    const children = verb.children.map((noun) => {
      const identity = noun.children.find(({ name }) => name === 'Identity')?.text;
      const parameters = noun.children.filter(({ name }) => name === 'Parameter').map(({ attributes }) => attributes);
      return this.add({
        from: verb.attributes['callerId'] ?? call.from,
        to: identity === undefined ? noun.text : `client:${identity}`,
        parent: call,
        parameters: Object.fromEntries(parameters.map(({ name = '', value = '' }) => [name, value])),
        ...(noun.attributes['statusCallback'] === undefined ? {} : { callback: noun.attributes['statusCallback'] }),
      });
    });
    call.doing = { kind: 'dial', verb, children };
    for (const child of children) this.ring(child);
  }

  ring(call: FakeCall): void {
    this.tell(call, 'initiated');
    call.status = 'ringing';
    if (this.gone.has(call.to)) {
      this.end(call, 'no-answer');
      return;
    }
    this.tell(call, 'ringing');
  }

  pickUp(call: FakeCall): void {
    if (call.status !== 'queued' && call.status !== 'ringing') return;
    call.status = 'in-progress';
    call.answeredAt = Date.now();
  }

  /** Somebody takes a call that rings. */
  answer(call: FakeCall): void {
    if (call.status !== 'ringing') throw new Error(`${call.to} does not ring; it is ${call.status}.`);
    this.pickUp(call);
    this.tell(call, 'in-progress');
    const { parent } = call;
    if (parent?.doing?.kind === 'dial') {
      parent.doing.bridged = call;
      this.pickUp(parent);
      call.doing = { kind: 'bridged', parent };
      for (const other of parent.doing.children) if (other !== call) this.end(other, 'canceled');
    } else if (call.doing?.kind === 'conference') {
      this.join(call, call.doing.conference, true);
    }
  }

  end(call: FakeCall, status: FakeCall['status']): void {
    if (!['queued', 'ringing', 'in-progress'].includes(call.status)) return;
    this.leave(call);
    call.status = call.answeredAt === undefined ? status : 'completed';
    for (const recording of this.recordings.values()) if (recording.call === call) this.finish(recording);
    this.tell(call, call.status);
  }

  /** Stops what it does, because it ended or was sent somewhere else. */
  leave(call: FakeCall): void {
    const { doing } = call;
    delete call.doing;
    switch (doing?.kind) {
      case 'dial':
        for (const child of doing.children) this.end(child, 'canceled');
        return;
      case 'bridged':
        this.#dialOver(doing.parent, call, 'completed');
        return;
      case 'conference': {
        const { conference } = doing;
        conference.held.delete(call);
        if (conference.members.delete(call)) this.tellConference(conference, 'participant-leave', call);
        if (conference.members.size === 0 && this.conferences.get(conference.name) === conference) {
          this.conferences.delete(conference.name);
          this.tellConference(conference, 'conference-end');
        }
        return;
      }
      case 'record':
        this.#keepMessage(call, doing);
        return;
      case undefined: {
        const { parent } = call;
        if (parent?.doing?.kind === 'dial' && call.answeredAt === undefined) this.#refused(parent, call);
      }
    }
  }

  #refused(parent: FakeCall, child: FakeCall): void {
    if (parent.doing?.kind !== 'dial' || parent.doing.bridged !== undefined) return;
    const waiting = parent.doing.children.filter((one) => one !== child && ['queued', 'ringing'].includes(one.status));
    if (waiting.length > 0) return;
    // The status is set after this turn.
    queueMicrotask(() => this.#dialOver(parent, child, child.status));
  }

  #dialOver(parent: FakeCall, child: FakeCall, status: string): void {
    if (parent.doing?.kind !== 'dial') return;
    const { verb } = parent.doing;
    delete parent.doing;
    const action = verb.attributes['action'];
    if (action === undefined) return this.end(parent, 'completed');
    this.later(() => this.run(parent, action, { DialCallSid: child.sid, DialCallStatus: status }));
  }

  conference(name: string, callback: string | undefined): FakeConference {
    const known = this.conferences.get(name);
    if (known !== undefined) return known;
    const made = {
      sid: sidOf('CF'),
      name,
      callback,
      sequence: 0,
      started: false,
      held: new Set<FakeCall>(),
      members: new Set<FakeCall>(),
    };
    this.conferences.set(name, made);
    return made;
  }

  join(call: FakeCall, conference: FakeConference, starts: boolean): void {
    call.doing = { kind: 'conference', conference };
    conference.members.add(call);
    conference.started ||= starts;
    this.tellConference(conference, 'participant-join', call);
  }

  finish(recording: FakeRecording): void {
    if (recording.status === 'completed') return;
    recording.status = 'completed';
    this.tellRecording(recording.callback, recording.call, recording.sid, recording.startedAt);
  }

  #keepMessage(call: FakeCall, doing: { readonly verb: Verb; readonly sid: string; readonly since: number }): void {
    const startedAt = new Date(doing.since);
    this.recordings.set(doing.sid, { sid: doing.sid, call, callback: undefined, status: 'completed', startedAt });
    this.tellRecording(doing.verb.attributes['recordingStatusCallback'], call, doing.sid, startedAt);
  }
}
