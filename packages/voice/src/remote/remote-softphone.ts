import type { Clock, DialOutcome, PhoneSnapshot, Softphone } from '@dialora/core';
import { DialoraError, createStore, idlePhone, systemClock } from '@dialora/core';
import type { Port } from './port.js';
import type { Command, CommandResult, ViewMessage } from './protocol.js';
import { readHostMessage, seal } from './protocol.js';
import { createWatchedLevels } from './watched-levels.js';

export interface RemoteSoftphoneOptions {
  readonly clock?: Clock;
  /** How long a command waits for its acknowledgement while the other end cannot be reached, in ms. */
  readonly timeoutMs?: number;
}

export interface RemoteSoftphone extends Softphone {
  /** Gives the port up. */
  close(): void;
}

/** Delays before the port is opened again, in ms; the last one repeats. */
const reconnectDelays = [0, 100, 300, 1_000, 2_000] as const;

interface Waiting {
  readonly id: number;
  readonly command: Command;
  readonly settle: (result: CommandResult) => void;
  cancelTimer: () => void;
}

/**
 * A view of a softphone that lives in another page or worker. `connect` opens a port to it and is called again whenever
 * the port dies. Until the first snapshot the phone looks off; while the port is away calls stay as they were last seen
 * and the line shows `reconnecting`. Commands that were not acknowledged are sent again and carried out once.
 */
export function createRemoteSoftphone(
  connect: () => Port | Promise<Port>,
  options: RemoteSoftphoneOptions = {},
): RemoteSoftphone {
  const clock = options.clock ?? systemClock;
  const view = createViewId();
  const store = createStore<PhoneSnapshot>(idlePhone);
  const waiting = new Map<number, Waiting>();
  const levels = createWatchedLevels({
    clock,
    ask: () => post({ type: 'watch-levels', view }),
    onWatched(watched) {
      listenAside();
      if (!watched) post({ type: 'leave-levels', view });
    },
  });
  let unlistenAside = (): void => undefined;
  let port: Port | undefined;
  let commands = 0;
  let failures = 0;
  let closed = false;
  const isClosed = (): boolean => closed;
  let undos: (() => void)[] = [];
  let cancelReconnect = (): void => undefined;

  const post = (message: ViewMessage): void => port?.postMessage(seal(message));
  const postCommand = ({ id, command }: Waiting): void => post({ type: 'command', view, id, command });

  function receive(message: unknown): void {
    const known = readHostMessage(message);
    if (known === undefined) return;
    failures = 0;
    if (known.type === 'snapshot') {
      store.set(known.snapshot);
    } else if (known.type === 'levels') {
      levels.tell(known.levels);
    } else if (known.view === view) {
      waiting.get(known.id)?.settle(known.result);
    }
  }

  /** Levels come over a line of their own where there is one; it is open while somebody looks at them. */
  function listenAside(): void {
    unlistenAside();
    unlistenAside = () => undefined;
    const aside = levels.watched ? port?.openAside?.() : undefined;
    if (aside === undefined) return;
    const undo = aside.onMessage(receive);
    unlistenAside = () => {
      undo();
      aside.close();
    };
  }

  async function open(): Promise<void> {
    if (isClosed()) return;
    try {
      const opening = connect();
      // Not awaited when it is there already: a port that dies in the meantime would go unnoticed.
      const next = opening instanceof Promise ? await opening : opening;
      if (isClosed()) {
        next.close();
        return;
      }
      port = next;
      undos = [next.onMessage(receive), next.onDisconnect(lose)];
      listenAside();
      post({ type: 'hello', view });
      if (levels.watched) post({ type: 'watch-levels', view });
      for (const each of waiting.values()) postCommand(each);
    } catch {
      lose();
    }
  }

  function lose(): void {
    for (const undo of undos.splice(0)) undo();
    port = undefined;
    if (closed) return;
    const { line } = store.get();
    if (line.state !== 'off') store.update((now) => ({ ...now, line: { state: 'reconnecting' } }));
    const delay = reconnectDelays[Math.min(failures, reconnectDelays.length - 1)] ?? 2_000;
    failures += 1;
    cancelReconnect();
    // Not within the very event that told of the loss: a listener that is added now might hear it again.
    if (delay === 0) queueMicrotask(() => void open());
    else cancelReconnect = clock.after(delay, () => void open());
  }

  function command(wanted: Command, signal?: AbortSignal): Promise<DialOutcome | undefined> {
    if (signal?.aborted === true) return Promise.reject(signal.reason as Error);
    commands += 1;
    const id = commands;
    return new Promise((resolve, reject) => {
      const abort = (): void => post({ type: 'abort', view, id });
      const entry: Waiting = {
        id,
        command: wanted,
        cancelTimer: () => undefined,
        settle(result) {
          waiting.delete(id);
          entry.cancelTimer();
          signal?.removeEventListener('abort', abort);
          if (result.state === 'done') resolve(result.outcome);
          else if (result.aborted === true && signal?.aborted === true) reject(signal.reason as Error);
          else reject(new DialoraError(result.problem));
        },
      };
      waitForPort(entry);
      waiting.set(id, entry);
      signal?.addEventListener('abort', abort, { once: true });
      postCommand(entry);
    });
  }

  /** The time-out runs only while there is no port: a person may take minutes to answer the browser's microphone prompt. */
  function waitForPort(entry: Waiting): void {
    entry.cancelTimer = clock.after(options.timeoutMs ?? 10_000, () => {
      if (port !== undefined) waitForPort(entry);
      else entry.settle({ state: 'failed', problem: { kind: 'unknown', code: 'phone_away', detail: 'No port.' } });
    });
  }

  const plain = async (wanted: Command, signal?: AbortSignal): Promise<void> => {
    await command(wanted, signal);
  };

  async function outcomeOf(wanted: Command, signal?: AbortSignal): Promise<DialOutcome> {
    try {
      const outcome = await command(wanted, signal);
      return outcome ?? { kind: 'failed', problem: { kind: 'unknown', detail: 'No outcome.' } };
    } catch (error) {
      if (error instanceof DialoraError) return { kind: 'failed', problem: error.problem };
      throw error;
    }
  }

  void open();
  return {
    get: () => store.get(),
    subscribe: (listener) => store.subscribe(listener),
    start: (given) => plain({ name: 'start' }, given?.signal),
    stop: () => plain({ name: 'stop' }),
    dial: (request, given) => outcomeOf({ name: 'dial', request }, given?.signal),
    answer: (callId) => plain({ name: 'answer', callId }),
    decline: (callId) => plain({ name: 'decline', callId }),
    hangUp: (callId) => plain({ name: 'hangUp', callId }),
    setMuted: (callId, muted) => plain({ name: 'setMuted', callId, muted }),
    sendDigits: (callId, digits) => plain({ name: 'sendDigits', callId, digits }),
    dismiss(callId) {
      plain({ name: 'dismiss', callId }).catch(() => {
        // The call stays on the screen and can be dismissed again.
      });
    },
    setHeld: (callId, held) => plain({ name: 'setHeld', callId, held }),
    swapTo: (callId) => plain({ name: 'swapTo', callId }),
    merge: (callId, otherId) => plain({ name: 'merge', callId, otherId }),
    addParty: (callId, target) => plain({ name: 'addParty', callId, target }),
    removeParty: (callId, partyId) => plain({ name: 'removeParty', callId, partyId }),
    endForAll: (callId) => plain({ name: 'endForAll', callId }),
    transfer: (callId, target) => plain({ name: 'transfer', callId, target }),
    consult: (callId, target, given) => outcomeOf({ name: 'consult', callId, target }, given?.signal),
    completeTransfer: (callId) => plain({ name: 'completeTransfer', callId }),
    cancelTransfer: (callId) => plain({ name: 'cancelTransfer', callId }),
    record: (callId, action) => plain({ name: 'record', callId, action }),
    sendToVoicemail: (callId) => plain({ name: 'sendToVoicemail', callId }),
    setPresence: (choice) => plain({ name: 'setPresence', choice }),
    chooseDevice: (kind, deviceId) =>
      plain({ name: 'chooseDevice', kind, ...(deviceId === undefined ? {} : { deviceId }) }),
    playTestSound: (kind) => plain({ name: 'playTestSound', kind }),
    setNoiseSuppression: (on) => plain({ name: 'setNoiseSuppression', on }),
    enableSound: () => plain({ name: 'enableSound' }),
    checkLine: (given) => plain({ name: 'checkLine' }, given?.signal),
    levels: levels.readable,
    async testMicrophone() {
      const test = createViewId();
      await plain({ name: 'testMicrophone', test });
      return () => {
        plain({ name: 'endMicrophoneTest', test }).catch(() => {
          // The page that has the microphone is gone, and the microphone with it.
        });
      };
    },
    close() {
      closed = true;
      levels.stop();
      unlistenAside();
      cancelReconnect();
      for (const undo of undos.splice(0)) undo();
      port?.close();
      port = undefined;
      for (const entry of [...waiting.values()]) {
        entry.settle({ state: 'failed', problem: { kind: 'unknown', code: 'phone_away', detail: 'Closed.' } });
      }
    },
  };
}

/** `crypto.randomUUID` is missing on pages that are not secure, which must still be able to say so. */
function createViewId(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('');
}
