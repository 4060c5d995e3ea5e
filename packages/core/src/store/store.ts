import type { Problem } from '../problem/problem.js';

/** Something that has a value now and tells when it changes. `subscribe` returns its undo. */
export interface Readable<T> {
  get(): T;
  /** Calls `listener` on each change (not at once). */
  subscribe(listener: (value: T, previous: T) => void): () => void;
}

export interface Store<T> extends Readable<T> {
  set(value: T): void;
  update(change: (value: T) => T): void;
}

/** A value with listeners. Setting an `Object.is`-equal value tells nobody. */
export function createStore<T>(initial: T): Store<T> {
  let current = initial;
  const listeners = new Set<(value: T, previous: T) => void>();
  const store: Store<T> = {
    get: () => current,
    set(value) {
      if (Object.is(value, current)) return;
      const previous = current;
      current = value;
      // A copy, because a listener may unsubscribe (itself or another) while it is being told.
      for (const listener of [...listeners]) {
        if (listeners.has(listener)) listener(value, previous);
      }
    },
    update: (change) => store.set(change(current)),
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  return store;
}

/** A readable computed from another; computes on read and tells only when the result changed. */
export function derive<A, B>(source: Readable<A>, compute: (value: A) => B): Readable<B> {
  return {
    get: () => compute(source.get()),
    subscribe(listener) {
      let last = compute(source.get());
      return source.subscribe((value) => {
        const next = compute(value);
        if (Object.is(next, last)) return;
        const previous = last;
        last = next;
        listener(next, previous);
      });
    },
  };
}

/** A value that arrives later. `stale` keeps what was shown while a reload runs or failed. */
export type Loadable<T> =
  | { readonly state: 'loading'; readonly stale?: T }
  | { readonly state: 'ready'; readonly value: T }
  | { readonly state: 'failed'; readonly problem: Problem; readonly stale?: T };
