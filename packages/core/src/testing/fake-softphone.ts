import type { AudioDevices, AudioLevels, DeviceKind, LineCheck } from '../call/audio.js';
import { silence } from '../call/audio.js';
import type { Call, CallEnd, CallParty, CallQuality, RecordingAction, TransferTarget } from '../call/call.js';
import { isLive } from '../call/call.js';
import type { CallEvent } from '../call/machine.js';
import { createCall, reduceCall } from '../call/machine.js';
import type { Presence, PresenceChoice } from '../call/presence.js';
import type {
  DialOutcome,
  DialRequest,
  LineState,
  MicrophoneState,
  PhoneSnapshot,
  Softphone,
} from '../call/softphone.js';
import { idlePhone } from '../call/softphone.js';
import type { Problem } from '../problem/problem.js';
import { DialoraError, toProblem } from '../problem/problem.js';
import type { Clock } from '../store/clock.js';
import { systemClock } from '../store/clock.js';
import { createStore } from '../store/store.js';
import { createFakeDesk } from './fake-desk.js';
import { playCall } from './scripted-call.js';

/** What a surface asked of the fake, in order. */
export type PhoneCommand =
  | { readonly type: 'start' }
  | { readonly type: 'stop' }
  | { readonly type: 'dial'; readonly request: DialRequest }
  | { readonly type: 'answer' | 'decline' | 'hang-up' | 'dismiss'; readonly callId: string }
  | { readonly type: 'set-muted'; readonly callId: string; readonly muted: boolean }
  | { readonly type: 'send-digits'; readonly callId: string; readonly digits: string }
  | { readonly type: 'set-held'; readonly callId: string; readonly held: boolean }
  | {
      readonly type: 'swap-to' | 'end-for-all' | 'complete-transfer' | 'cancel-transfer' | 'send-to-voicemail';
      readonly callId: string;
    }
  | { readonly type: 'merge'; readonly callId: string; readonly otherId: string }
  | { readonly type: 'add-party' | 'transfer' | 'consult'; readonly callId: string; readonly target: TransferTarget }
  | { readonly type: 'remove-party'; readonly callId: string; readonly partyId: string }
  | { readonly type: 'record'; readonly callId: string; readonly action: RecordingAction }
  | { readonly type: 'set-presence'; readonly choice: PresenceChoice }
  | { readonly type: 'choose-device'; readonly kind: DeviceKind; readonly deviceId: string | undefined }
  | { readonly type: 'play-test-sound'; readonly kind: 'speaker' | 'ringer' }
  | { readonly type: 'set-noise-suppression'; readonly on: boolean }
  | { readonly type: 'enable-sound' | 'check-line' | 'test-microphone' | 'end-microphone-test' };

export interface FakeSoftphone extends Softphone {
  readonly commands: readonly PhoneCommand[];
  /** A call comes in; returns its id. */
  /** With the id of an ended call that one comes back, from `returnedFrom` who did not take it. */
  simulateIncoming(
    remote?: CallParty,
    options?: { readonly id?: string; readonly localNumber?: string; readonly returnedFrom?: CallParty },
  ): string;
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
  /** Somebody who was rung into a conference is in it. */
  partyJoins(callId: string, partyId: string): void;
  setDevices(devices: AudioDevices): void;
  setLevels(levels: AudioLevels): void;
  setCheck(check: LineCheck): void;
  tellPresence(presence: Presence): void;
  tellSpeakingWhileMuted(speaking: boolean): void;
  setSound(sound: PhoneSnapshot['sound']): void;
  /** The next command of the server's part (hold, transfer, recording, …) rejects with this problem and changes nothing. */
  failNextCommand(problem: Problem): void;
  /** The next `dial` fails with this problem, as a refusal by the API does. */
  failNextDial(problem: Problem): void;
  /** Puts a snapshot, for drawing a state directly; what is not given is as in a phone that is off. */
  show(snapshot: Partial<PhoneSnapshot>): void;
}

export interface FakeSoftphoneOptions {
  readonly clock?: Clock;
  /** Plays outgoing calls by themselves (ringing after 0.6 s, answered after 2.5 s), for demos. Off: turned by hand. */
  readonly plays?: boolean;
  /** The state at the beginning; a ready line with a granted microphone by default. */
  readonly initial?: Partial<PhoneSnapshot>;
}

/** A softphone without a line. It confirms commands as a perfect carrier would; everything else is simulated by hand. */
export function createFakeSoftphone(options: FakeSoftphoneOptions = {}): FakeSoftphone {
  const clock = options.clock ?? systemClock;
  const store = createStore<PhoneSnapshot>({
    ...idlePhone,
    ...(options.initial ?? { line: { state: 'ready' }, microphone: 'granted', sound: 'ready' }),
  });
  const levels = createStore<AudioLevels>(silence);
  const commands: PhoneCommand[] = [];
  let nextProblem: Problem | undefined;
  let nextCommandProblem: Problem | undefined;
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
  const set = (change: Partial<PhoneSnapshot>): void => store.update((phone) => ({ ...phone, ...change }));

  function place(
    request: DialRequest,
    more: { readonly name?: string; readonly consultFor?: string } = {},
  ): DialOutcome {
    count += 1;
    const id = `call_fake_${count}`;
    const { name, consultFor } = more;
    const remote: CallParty = {
      number: request.number,
      ...(name === undefined ? {} : { name }),
      ...(request.contactId === undefined ? {} : { contactId: request.contactId }),
    };
    const link = consultFor === undefined ? {} : { consultFor };
    add(createCall({ id: `local:${count}`, direction: 'outbound', remote, ...link }, clock.now()));
    tell(`local:${count}`, { type: 'accepted-by-api', id, ...(request.from ? { localNumber: request.from } : {}) });
    if (options.plays === true) playCall(clock, (event) => tell(id, event));
    return { kind: 'started', callId: id };
  }
  const desk = createFakeDesk({
    calls: () => store.get().calls,
    find,
    tell,
    end,
    place: (number, more) => place({ number }, more),
  });
  /** Records a command of the server's part and carries it out, or rejects as the server would. */
  function ask(command: PhoneCommand, perform: () => void): Promise<void> {
    commands.push(command);
    const problem = nextCommandProblem;
    nextCommandProblem = undefined;
    if (problem !== undefined) return Promise.reject(new DialoraError(problem));
    perform();
    return settle();
  }

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
      desk.makeRoom();
      return Promise.resolve(place(request));
    },
    answer(callId) {
      commands.push({ type: 'answer', callId });
      if (find(callId)?.phase === 'ringing-in') desk.makeRoom(callId);
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
    setHeld: (callId, held) => ask({ type: 'set-held', callId, held }, () => desk.setHeld(callId, held)),
    swapTo: (callId) => ask({ type: 'swap-to', callId }, () => desk.swapTo(callId)),
    merge: (callId, otherId) => ask({ type: 'merge', callId, otherId }, () => desk.merge(callId, otherId)),
    addParty: (callId, target) => ask({ type: 'add-party', callId, target }, () => desk.addParty(callId, target)),
    removeParty: (callId, partyId) =>
      ask({ type: 'remove-party', callId, partyId }, () => desk.removeParty(callId, partyId)),
    endForAll: (callId) => ask({ type: 'end-for-all', callId }, () => end(callId, { reason: 'local' })),
    transfer: (callId, target) => ask({ type: 'transfer', callId, target }, () => desk.transfer(callId, target)),
    async consult(callId, target) {
      let outcome: DialOutcome = { kind: 'failed', problem: { kind: 'unknown' } };
      try {
        await ask({ type: 'consult', callId, target }, () => (outcome = desk.consult(callId, target)));
      } catch (error) {
        return { kind: 'failed', problem: toProblem(error) };
      }
      return outcome;
    },
    completeTransfer: (callId) => ask({ type: 'complete-transfer', callId }, () => desk.completeTransfer(callId)),
    cancelTransfer: (callId) => ask({ type: 'cancel-transfer', callId }, () => desk.cancelTransfer(callId)),
    record: (callId, action) => ask({ type: 'record', callId, action }, () => desk.record(callId, action)),
    sendToVoicemail: (callId) =>
      ask({ type: 'send-to-voicemail', callId }, () => {
        if (find(callId)?.phase === 'ringing-in') end(callId, { reason: 'voicemail' });
      }),
    setPresence: (choice) =>
      ask({ type: 'set-presence', choice }, () => set({ presence: { state: choice, since: clock.now() } })),
    chooseDevice: (kind, deviceId) =>
      ask({ type: 'choose-device', kind, deviceId }, () => set(withChoice(store.get(), kind, deviceId))),
    playTestSound: (kind) => ask({ type: 'play-test-sound', kind }, () => undefined),
    setNoiseSuppression: (on) =>
      ask({ type: 'set-noise-suppression', on }, () => {
        const { devices } = store.get();
        if (devices !== undefined) set({ devices: { ...devices, noiseSuppression: on ? 'on' : 'off' } });
      }),
    enableSound: () => ask({ type: 'enable-sound' }, () => set({ sound: 'ready' })),
    checkLine: () => ask({ type: 'check-line' }, () => set({ check: { state: 'running', startedAt: clock.now() } })),
    levels,
    async testMicrophone() {
      await ask({ type: 'test-microphone' }, () => undefined);
      return () => void commands.push({ type: 'end-microphone-test' });
    },
    simulateIncoming(remote = { number: '+442079460018' }, incoming = {}) {
      count += 1;
      const id = incoming.id ?? `call_fake_${count}`;
      const localNumber = incoming.localNumber ?? '+442079460958';
      const former = find(id);
      const { returnedFrom } = incoming;
      if (former !== undefined) set({ calls: store.get().calls.filter((call) => call !== former) });
      add(
        createCall(
          {
            id,
            direction: 'inbound',
            remote,
            localNumber,
            ...(returnedFrom === undefined ? {} : { returnedFrom }),
            ...(former === undefined ? {} : { former }),
          },
          clock.now(),
        ),
      );
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
    setMicrophone: (microphone) => set({ microphone }),
    partyJoins: (callId, partyId) => desk.partyJoins(callId, partyId),
    setDevices: (devices) => set({ devices }),
    setLevels: (next) => levels.set(next),
    setCheck: (check) => set({ check }),
    tellPresence: (presence) => set({ presence }),
    tellSpeakingWhileMuted: (speakingWhileMuted) => set({ speakingWhileMuted }),
    setSound: (sound) => set({ sound }),
    failNextCommand(problem) {
      nextCommandProblem = problem;
    },
    failNextDial(problem) {
      nextProblem = problem;
    },
    show: (snapshot) => store.set({ ...idlePhone, ...snapshot }),
  };
}

function withChoice(phone: PhoneSnapshot, kind: DeviceKind, deviceId: string | undefined): Partial<PhoneSnapshot> {
  const { devices } = phone;
  const choice = devices?.[kind];
  if (devices === undefined || choice === undefined) return {};
  const { chosen: _former, ...rest } = choice;
  const inUse = choice.available.find(({ id }) => id === deviceId) ?? choice.inUse;
  return {
    devices: {
      ...devices,
      [kind]: {
        ...rest,
        ...(deviceId === undefined ? {} : { chosen: deviceId }),
        ...(inUse === undefined ? {} : { inUse }),
      },
    },
  };
}
