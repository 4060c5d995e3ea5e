import type { CallQuality, Clock, LineMeasurement } from '@dialora/core';
import { DialoraError } from '@dialora/core';
import { problemOf } from './errors.js';
import type { MediaAccess } from './media.js';
import type { QualitySample } from './quality.js';
import { toQuality } from './quality.js';
import type { SdkCall } from './sdk.js';

/** The SDK samples once a second; the first ones still hear the connection being made. */
const warmUpSamples = 2;
const wantedSamples = 5;
/** Longer than a line that works takes for all that, in ms. */
const patienceMs = 15_000;
/** The echo of a voice at the carrier comes back at least this loud, 0 to 1. */
const echoLevel = 0.005;
const lookMs = 250;

export interface LineCheckOptions {
  readonly call: SdkCall;
  readonly media: Pick<MediaAccess, 'hearThrough' | 'latestConnection' | 'microphoneProblem'>;
  readonly clock: Clock;
  readonly signal?: AbortSignal;
}

/**
 * Measures a call without parameters, which a carrier answers with an echo (the convention of the SDK's own
 * `runPreflight`, https://www.twilio.com/docs/voice/sdks/javascript/twiliopreflighttest; that one asks foreign hosts, so
 * it is not used). The person hears themselves meanwhile, on the chosen speaker: an element that is silenced would have the
 * browser measure silence. Rejects with a `DialoraError`.
 */
export async function measureLine({ call, media, clock, signal }: LineCheckOptions): Promise<LineMeasurement> {
  const samples: QualitySample[] = [];
  let heard = false;
  let cancelLook = (): void => undefined;
  let cancelPatience = (): void => undefined;
  let stop = (): void => undefined;
  let stopHearing = (): void => undefined;

  async function look(): Promise<void> {
    heard ||= (await loudestIn(media.latestConnection())) > echoLevel;
    cancelLook = clock.after(lookMs, () => void look());
  }
  try {
    await new Promise<void>((resolve, reject) => {
      const failed = (error: unknown): void => {
        const problem = media.microphoneProblem() ?? problemOf(error);
        reject(error instanceof DialoraError ? error : new DialoraError(problem, { cause: error }));
      };
      const over = (): void => failed(new DialoraError({ kind: 'gateway-unreachable', detail: 'It ended too soon.' }));
      call.on('audio', (element: HTMLAudioElement) => (stopHearing = media.hearThrough(element)));
      call.on('sample', (sample: QualitySample) => {
        samples.push(sample);
        if (samples.length >= warmUpSamples + wantedSamples) resolve();
      });
      call.on('error', failed);
      // An error comes right after the end that it caused.
      call.on('disconnect', () => queueMicrotask(over));
      cancelPatience = clock.after(patienceMs, over);
      const aborted = (): void => reject(signal?.reason as Error);
      signal?.addEventListener('abort', aborted, { once: true });
      stop = () => signal?.removeEventListener('abort', aborted);
      void look();
    });
  } finally {
    stop();
    stopHearing();
    cancelPatience();
    cancelLook();
    call.disconnect();
  }
  return { ...meanOf(samples.slice(warmUpSamples)), microphoneHeard: heard };
}

function meanOf(samples: readonly QualitySample[]): CallQuality {
  const mean = (read: (sample: QualitySample) => number): number =>
    samples.reduce((sum, sample) => sum + read(sample), 0) / samples.length;
  const quality = toQuality({
    mos: mean(({ mos }) => mos ?? Number.NaN),
    rtt: mean(({ rtt }) => rtt),
    jitter: mean(({ jitter }) => jitter),
    packetsLostFraction: mean(({ packetsLostFraction }) => packetsLostFraction),
  });
  // No estimate means that hardly anything arrived.
  return quality ?? { level: 'poor' };
}

async function loudestIn(connection: RTCPeerConnection | undefined): Promise<number> {
  let loudest = 0;
  if (connection?.connectionState !== 'connected') return loudest;
  const report = await connection.getStats();
  report.forEach((entry: { readonly type: string; readonly audioLevel?: number }) => {
    if (entry.type === 'inbound-rtp') loudest = Math.max(loudest, entry.audioLevel ?? 0);
  });
  return loudest;
}
