/** What the gateway says to the Voice SDK: PStream 1.6. */
export type ServerMessage =
  | {
      readonly type: 'connected';
      readonly payload: {
        readonly region: string;
        readonly edge: string;
        readonly gateway: string;
        readonly token: { readonly identity: string; readonly ttl: number };
      };
    }
  | { readonly type: 'ready' | 'offline' | 'close'; readonly payload: Readonly<Record<string, never>> }
  | { readonly type: 'ringing'; readonly payload: { readonly callsid: string; readonly sdp?: string } }
  | {
      readonly type: 'answer';
      readonly payload: { readonly callsid: string; readonly sdp?: string; readonly reconnect?: string };
    }
  | {
      readonly type: 'invite';
      readonly payload: {
        readonly callsid: string;
        readonly sdp: string;
        readonly reconnect: string;
        readonly parameters: InviteParameters;
      };
    }
  | { readonly type: 'cancel'; readonly payload: { readonly callsid: string } }
  | { readonly type: 'hangup'; readonly payload: { readonly callsid: string; readonly error?: SignallingError } }
  | {
      readonly type: 'message';
      readonly payload: {
        readonly callsid: string;
        readonly content: unknown;
        readonly contenttype?: string;
        readonly messagetype?: string;
        readonly voiceeventsid: string;
      };
    }
  | {
      readonly type: 'ack';
      readonly payload: { readonly acktype: 'message'; readonly callsid: string; readonly voiceeventsid?: string };
    }
  | { readonly type: 'error'; readonly payload: { readonly error: SignallingError; readonly callsid?: string } };

export interface SignallingError {
  readonly code: number;
  readonly message: string;
}

/** Becomes `call.parameters` in the browser; `Params` becomes `call.customParameters`. */
export interface InviteParameters {
  readonly CallSid: string;
  readonly AccountSid: string;
  readonly ApiVersion: string;
  readonly From: string;
  readonly To: string;
  /** `TN-Validation-Passed-A` makes the SDK say `callerInfo.isVerified`. */
  readonly StirStatus?: string;
  readonly Params?: string;
}

export const heartbeat = '\n';

export function formatServerFrame(message: ServerMessage): string {
  return JSON.stringify(message);
}
