/** A quantile of measured times, to a tenth of a millisecond. */
export function quantile(times, q) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = Math.min(sorted.length - 1, Math.floor(sorted.length * q));
  return Math.round((sorted[at] ?? 0) * 10) / 10;
}
