import type { RightsAction, RightsReceipt } from '@dialora/core';

/**
 * A visitor asks for a right, proves who they are, or looks at a request. Bubbles to the provider, or to
 * `@dialora/embed` when the element names an `api` itself, unless a listener called `preventDefault()`.
 */
export class RightsActionEvent extends Event {
  static readonly type = 'dialora-rights-action';
  readonly detail: RightsAction;
  /** Address of the Dialora API, absolute; undefined leaves it to the provider. */
  readonly api: string | undefined;
  /** Aborted when the visitor goes back or the element leaves the page. */
  readonly signal: AbortSignal;
  /** Set by whoever performs it; rejects with a `DialoraError`. Still unset after the dispatch: nobody does. */
  outcome: Promise<RightsReceipt> | undefined;

  constructor(detail: RightsAction, options: { readonly api?: string | undefined; readonly signal: AbortSignal }) {
    super(RightsActionEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.detail = Object.freeze({ ...detail });
    this.api = options.api;
    this.signal = options.signal;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'dialora-rights-action': RightsActionEvent;
  }
}
