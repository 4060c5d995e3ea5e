/**
 * Resolves once `condition` holds. The cap is for a machine that is busy with other things: no test says how fast something
 * is, and one that fails here fails after 15 s.
 * @throws Error that says what was waited for.
 */
export async function until(
  condition: () => unknown,
  what = condition.toString(),
  { timeout = 15_000 } = {},
): Promise<void> {
  const end = performance.now() + timeout;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`Waited in vain for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
