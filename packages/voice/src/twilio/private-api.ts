import type { Device } from '@twilio/voice-sdk';
import type { MediaAccess } from './media.js';
import { silentSound } from './silent-sound.js';

/**
 * Options that the SDK reads but does not publish (`IExtendedDeviceOptions` in its `lib/twilio/device.ts`, 2.18.5).
 * This is the only place that uses them; `private-api.test.ts` fails when an upgrade drops one.
 */
export interface PrivateDeviceOptions {
  /** `host:port` of the signalling server instead of Twilio's. */
  readonly chunderw?: string;
  /** Whether call events go to Twilio Insights (`eventgw.twilio.com`). */
  readonly publishEvents: boolean;
  /** What plays sounds; the SDK's own fetches fifteen files from `sdk.twilio.com`. */
  readonly Sound: unknown;
}

export interface DeviceSettings {
  readonly gateway: string | undefined;
  readonly publishInsights: boolean;
  readonly tokenRefreshMs: number;
  readonly media: MediaAccess;
}

/** How long the SDK tries to get its signalling back during a call; the carrier is told to wait as long (30 s at most). */
export const signallingPatienceMs = 30_000;

/** `loglevel`'s "say nothing": errors reach people and logs through the transport, once. */
const silentLog = 5;

export function deviceOptions(settings: DeviceSettings): Device.Options {
  const open: Device.Options = {
    allowIncomingWhileBusy: true,
    enableImprovedSignalingErrorPrecision: true,
    enumerateDevices: settings.media.enumerateDevices,
    getUserMedia: settings.media.getUserMedia,
    logLevel: silentLog,
    maxCallSignalingTimeoutMs: signallingPatienceMs,
    RTCPeerConnection: settings.media.RTCPeerConnection,
    tokenRefreshMs: settings.tokenRefreshMs,
  };
  const hidden: PrivateDeviceOptions = {
    publishEvents: settings.publishInsights,
    Sound: silentSound,
    ...(settings.gateway === undefined ? {} : { chunderw: settings.gateway }),
  };
  return { ...open, ...(hidden as object) };
}

/**
 * Decides what becomes of calls when the page goes away. The SDK's own listener hangs up; with `keep` true it is passed
 * over, so that another page can take the call over with its handover token. Returns the undo.
 */
export function guardPageHide(device: Device, keep: () => boolean): () => void {
  if (typeof window === 'undefined') return () => undefined;
  const own = (device as unknown as PrivateDevice)._boundOnPageHide;
  if (typeof own !== 'function') return () => undefined;
  const guarded = (event: PageTransitionEvent): void => {
    if (!keep()) own(event);
  };
  window.removeEventListener('pagehide', own);
  window.addEventListener('pagehide', guarded);
  return () => window.removeEventListener('pagehide', guarded);
}

interface PrivateDevice {
  readonly _boundOnPageHide?: (event: PageTransitionEvent) => void;
}
