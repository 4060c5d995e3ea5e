/** Loudness of a sound in `count` equal spans, each 0 to 1 of the loudest. Pure. */
export function peaksOf(samples: Float32Array, count: number): readonly number[] {
  const peaks: number[] = [];
  for (let bar = 0; bar < count; bar += 1) {
    const from = Math.floor((bar * samples.length) / count);
    const to = Math.max(from + 1, Math.floor(((bar + 1) * samples.length) / count));
    let peak = 0;
    for (let index = from; index < to && index < samples.length; index += 1) {
      peak = Math.max(peak, Math.abs(samples[index] ?? 0));
    }
    peaks.push(peak);
  }
  const loudest = Math.max(...peaks, 0);
  return loudest === 0 ? peaks : peaks.map((peak) => peak / loudest);
}

/** An SVG path of upright bars in a box of `count` by 1, mirrored about its middle. */
export function barsPath(peaks: readonly number[]): string {
  return peaks
    .map((peak, bar) => {
      const half = Math.max(0.04, peak / 2);
      return `M${bar + 0.5} ${(0.5 - half).toFixed(3)}V${(0.5 + half).toFixed(3)}`;
    })
    .join('');
}

/** Decoding holds every sample in memory: 15 minutes at 8 kHz are 29 MB, and longer sounds show a plain line. */
const longestSeconds = 15 * 60;
const rate = 8000;

/** The peaks of an encoded sound; undefined when it is too long or the browser cannot decode it. */
export async function readPeaks(
  bytes: ArrayBuffer,
  seconds: number,
  count: number,
): Promise<readonly number[] | undefined> {
  if (seconds > longestSeconds || typeof OfflineAudioContext === 'undefined') return undefined;
  try {
    const decoded = await new OfflineAudioContext(1, 1, rate).decodeAudioData(bytes);
    return peaksOf(decoded.getChannelData(0), count);
  } catch {
    return undefined;
  }
}
