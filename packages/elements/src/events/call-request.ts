/** What a person can ask of a call that exists. */
export type CallRequest =
  | { readonly action: 'answer' | 'decline' | 'hang-up' | 'dismiss'; readonly callId: string }
  | { readonly action: 'mute'; readonly callId: string; readonly muted: boolean }
  | { readonly action: 'digits'; readonly callId: string; readonly digits: string };

/**
 * Somebody wants something of a call. Bubbles to the provider, which performs it on the phone unless a listener called
 * `preventDefault()`. What came of it shows in the phone's snapshot, never before.
 */
export class CallRequestEvent extends Event {
  static readonly type = 'dialora-call-request';
  readonly detail: CallRequest;
  /** Set by the provider: settles once the request was handed to the line, rejects with a `DialoraError`. */
  outcome: Promise<void> | undefined;

  constructor(detail: CallRequest) {
    super(CallRequestEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.detail = Object.freeze({ ...detail });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'dialora-call-request': CallRequestEvent;
  }
}
