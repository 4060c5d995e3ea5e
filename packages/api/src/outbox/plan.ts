import type { Problem, ProblemKind } from '@dialora/core';
import type { StoredEntry } from './entry.js';

/**
 * What a failed try means for an entry and for the rest of the queue.
 * - `stop`: nothing can be sent right now (no network, no session); the rest would fail as well.
 * - `skip`: this one has to wait, others may go.
 * - `stuck`: the API refused it for good; only a person can help.
 */
export type Verdict = 'stop' | 'skip' | 'stuck';

export function verdictOn(problem: Problem): Verdict {
  if (closedDoors.has(problem.kind)) return 'stop';
  // Perhaps a fault that only this entry meets: it must not block the others.
  const passing = problem.kind === 'server-error' || problem.kind === 'unknown';
  return passing || problem.code === 'idempotency_in_flight' ? 'skip' : 'stuck';
}

const closedDoors: ReadonlySet<ProblemKind> = new Set(['offline', 'api-unreachable', 'signed-out', 'rate-limited']);

export interface Plan<Payload> {
  /** What to send now, in this order; at most one of each subject. */
  readonly due: readonly StoredEntry<Payload>[];
  /** Epoch ms at which something else falls due; undefined when nothing waits for time. */
  readonly wakeAt: number | undefined;
}

/**
 * Decides what is sent now. Pure, and a function of what is stored, so that every tab comes to the same plan.
 * `eager` is for when something changed (the network is back, a person asks, a new entry): pauses that only guessed
 * when the API might be back are ignored; a pause that the API itself asked for is kept.
 */
export function planOf<Payload>(
  entries: readonly StoredEntry<Payload>[],
  now: number,
  { eager }: { readonly eager: boolean },
): Plan<Payload> {
  const waiting = entries.filter((entry) => !entry.stuck);
  const readyAt = (entry: StoredEntry<Payload>): number => (eager && isGuess(entry) ? 0 : entry.nextAttemptAt);
  // One entry that met a closed door speaks for all.
  const closedUntil = Math.max(0, ...waiting.filter(metClosedDoor).map(readyAt));
  const due: StoredEntry<Payload>[] = [];
  const subjects = new Set<string>();
  let wakeAt: number | undefined;
  for (const entry of waiting) {
    if (subjects.has(entry.subject)) continue;
    subjects.add(entry.subject);
    const at = Math.max(closedUntil, readyAt(entry));
    if (at <= now) due.push(entry);
    else wakeAt = Math.min(wakeAt ?? at, at);
  }
  return { due, wakeAt };
}

function metClosedDoor(entry: StoredEntry<unknown>): boolean {
  return entry.problem !== undefined && verdictOn(entry.problem) === 'stop';
}

function isGuess(entry: StoredEntry<unknown>): boolean {
  return metClosedDoor(entry) && entry.problem?.retryAfterMs === undefined;
}
