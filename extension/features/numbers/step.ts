import type { WorkerParts } from '../worker/parts.js';
import { askTab } from './in-tab.js';

/**
 * Keyboard cycling through the numbers of a tab: frame by frame, the top one first, and within a frame in its own order.
 * A page that is not marked yet is marked first, by the access that the shortcut itself gives.
 */
export async function stepNumber(
  { numbers }: Pick<WorkerParts, 'numbers'>,
  tabId: number,
  direction: 1 | -1,
  mark: (tabId: number) => Promise<void>,
): Promise<void> {
  const message = { type: 'stepNumber', direction } as const;
  const answer = await askTab(tabId, message, 0);
  if (answer === true) return;
  if (answer === undefined) return mark(tabId);
  for (const { frameId } of await numbers.read(tabId))
    if (frameId !== 0 && (await askTab(tabId, message, frameId)) === true) return;
}
