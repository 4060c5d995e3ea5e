import type { RecordingAction, TransferTarget } from '@dialora/core';

/** What a person can ask of a call that exists. */
export type CallRequest =
  | {
      readonly action:
        | 'answer'
        | 'decline'
        | 'hang-up'
        | 'dismiss'
        | 'swap'
        | 'end-for-all'
        | 'complete-transfer'
        | 'cancel-transfer'
        | 'voicemail';
      readonly callId: string;
    }
  | { readonly action: 'mute'; readonly callId: string; readonly muted: boolean }
  | { readonly action: 'hold'; readonly callId: string; readonly held: boolean }
  | { readonly action: 'digits'; readonly callId: string; readonly digits: string }
  | { readonly action: 'merge'; readonly callId: string; readonly otherId: string }
  | { readonly action: 'add' | 'transfer' | 'consult'; readonly callId: string; readonly target: TransferTarget }
  | { readonly action: 'remove'; readonly callId: string; readonly partyId: string }
  | { readonly action: 'record'; readonly callId: string; readonly record: RecordingAction };

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
