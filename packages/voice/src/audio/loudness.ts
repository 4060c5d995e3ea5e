import type { AudioEnvironment } from './environment.js';

/** Measures how loud tracks are, with one audio context that lives as long as somebody measures. */
export interface Loudness {
  /** Loudness of the last moment, 0 (silence) to 1. Each track is followed from its first question until `stop`. */
  of(track: MediaStreamTrack): number;
  /** Lets go of every track and of the context. */
  stop(): void;
}

interface Meter {
  readonly source: MediaStreamAudioSourceNode;
  readonly analyser: AnalyserNode;
  readonly samples: Float32Array<ArrayBuffer>;
  readonly copy: MediaStreamTrack;
}

export function createLoudness(createContext: AudioEnvironment['createContext']): Loudness {
  const meters = new Map<MediaStreamTrack, Meter>();
  let context: AudioContext | undefined;

  function measure(track: MediaStreamTrack): Meter | undefined {
    context ??= createContext?.();
    if (context === undefined) return undefined;
    if (context.state === 'suspended') void context.resume().catch(() => undefined);
    // A copy has a switch of its own, so that a muted microphone is still measured here.
    const copy = track.clone();
    copy.enabled = true;
    const source = context.createMediaStreamSource(new MediaStream([copy]));
    const analyser = context.createAnalyser();
    analyser.fftSize = 2048; // 43 ms at 48 kHz
    source.connect(analyser);
    const meter = { source, analyser, samples: new Float32Array(analyser.fftSize), copy };
    meters.set(track, meter);
    return meter;
  }

  function drop(track: MediaStreamTrack): void {
    const meter = meters.get(track);
    meters.delete(track);
    meter?.source.disconnect();
    meter?.copy.stop();
  }

  return {
    of(track) {
      for (const known of meters.keys()) {
        if (known !== track && known.readyState === 'ended') drop(known);
      }
      const meter = meters.get(track) ?? measure(track);
      if (meter === undefined) return 0;
      meter.analyser.getFloatTimeDomainData(meter.samples);
      let sum = 0;
      for (const sample of meter.samples) sum += sample * sample;
      // Speech has an effective value of about 0.1: four times that fills a good part of a meter.
      return Math.min(1, Math.sqrt(sum / meter.samples.length) * 4);
    },
    stop() {
      for (const track of [...meters.keys()]) drop(track);
      // Closed, not suspended: an open context keeps the output device awake.
      void context?.close().catch(() => undefined);
      context = undefined;
    },
  };
}
