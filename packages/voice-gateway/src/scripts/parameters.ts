import type { FarEnd } from './script.js';

const longestMs = 10 * 60_000;

/** A time that the caller may set by a custom parameter, such as `RingMs=200` in a test. */
export function milliseconds(far: FarEnd, name: string, otherwise: number): number {
  const given = far.parameters[name];
  const value = given === undefined || given === '' ? Number.NaN : Number(given);
  return Number.isFinite(value) && value >= 0 ? Math.min(value, longestMs) : otherwise;
}
