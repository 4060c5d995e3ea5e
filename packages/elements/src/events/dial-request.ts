import type { DialOutcome, DialRequest } from '@dialora/core';

/**
 * Somebody wants to call a number. Bubbles through shadow roots to the provider, which dials unless a listener called
 * `preventDefault()`. Any element inside a provider may dispatch one.
 */
export class DialRequestEvent extends Event {
  static readonly type = 'dialora-dial-request';
  readonly detail: DialRequest;
  /**
   * Set by whoever dials; resolves with undefined when a listener prevented the event. Still unset after the dispatch:
   * there is no provider, or it has no workspace yet.
   */
  outcome: Promise<DialOutcome | undefined> | undefined;

  constructor(detail: DialRequest) {
    super(DialRequestEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.detail = Object.freeze({ ...detail });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'dialora-dial-request': DialRequestEvent;
  }
}
