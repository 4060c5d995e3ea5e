import type { PageEngine } from '@dialora/phone-numbers/scanner';
import { tell } from '../messages/tell.js';

/** Where two scripts of ours meet: they share the isolated world of a frame, which the page does not see. */
const world = globalThis as { dialoraEngine?: PageEngine };

export function provideEngine(engine: PageEngine): void {
  world.dialoraEngine = engine;
}

/**
 * The numbering plans, fetched into this frame by the worker: a content script is one file, and 150 kB of plans in it
 * would be read by every page that holds no number at all.
 */
export async function loadEngine(): Promise<PageEngine> {
  if (world.dialoraEngine === undefined) await tell({ type: 'loadNumbers' });
  if (world.dialoraEngine === undefined) throw new Error('The numbering plans did not arrive in this frame.');
  return world.dialoraEngine;
}
