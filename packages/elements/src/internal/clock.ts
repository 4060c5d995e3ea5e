import { systemClock, type Clock } from '@dialora/core';
import { noChange } from 'lit';
import { AsyncDirective, directive } from 'lit/async-directive.js';

/** Says when what is shown at `now` will next look different (epoch ms), or undefined for never. */
export type NextChange = (now: number) => number | undefined;

interface Watch {
  due: number;
  readonly next: NextChange;
  readonly run: (now: number) => void;
}

const watches = new Set<Watch>();
let clock: Clock = systemClock;
let cancel: (() => void) | undefined;
let armedFor = Infinity;

/**
 * Runs `run` each time that `next` comes due. All watchers of the page share one timer, armed for the nearest deadline,
 * so a hundred "3 minutes ago" cost as much as one. Returns the undo.
 */
export function watchTime(next: NextChange, run: (now: number) => void): () => void {
  const watch: Watch = { due: next(clock.now()) ?? Infinity, next, run };
  watches.add(watch);
  arm();
  return () => {
    watches.delete(watch);
    if (watches.size === 0) disarm();
  };
}

export function now(): number {
  return clock.now();
}

/** Turns the time by hand in tests; returns the undo. */
export function useClock(other: Clock): () => void {
  disarm();
  const previous = clock;
  clock = other;
  for (const watch of watches) watch.due = watch.next(clock.now()) ?? Infinity;
  arm();
  return () => {
    disarm();
    clock = previous;
    arm();
  };
}

function disarm(): void {
  cancel?.();
  cancel = undefined;
  armedFor = Infinity;
}

function arm(): void {
  let nearest = Infinity;
  for (const watch of watches) nearest = Math.min(nearest, watch.due);
  if (nearest === armedFor) return;
  disarm();
  if (nearest === Infinity) return;
  armedFor = nearest;
  // A browser clamps longer timers to an overflow that fires at once.
  cancel = clock.after(Math.min(Math.max(0, nearest - clock.now()), 2 ** 31 - 1), fire);
}

function fire(): void {
  disarm();
  const time = clock.now();
  // A copy, because a watcher may stop itself or another while it is being told.
  for (const watch of [...watches]) {
    if (watch.due > time || !watches.has(watch)) continue;
    const due = watch.next(time) ?? Infinity;
    watch.due = due > time ? due : time + 1;
    watch.run(time);
  }
  arm();
}

/** Changes every whole second since `since` (epoch ms); for call timers. */
export function everySecondSince(since: number): NextChange {
  return (time) => since + (Math.floor(Math.max(0, time - since) / 1000) + 1) * 1000;
}

/** Changes every whole second before `until` (epoch ms), and never after; for countdowns. */
export function everySecondUntil(until: number): NextChange {
  return (time) => (time < until ? until - (Math.ceil((until - time) / 1000) - 1) * 1000 : undefined);
}

/** Writes a text that changes with time, touching only its own text node. */
class TickingDirective extends AsyncDirective {
  #stop: (() => void) | undefined;
  #next: NextChange | undefined;
  #text: ((now: number) => unknown) | undefined;

  override render(_next: NextChange, text: (now: number) => unknown): unknown {
    return text(clock.now());
  }

  override update(_part: unknown, [next, text]: [NextChange, (now: number) => unknown]): unknown {
    this.#next = next;
    this.#text = text;
    if (this.isConnected) this.#start();
    return this.render(next, text) ?? noChange;
  }

  override disconnected(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  override reconnected(): void {
    this.#start();
    if (this.#text) this.setValue(this.#text(clock.now()));
  }

  #start(): void {
    this.#stop?.();
    const next = this.#next;
    if (next) this.#stop = watchTime(next, (time) => this.setValue(this.#text?.(time)));
  }
}

/**
 * `${ticking(everySecondSince(call.answeredAt), (now) => locale.clock(talkSeconds(call, now)))}`: the host element does
 * not render again for a tick.
 */
export const ticking = directive(TickingDirective);
