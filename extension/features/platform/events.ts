/** Listens until the signal ends; for browser events, whose removal is otherwise easily forgotten. */
export function listen<L extends (...args: never[]) => unknown>(
  event: { addListener(listener: L): void; removeListener(listener: L): void },
  listener: L,
  signal: AbortSignal,
): void {
  if (signal.aborted) return;
  event.addListener(listener);
  signal.addEventListener('abort', () => event.removeListener(listener), { once: true });
}
