import type { Call, CallEnd, CallParty, CallQuality } from '../call/call.js';
import { isLive } from '../call/call.js';
import type { CallEvent } from '../call/machine.js';
import { createCall, reduceCall } from '../call/machine.js';
import type { DialRequest, LineState, MicrophoneState, PhoneSnapshot, Softphone } from '../call/softphone.js';
import type { Problem } from '../problem/problem.js';
import { DialoraError } from '../problem/problem.js';
import type { Clock } from '../store/clock.js';
import { systemClock } from '../store/clock.js';
import { createStore } from '../store/store.js';
import { playCall } from './scripted-call.js';

/** What a surface asked of the fake, in order. */
export type PhoneCommand =
  | { readonly type: 'start' }
  | { readonly type: 'stop' }
  | { readonly type: 'dial'; readonly request: DialRequest }
  | { readonly type: 'answer' | 'decline' | 'hang-up' | 'dismiss'; readonly callId: string }
  | { readonly type: 'set-muted'; readonly callId: string; readonly muted: boolean }
  | { readonly type: 'send-digits'; readonly callId: string; readonly digits: string };

export interface FakeSoftphone extends Softphone {
  readonly commands: readonly PhoneCommand[];
  /** A call comes in; returns its id. */
  simulateIncoming(remote?: CallParty, options?: { readonly id?: string; readonly localNumber?: string }): string;
  /** The far end of an outgoing call rings. */
  farRings(callId: string): void;
  /** The far end answers: `connecting-media` until `mediaFlows`. */
  farAnswers(callId: string): void;
  mediaFlows(callId: string): void;
  farHangsUp(callId: string): void;
  end(callId: string, end: CallEnd): void;
  /** Any fact of the call machine. */
  tell(callId: string, event: CallEvent): void;
  setQuality(callId: string, quality: CallQuality): void;
  setLine(line: LineState): void;
  failLine(problem: Problem): void;
  setMicrophone(microphone: MicrophoneState): void;
  /** The next `dial` fails with this problem, as a refusal by the API does. */
  failNextDial(problem: Problem): void;
  /** Puts a whole snapshot, for drawing a state directly. */
  show(snapshot: PhoneSnapshot): void;
}

export interface FakeSoftphoneOptions {
  readonly clock?: Clock;
  /** Plays outgoing calls by themselves (ringing after 0.6 s, answered after 2.5 s), for demos. Off: turned by hand. */
  readonly plays?: boolean;
  /** The state at the beginning; a ready line with a granted microphone by default. */
  readonly initial?: PhoneSnapshot;
}

/** A softphone without a line. It confirms commands as a perfect carrier would; everything else is simulated by hand. */
export function createFakeSoftphone(options: FakeSoftphoneOptions = {}): FakeSoftphone {
  const clock = options.clock ?? systemClock;
  const store = createStore<PhoneSnapshot>(
    options.initial ?? { line: { state: 'ready' }, microphone: 'granted', calls: [] },
  );
  const commands: PhoneCommand[] = [];
  let nextProblem: Problem | undefined;
  let count = 0;

  const find = (callId: string): Call | undefined => store.get().calls.find((call) => call.id === callId);
  const setLine = (line: LineState): void => store.update((phone) => ({ ...phone, line }));
  const tell = (callId: string, event: CallEvent): void => {
    const call = find(callId);
    if (call === undefined) return;
    const next = reduceCall(call, event, clock.now());
    if (next === call) return;
    store.update((phone) => ({ ...phone, calls: phone.calls.map((each) => (each === call ? next : each)) }));
  };
  const add = (call: Call): void => store.update((phone) => ({ ...phone, calls: [...phone.calls, call] }));
  const end = (callId: string, reason: CallEnd): void => tell(callId, { type: 'ended', end: reason });
  const settle = (): Promise<void> => Promise.resolve();

  return {
    get: () => store.get(),
    subscribe: (listener) => store.subscribe(listener),
    commands,
    start() {
      commands.push({ type: 'start' });
      const { line } = store.get();
      if (line.state === 'failed') return Promise.reject(new DialoraError(line.problem));
      setLine({ state: 'ready' });
      return settle();
    },
    stop() {
      commands.push({ type: 'stop' });
      for (const call of store.get().calls.filter(isLive)) end(call.id, { reason: 'local' });
      setLine({ state: 'off' });
      return settle();
    },
    dial(request) {
      commands.push({ type: 'dial', request });
      const { line } = store.get();
      const problem = nextProblem ?? (line.state === 'failed' ? line.problem : undefined);
      nextProblem = undefined;
      if (problem !== undefined) return Promise.resolve({ kind: 'failed', problem });
      count += 1;
      const id = `call_fake_${count}`;
      const remote: CallParty = {
        number: request.number,
        ...(request.contactId === undefined ? {} : { contactId: request.contactId }),
      };
      add(createCall({ id: `local:${count}`, direction: 'outbound', remote }, clock.now()));
      tell(`local:${count}`, { type: 'accepted-by-api', id, ...(request.from ? { localNumber: request.from } : {}) });
      if (options.plays === true) playCall(clock, (event) => tell(id, event));
      return Promise.resolve({ kind: 'started', callId: id });
    },
    answer(callId) {
      commands.push({ type: 'answer', callId });
      tell(callId, { type: 'answered' });
      if (options.plays === true) clock.after(250, () => tell(callId, { type: 'media-flowing' }));
      return settle();
    },
    decline(callId) {
      commands.push({ type: 'decline', callId });
      if (find(callId)?.phase === 'ringing-in') end(callId, { reason: 'declined' });
      return settle();
    },
    hangUp(callId) {
      commands.push({ type: 'hang-up', callId });
      end(callId, { reason: find(callId)?.answeredAt === undefined ? 'cancelled' : 'local' });
      return settle();
    },
    setMuted(callId, muted) {
      commands.push({ type: 'set-muted', callId, muted });
      tell(callId, { type: 'muted', muted });
      return settle();
    },
    sendDigits(callId, digits) {
      commands.push({ type: 'send-digits', callId, digits });
      tell(callId, { type: 'digits-sent', digits: digits.replaceAll('w', '') });
      return settle();
    },
    dismiss(callId) {
      commands.push({ type: 'dismiss', callId });
      store.update((phone) => ({
        ...phone,
        calls: phone.calls.filter((call) => call.id !== callId || isLive(call)),
      }));
    },
    simulateIncoming(remote = { number: '+442079460018' }, incoming = {}) {
      count += 1;
      const id = incoming.id ?? `call_fake_${count}`;
      const localNumber = incoming.localNumber ?? '+442079460958';
      add(createCall({ id, direction: 'inbound', remote, localNumber }, clock.now()));
      return id;
    },
    farRings: (callId) => tell(callId, { type: 'ringing' }),
    farAnswers: (callId) => tell(callId, { type: 'answered' }),
    mediaFlows: (callId) => tell(callId, { type: 'media-flowing' }),
    farHangsUp: (callId) => end(callId, { reason: find(callId)?.answeredAt === undefined ? 'cancelled' : 'remote' }),
    end,
    tell,
    setQuality: (callId, quality) => tell(callId, { type: 'quality', quality }),
    setLine,
    failLine: (problem) => setLine({ state: 'failed', problem }),
    setMicrophone: (microphone) => store.update((phone) => ({ ...phone, microphone })),
    failNextDial(problem) {
      nextProblem = problem;
    },
    show: (snapshot) => store.set(snapshot),
  };
}
