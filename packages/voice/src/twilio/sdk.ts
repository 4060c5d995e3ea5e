import type { Call, Device } from '@twilio/voice-sdk';
import { withLocalWebSocket } from './local-websocket.js';

/** The Voice SDK as this room uses it. */
export interface VoiceSdk {
  readonly Device: typeof Device;
}
export type SdkDevice = Device;
export type SdkCall = Call;

let loading: Promise<VoiceSdk> | undefined;

/** Loads the SDK (about 40 kB brotli) on first use; a page that never calls never pays. A failed load is tried again. */
export function loadSdk(): Promise<VoiceSdk> {
  loading ??= withLocalWebSocket(() => import('@twilio/voice-sdk')).catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}
