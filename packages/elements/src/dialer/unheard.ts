import { toProblem, type VoicemailSource } from '@dialora/core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { whenIdle } from '../internal/when-idle.js';

const countedAtMost = 99;

/** How many voicemails wait to be heard; read when the browser is idle and whenever one came or changed. */
export class UnheardController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #source: () => VoicemailSource | undefined;
  #followed: VoicemailSource | undefined;
  #stop: (() => void) | undefined;
  #reading: AbortController | undefined;
  #count = 0;
  #offered = true;

  constructor(host: ReactiveControllerHost, source: () => VoicemailSource | undefined) {
    this.#host = host;
    this.#source = source;
    host.addController(this);
  }

  /** False once the API said that there is no voicemail for this agent: no list is offered then. */
  get offered(): boolean {
    return this.#offered;
  }

  get count(): number {
    return this.#count;
  }

  hostUpdated(): void {
    const source = this.#source();
    if (source === this.#followed) return;
    this.hostDisconnected();
    this.#followed = source;
    if (!source) return;
    this.#stop = source.subscribe(() => void this.#read(source));
    whenIdle(() => void this.#read(source));
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = undefined;
    this.#reading?.abort();
    this.#followed = undefined;
  }

  async #read(source: VoicemailSource): Promise<void> {
    if (source !== this.#followed) return;
    this.#reading?.abort();
    const { signal } = (this.#reading = new AbortController());
    try {
      const { items } = await source.page({ heard: false, limit: countedAtMost }, { signal });
      if (signal.aborted || (this.#offered && items.length === this.#count)) return;
      this.#offered = true;
      this.#count = items.length;
      this.#host.requestUpdate();
    } catch (error) {
      // A number that is missing misleads nobody; the list says what is wrong when it is opened.
      const { kind } = toProblem(error);
      if (signal.aborted || (kind !== 'forbidden' && kind !== 'not-found')) return;
      this.#offered = false;
      this.#host.requestUpdate();
    }
  }
}
