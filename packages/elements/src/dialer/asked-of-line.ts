import type { Call } from '@dialora/core';
import type { LitElement } from 'lit';
import { CallRequestEvent, type CallRequest } from '../events/call-request.js';

interface Asked {
  readonly mute?: boolean;
  readonly hold?: boolean;
  /** The state of the recording that is to change. */
  readonly record?: string;
}

/** What was asked of the line, which has not said so yet: nothing is drawn as done before it is. */
export class AskedOfLine {
  readonly #host: LitElement;
  #asked: Asked = {};

  constructor(host: LitElement) {
    this.#host = host;
  }

  get waiting(): { readonly mute: boolean; readonly hold: boolean; readonly record: boolean } {
    const { mute, hold, record } = this.#asked;
    return { mute: mute !== undefined, hold: hold !== undefined, record: record !== undefined };
  }

  ask<K extends keyof Asked>(what: K, wanted: NonNullable<Asked[K]>, detail: CallRequest): void {
    this.#set({ ...this.#asked, [what]: wanted });
    const request = new CallRequestEvent(detail);
    this.#host.dispatchEvent(request);
    const forget = (): void => {
      const { [what]: _former, ...rest } = this.#asked;
      this.#set(rest);
    };
    if (request.outcome) request.outcome.catch(forget);
    else forget();
  }

  /** The line has said how the call stands. */
  settle(call: Call): void {
    const { mute, hold, record } = this.#asked;
    this.#asked = {
      ...(mute === undefined || mute === call.muted ? {} : { mute }),
      ...(hold === undefined || hold === (call.heldSince !== undefined) ? {} : { hold }),
      ...(record === undefined || record !== call.recording.state ? {} : { record }),
    };
  }

  forget(): void {
    this.#asked = {};
  }

  #set(asked: Asked): void {
    this.#asked = asked;
    this.#host.requestUpdate();
  }
}
