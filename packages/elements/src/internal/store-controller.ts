import type { Readable } from '@dialora/core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Renders the host again whenever a core `Readable` (or the part of it that `select` picks) changes. `source` is asked
 * before every update, so the readable may come late or be swapped, e.g. with the workspace.
 */
export class StoreController<T, S = T> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #source: () => Readable<T> | undefined;
  readonly #select: (value: T) => S;
  #readable: Readable<T> | undefined;
  #stop: (() => void) | undefined;
  #shown: S | undefined;

  constructor(
    host: ReactiveControllerHost,
    source: () => Readable<T> | undefined,
    select: (value: T) => S = (value) => value as unknown as S,
  ) {
    this.#host = host;
    this.#source = source;
    this.#select = select;
    host.addController(this);
  }

  /** The selected value, or undefined while there is no source. */
  get value(): S | undefined {
    const readable = this.#source();
    return readable ? this.#select(readable.get()) : undefined;
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    const readable = this.#source();
    if (readable !== this.#readable || !this.#stop) this.#follow(readable);
    this.#shown = this.value;
  }

  hostDisconnected(): void {
    this.#follow(undefined);
  }

  #follow(readable: Readable<T> | undefined): void {
    this.#stop?.();
    this.#readable = readable;
    this.#stop = readable?.subscribe((value) => {
      if (!Object.is(this.#select(value), this.#shown)) this.#host.requestUpdate();
    });
  }
}
