import type { CallQuality } from '@dialora/core';

/** The parts of the SDK's one-second sample that are used. */
export interface QualitySample {
  readonly mos: number | null;
  readonly rtt: number;
  readonly jitter: number;
  readonly packetsLostFraction: number;
}

/**
 * Quality in words from the MOS estimate. Limits: ITU-T G.107 (2015) annex B, where 4.03 and up satisfies users and
 * below 3.60 many are dissatisfied.
 */
export function toQuality(sample: QualitySample): CallQuality | undefined {
  if (sample.mos === null || Number.isNaN(sample.mos)) return undefined;
  return {
    level: sample.mos >= 4 ? 'good' : sample.mos >= 3.6 ? 'fair' : 'poor',
    mos: round(sample.mos, 1),
    rttMs: Math.round(sample.rtt),
    jitterMs: Math.round(sample.jitter),
    lossPercent: round(sample.packetsLostFraction, 1),
  };
}

/** True when a person would see no difference, so that listeners are not told every second of a quiet call. */
export function sameQuality(a: CallQuality | undefined, b: CallQuality): boolean {
  return (
    a !== undefined &&
    a.level === b.level &&
    Math.abs((a.mos ?? 0) - (b.mos ?? 0)) < 0.15 &&
    Math.abs((a.rttMs ?? 0) - (b.rttMs ?? 0)) < 20 &&
    Math.abs((a.lossPercent ?? 0) - (b.lossPercent ?? 0)) < 0.5
  );
}

function round(value: number, digits: number): number {
  const factor = 10 ** digits;
  return Math.round(value * factor) / factor;
}
