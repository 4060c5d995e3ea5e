import type { Call, VoiceTransport } from '@dialora/core';
import { DialoraError, isLive, toProblem } from '@dialora/core';
import type { CallBook, CallEntry } from './call-book.js';
import type { Handover } from './ports.js';

export interface TakeOverParts {
  readonly book: CallBook;
  readonly transport: VoiceTransport;
  readonly startLine: () => Promise<void>;
}

/** Goes on with the calls of another page: shows them at once as reconnecting, then has the carrier move them here. */
export async function takeOver(
  { book, transport, startLine }: TakeOverParts,
  calls: readonly Call[],
  handovers: readonly Handover[],
): Promise<void> {
  const entries = calls.map((call) => inherit(book, call)).filter((entry) => entry !== undefined);
  const fail = (entry: CallEntry, error: unknown): void =>
    book.tell(entry, { type: 'ended', end: { reason: 'network', problem: toProblem(error) } });
  try {
    await startLine();
  } catch (error) {
    for (const entry of entries) fail(entry, error);
    throw error;
  }
  const move = async (entry: CallEntry): Promise<void> => {
    const token = handovers.find((handover) => handover.callId === entry.id)?.token;
    try {
      if (token === undefined) throw new DialoraError({ kind: 'gateway-unreachable', detail: 'No token to move it.' });
      const leg = await transport.resume(token, { signal: entry.abort.signal });
      book.attach(entry, leg);
      if (book.call(entry)?.muted === true) leg.setMuted(true);
    } catch (error) {
      fail(entry, error);
    }
  };
  await Promise.all(entries.map(move));
}

/** Puts a call into the snapshot; gives its entry when it has to be moved. One that rings here is rung again anyway. */
function inherit(book: CallBook, call: Call): CallEntry | undefined {
  if (call.phase === 'ringing-in') return undefined;
  const entry = book.restore(call);
  book.tell(entry, { type: 'connection-lost' });
  return isLive(call) ? entry : undefined;
}
