import type { Readable } from '@dialora/core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Redraws its host when a store changes; which store, may itself change from one drawing to the next. */
export class StoreController<T> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #source: () => Readable<T> | undefined;
  #followed: Readable<T> | undefined;
  #undo: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, source: () => Readable<T> | undefined) {
    this.#host = host;
    this.#source = source;
    host.addController(this);
  }

  get value(): T | undefined {
    this.#follow();
    return this.#followed?.get();
  }

  hostUpdate(): void {
    this.#follow();
  }

  hostDisconnected(): void {
    this.#undo?.();
    this.#undo = undefined;
    this.#followed = undefined;
  }

  #follow(): void {
    const source = this.#source();
    if (source === this.#followed) return;
    this.#undo?.();
    this.#followed = source;
    this.#undo = source?.subscribe(() => this.#host.requestUpdate());
  }
}
