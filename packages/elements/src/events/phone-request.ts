import type { DeviceKind, PresenceChoice } from '@dialora/core';

/** What a person can ask of the phone as a whole. */
export type PhoneRequest =
  | { readonly action: 'presence'; readonly choice: PresenceChoice }
  /** Without an id: the system's own choice. */
  | { readonly action: 'device'; readonly kind: DeviceKind; readonly deviceId?: string }
  | { readonly action: 'test-sound'; readonly kind: 'speaker' | 'ringer' }
  | { readonly action: 'noise-suppression'; readonly on: boolean }
  | { readonly action: 'enable-sound' | 'check-line' }
  /** May the system show that somebody calls? Has to come from a click or a key. */
  | { readonly action: 'enable-alerts' };

/** Somebody wants something of the phone. Performed by the provider unless a listener called `preventDefault()`. */
export class PhoneRequestEvent extends Event {
  static readonly type = 'dialora-phone-request';
  readonly detail: PhoneRequest;
  /** Set by the provider: settles once it was handed on, rejects with a `DialoraError`. */
  outcome: Promise<void> | undefined;

  constructor(detail: PhoneRequest) {
    super(PhoneRequestEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.detail = Object.freeze({ ...detail });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'dialora-phone-request': PhoneRequestEvent;
  }
}
