import type { Clock, DialOutcome, DialRequest, VoiceLeg, VoiceTransport } from '@dialora/core';
import { toProblem } from '@dialora/core';
import type { CallBook, CallEntry } from './call-book.js';
import type { PlacedCall } from './ports.js';

/** Makes the record of a call at the server. */
export type MakeCall = (options: { readonly signal: AbortSignal }) => Promise<PlacedCall>;

export interface PlacingParts {
  readonly book: CallBook;
  readonly transport: VoiceTransport;
  readonly clock: Clock;
  /** Makes sure of microphone and line. */
  readonly ready: (signal: AbortSignal) => Promise<void>;
  /** Holds whatever is talked on, so that `entry` can be. */
  readonly makeRoom: (entry: CallEntry) => Promise<void>;
  readonly identify: (entry: CallEntry, number: string | undefined) => void;
}

export type Place = (
  make: MakeCall,
  request: DialRequest & { readonly name?: string; readonly consultFor?: string },
  given?: { readonly signal?: AbortSignal },
) => Promise<DialOutcome>;

/** Places calls: first what the page needs, then the server's record, then the line. A call that cannot be leaves no trace. */
export function createPlacing(parts: PlacingParts): Place {
  const { book, transport, clock } = parts;
  let dialled = 0;

  async function place(
    make: MakeCall,
    request: DialRequest & { readonly name?: string; readonly consultFor?: string },
    given: { readonly signal?: AbortSignal } = {},
  ): Promise<DialOutcome> {
    dialled += 1;
    const { name, consultFor } = request;
    const entry = book.add({
      id: `local:${dialled}-${clock.now().toString(36)}`,
      direction: 'outbound',
      remote: {
        ...(request.number === '' ? {} : { number: request.number }),
        ...(name === undefined ? {} : { name }),
        ...(request.contactId === undefined ? {} : { contactId: request.contactId }),
      },
      ...(consultFor === undefined ? {} : { consultFor }),
    });
    const hangUp = (): void => entry.abort.abort(given.signal?.reason);
    given.signal?.addEventListener('abort', hangUp, { once: true });
    try {
      await connect(entry, request, make);
      return { kind: 'started', callId: entry.id };
    } catch (error) {
      if (given.signal?.aborted === true) {
        book.forget(entry);
        throw error;
      }
      // Hung up here while the call was being placed: the call stays, ended, as any other that was cancelled.
      if (entry.abort.signal.aborted) return { kind: 'started', callId: entry.id };
      book.forget(entry);
      return { kind: 'failed', problem: toProblem(error) };
    } finally {
      given.signal?.removeEventListener('abort', hangUp);
    }
  }

  async function connect(entry: CallEntry, request: DialRequest, make: MakeCall): Promise<void> {
    const { signal } = entry.abort;
    await parts.ready(signal);
    const placed = await make({ signal });
    signal.throwIfAborted();
    await parts.makeRoom(entry);
    signal.throwIfAborted();
    book.tell(entry, {
      type: 'accepted-by-api',
      id: placed.callId,
      ...(placed.remote === undefined ? {} : { remote: placed.remote }),
      ...(placed.localNumber === undefined ? {} : { localNumber: placed.localNumber }),
    });
    if (placed.recordingRule !== undefined) {
      book.tell(entry, { type: 'recording', recording: { state: 'off', rule: placed.recordingRule } });
    }
    const leg = await transport.dial(placed.callId, { signal });
    book.attach(entry, leg);
    if (signal.aborted) leg.hangUp();
    if (request.extension !== undefined) sendOnceHeard(leg, request.extension);
    const remote = book.call(entry)?.remote;
    if (remote?.name === undefined) parts.identify(entry, remote?.number);
  }

  return place;
}

/** Sends the extension after half a second of audio, so that the far end's first menu is listening. */
function sendOnceHeard(leg: VoiceLeg, extension: string): void {
  const undo = leg.subscribe((event) => {
    if (event.type === 'ended') undo();
    if (event.type !== 'media-flowing') return;
    undo();
    void leg.sendDigits(`w${extension}`);
  });
}
