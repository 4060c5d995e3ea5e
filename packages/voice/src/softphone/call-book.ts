import type {
  Call,
  CallEndReason,
  CallEvent,
  Clock,
  LegEvent,
  NewCall,
  PhoneSnapshot,
  Store,
  VoiceLeg,
} from '@dialora/core';
import { createCall, createStore, reduceCall } from '@dialora/core';
import type { Handover } from './ports.js';

/** A call of the snapshot together with the leg that carries it. */
export interface CallEntry {
  /** The API's id once known. */
  id: string;
  leg: VoiceLeg | undefined;
  /** What an end that the line reports now really is, because the server was asked for it. */
  endsAs: CallEndReason | undefined;
  /** Stops placing the call; set until the leg exists. */
  readonly abort: AbortController;
}

/** The calls of the snapshot and their legs. Facts from a leg go through the call machine and nowhere else. */
export interface CallBook {
  readonly handovers: Store<readonly Handover[]>;
  add(call: NewCall): CallEntry;
  /** Puts a call that another page had back into the snapshot. */
  restore(call: Call): CallEntry;
  find(callId: string): CallEntry | undefined;
  call(entry: CallEntry): Call | undefined;
  live(): readonly CallEntry[];
  tell(entry: CallEntry, event: CallEvent): void;
  /** Follows a leg until it ends. */
  attach(entry: CallEntry, leg: VoiceLeg): void;
  /** Takes a call out of the snapshot as if it had never been there. */
  forget(entry: CallEntry): void;
}

/** Ended calls that nobody dismissed are kept up to this many, so that a phone without a screen does not grow. */
const keptEnded = 20;

export function createCallBook(phone: Store<PhoneSnapshot>, clock: Clock): CallBook {
  const entries = new Set<CallEntry>();
  const handovers = createStore<readonly Handover[]>([]);
  /** Ids under which a call was known before the API named it, so that a quick hang-up still finds it. */
  const formerIds = new WeakMap<CallEntry, string>();

  const call = (entry: CallEntry): Call | undefined => phone.get().calls.find((each) => each.id === entry.id);

  function put(next: Call): CallEntry {
    const entry: CallEntry = { id: next.id, leg: undefined, endsAs: undefined, abort: new AbortController() };
    for (const old of over().slice(0, -keptEnded)) forget(old);
    entries.add(entry);
    phone.update((now) => ({ ...now, calls: [...now.calls, next] }));
    return entry;
  }

  const isEnded = (entry: CallEntry): boolean => call(entry)?.phase === 'ended';
  const over = (): CallEntry[] => [...entries].filter(isEnded);

  function forget(entry: CallEntry): void {
    entries.delete(entry);
    phone.update((now) => ({ ...now, calls: now.calls.filter((each) => each.id !== entry.id) }));
  }

  function tell(entry: CallEntry, event: CallEvent): void {
    const before = call(entry);
    if (before === undefined) return;
    const after = reduceCall(before, event, clock.now());
    if (after === before) return;
    if (after.id !== before.id) {
      formerIds.set(entry, before.id);
      entry.id = after.id;
    }
    phone.update((now) => ({ ...now, calls: now.calls.map((each) => (each === before ? after : each)) }));
    listHandovers();
  }

  function listHandovers(): void {
    const next = [...entries].flatMap((entry): Handover[] => {
      const token = isEnded(entry) ? undefined : entry.leg?.handover();
      return token === undefined ? [] : [{ callId: entry.id, token }];
    });
    const before = handovers.get();
    const same =
      next.length === before.length &&
      next.every(({ callId, token }, index) => token === before[index]?.token && callId === before[index].callId);
    if (!same) handovers.set(next);
  }

  /** The line only knows that the other side ended it, or that a caller is gone. */
  function asAsked(entry: CallEntry, event: Extract<LegEvent, { type: 'ended' }>): LegEvent {
    const { reason } = event.end;
    if (entry.endsAs === undefined || (reason !== 'remote' && reason !== 'cancelled')) return event;
    return { type: 'ended', end: { reason: entry.endsAs } };
  }
  function hear(entry: CallEntry, event: LegEvent): void {
    tell(entry, event.type === 'ended' ? asAsked(entry, event) : event);
    // A leg that was taken over comes up without a report of its own that the connection is back.
    if (event.type === 'media-flowing' && call(entry)?.phase === 'reconnecting') {
      tell(entry, { type: 'connection-back' });
    }
    if (event.type === 'ended') entry.leg = undefined;
    listHandovers();
  }

  return {
    handovers,
    add: (next) => put(createCall(next, clock.now())),
    restore: put,
    find(callId) {
      for (const entry of entries) {
        if (entry.id === callId || formerIds.get(entry) === callId) return entry;
      }
      return undefined;
    },
    call,
    live: () => [...entries].filter((entry) => !isEnded(entry)),
    tell,
    attach(entry, leg) {
      entry.leg = leg;
      const undo = leg.subscribe((event) => {
        hear(entry, event);
        if (event.type === 'ended') undo();
      });
      listHandovers();
    },
    forget,
  };
}
