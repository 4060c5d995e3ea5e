import type { OutgoingMessage } from '@dialora/core';

/** Somebody wrote a text message. Sent by the provider unless a listener called `preventDefault()`. */
export class SendMessageEvent extends Event {
  static readonly type = 'dialora-send-message';
  readonly detail: OutgoingMessage;
  /** Set by the provider: settles once the API took the message, rejects with a `DialoraError`. */
  outcome: Promise<void> | undefined;

  constructor(detail: OutgoingMessage) {
    super(SendMessageEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.detail = Object.freeze({ ...detail });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'dialora-send-message': SendMessageEvent;
  }
}
