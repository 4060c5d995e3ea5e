/** Runs once the browser has nothing better to do, within two seconds. */
export function whenIdle(run: () => void): void {
  // Safari has no requestIdleCallback (2026-11).
  if (typeof requestIdleCallback === 'function') requestIdleCallback(run, { timeout: 2000 });
  else setTimeout(run, 200);
}
