import type {
  Call,
  CallParty,
  Clock,
  DialOutcome,
  DialRequest,
  PhoneSnapshot,
  Presence,
  TransportStartOptions,
  VoiceLeg,
  VoiceTransport,
} from '@dialora/core';
import { DialoraError, createStore, idlePhone, isConnected, isLive, systemClock } from '@dialora/core';
import type { PhoneAudio } from '../audio/index.js';
import { audioCommands } from './audio-commands.js';
import type { CallEntry } from './call-book.js';
import { createCallBook } from './call-book.js';
import { createLineKeeper } from './line-keeper.js';
import { createDesk } from './desk.js';
import type {
  CallControl,
  CallService,
  Identify,
  LocalSoftphone,
  Microphone,
  PresenceService,
  Ringtone,
} from './ports.js';
import { createPlacing } from './placing.js';
import { ringFor } from './ringing.js';
import { takeOver } from './take-over.js';
import { withoutAudio, withoutDesk } from './without-desk.js';

export interface SoftphoneOptions {
  readonly transport: VoiceTransport;
  readonly calls: CallService;
  /** Fetches an access token of the carrier from the API; called again before the last one expires. */
  readonly getToken: TransportStartOptions['getToken'];
  readonly identify?: Identify;
  /** The server's hands on a call; without them there is one call at a time, and no hold, transfer or recording. */
  readonly control?: CallControl;
  readonly presence?: PresenceService;
  readonly microphone?: Microphone;
  readonly ringtone?: Ringtone;
  /** Devices, levels and tests; without it calls sound from the system's own devices. */
  readonly audio?: PhoneAudio;
  readonly clock?: Clock;
}

/**
 * The phone of this page: places calls through the API, follows their legs, and shows only what the line reported.
 *
 * A call that cannot be placed (refused microphone, unreachable gateway, refusal by the API) gives the outcome `failed`
 * with its problem and leaves no call in the snapshot, so the number stays with whoever typed it.
 */
export function createSoftphone(options: SoftphoneOptions): LocalSoftphone {
  const { transport, calls, microphone, ringtone } = options;
  const clock = options.clock ?? systemClock;
  const phone = createStore<PhoneSnapshot>({
    ...idlePhone,
    line: transport.line,
    microphone: microphone?.get() ?? idlePhone.microphone,
  });
  const book = createCallBook(phone, clock);
  const line = createLineKeeper(transport, options.getToken, clock);
  const { control, presence } = options;

  const undos = [
    transport.subscribe((event) => {
      if (event.type === 'line') phone.update((now) => ({ ...now, line: event.line }));
      else receive(event.leg);
    }),
    microphone?.subscribe((state) => phone.update((now) => ({ ...now, microphone: state }))),
    presence?.subscribe((now) => showPresence(now)),
    ringtone === undefined ? undefined : ringFor(phone, ringtone),
    onOnline(() => line.hurry()),
  ];

  function showPresence(next: Presence | undefined): void {
    phone.update(({ presence: _former, ...now }) => ({ ...now, ...(next === undefined ? {} : { presence: next }) }));
  }
  showPresence(presence?.get());

  function identify(entry: CallEntry, number: string | undefined): void {
    if (options.identify === undefined || number === undefined) return;
    Promise.resolve(options.identify(number, { signal: entry.abort.signal })).then(
      (remote) => {
        if (remote !== undefined) book.tell(entry, { type: 'identified', remote });
      },
      () => {
        // A call is shown with its bare number when nobody can say whose it is.
      },
    );
  }

  function receive(leg: VoiceLeg): void {
    const id = leg.parameters['call_id'] ?? leg.id;
    const known = book.find(id);
    // The carrier rings again when signalling came back; a call that is still up here is no news.
    if (known !== undefined && book.live().includes(known)) return;
    // One that was handed over comes back, and what was written of it must not be lost with the former call.
    const former = known && book.call(known);
    if (known !== undefined) book.forget(known);
    const to = leg.parameters['To'];
    const localNumber = to?.startsWith('+') === true ? to : former?.localNumber;
    const returnedFrom = returnedFromOf(leg);
    const entry = book.add({
      id,
      direction: 'inbound',
      remote: former?.remote.number === leg.remote.number ? { ...former?.remote, ...leg.remote } : leg.remote,
      ...(localNumber === undefined ? {} : { localNumber }),
      ...(returnedFrom === undefined ? {} : { returnedFrom }),
      ...(former === undefined ? {} : { former }),
    });
    book.attach(entry, leg);
    identify(entry, leg.remote.number);
  }

  async function dial(request: DialRequest, given: { readonly signal?: AbortSignal } = {}): Promise<DialOutcome> {
    given.signal?.throwIfAborted();
    if (book.live().some((entry) => isInTheWay(book.call(entry)))) {
      return { kind: 'failed', problem: { kind: 'conflict', code: 'call_in_progress' } };
    }
    return place((wanted) => calls.place(request, wanted), request, given);
  }

  async function requireMicrophone(): Promise<void> {
    const problem = await microphone?.ensure();
    if (problem !== undefined) throw new DialoraError(problem);
  }

  const withLeg = (callId: string, act: (leg: VoiceLeg) => void): Promise<void> => {
    const leg = book.find(callId)?.leg;
    if (leg !== undefined) act(leg);
    return Promise.resolve();
  };

  async function stop(): Promise<void> {
    for (const entry of book.live()) hangUpEntry(entry);
    await line.stop();
  }

  function hangUpEntry(entry: CallEntry): void {
    if (entry.leg !== undefined) entry.leg.hangUp();
    else {
      entry.abort.abort();
      book.tell(entry, { type: 'ended', end: { reason: 'cancelled' } });
    }
  }

  const place = createPlacing({
    book,
    transport,
    clock,
    ready: makeReady,
    makeRoom: async (entry) => desk?.makeRoom(entry),
    identify,
  });

  const desk =
    control === undefined
      ? undefined
      : createDesk({
          book,
          control,
          presence,
          identify,
          place: (make, { signal, ...request }) => place(make, request, signal === undefined ? {} : { signal }),
        });

  const sound =
    options.audio === undefined
      ? undefined
      : audioCommands({ audio: options.audio, phone, transport, clock, ready: makeReady });

  async function makeReady(signal: AbortSignal): Promise<void> {
    void options.audio?.start();
    await requireMicrophone();
    signal.throwIfAborted();
    await line.ready(signal);
    signal.throwIfAborted();
  }

  /** One call is placed at a time; without a server that holds calls, there is one at all. */
  function isInTheWay(call: Call | undefined): boolean {
    if (control === undefined) return isBusy(call);
    return call !== undefined && isLive(call) && call.direction === 'outbound' && !isConnected(call);
  }

  return {
    ...(desk?.commands ?? withoutDesk),
    ...(sound ?? withoutAudio),
    get: () => phone.get(),
    subscribe: (listener) => phone.subscribe(listener),
    handovers: book.handovers,
    start(given) {
      void options.audio?.start();
      return line.start(given?.signal);
    },
    stop,
    dial,
    async answer(callId) {
      const entry = book.find(callId);
      if (entry?.leg === undefined || book.call(entry)?.phase !== 'ringing-in') return;
      await requireMicrophone();
      if (desk !== undefined) await desk.makeRoom(entry);
      // Nobody could hold the other call: answering the one that waits ends the one that is on.
      for (const other of desk === undefined ? book.live() : []) {
        if (other !== entry && isBusy(book.call(other))) hangUpEntry(other);
      }
      await book.find(callId)?.leg?.accept(); // looked up anew: it may have ended while the person was asked
    },
    decline: (callId) => withLeg(callId, (leg) => leg.reject()),
    hangUp(callId) {
      const entry = book.find(callId);
      if (entry !== undefined) hangUpEntry(entry);
      return Promise.resolve();
    },
    setMuted: (callId, muted) => withLeg(callId, (leg) => leg.setMuted(muted)),
    async sendDigits(callId, digits) {
      await book.find(callId)?.leg?.sendDigits(digits);
    },
    dismiss(callId) {
      const entry = book.find(callId);
      const call = entry === undefined ? undefined : book.call(entry);
      if (entry !== undefined && call !== undefined && !isLive(call)) book.forget(entry);
    },
    adopt: (inherited, tokens) => takeOver({ book, transport, startLine: () => line.start() }, inherited, tokens),
    async dispose() {
      await stop();
      desk?.stop();
      sound?.stop();
      for (const undo of undos) undo?.();
      ringtone?.stop();
    },
  };
}

/** True while the line is taken by this call, that is from the wish to dial until its end, except while it rings here. */
function isBusy(call: Call | undefined): boolean {
  return call !== undefined && isLive(call) && (isConnected(call) || call.direction === 'outbound');
}

function onOnline(run: () => void): () => void {
  if (typeof globalThis.addEventListener !== 'function') return () => undefined;
  globalThis.addEventListener('online', run);
  return () => globalThis.removeEventListener('online', run);
}

/** Who did not take a call that was handed to them, as the server says with the ringing: a number or a name. */
function returnedFromOf({ parameters }: VoiceLeg): CallParty | undefined {
  const from = parameters['returned_from'];
  if (from === undefined) return undefined;
  if (from.startsWith('+')) return { number: from };
  return from === '' ? {} : { name: from };
}
