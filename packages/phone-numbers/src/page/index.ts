/** Marks the phone numbers of a web page and makes them callable, without touching its DOM. */
import { adoptRule } from './adopt-rule.js';
import { clickToCall, type ClickToCallOptions } from './click-to-call.js';
import { createFrames } from './frames.js';
import type { PageScanner, PageScannerOptions } from './model.js';
import { createScannerWith } from './scanner.js';

export type {
  ChipWords,
  NumberAction,
  NumberEvent,
  PageEngine,
  PageNumber,
  PageScanner,
  PageScannerOptions,
} from './model.js';
export type { ClickToCallOptions } from './click-to-call.js';
export { highlightRule } from './highlight-rule.js';
export { createScannerWith } from './scanner.js';

/**
 * Creates a scanner for a page. Nothing happens before `start()`; `stop()` leaves the page as it was. The numbering
 * plans are loaded by a dynamic import, and only once the page holds something that could be a number; where that is
 * not possible (a content script built as one file), use `createScannerWith` and pass `engine` and a `highlightName`.
 */
export function createPageScanner(options: PageScannerOptions): PageScanner {
  const engine = options.engine ?? (() => import('../engine.js'));
  return createScannerWith({ ...options, engine }, { createFrames, adoptRule });
}

/**
 * Makes the numbers inside of `root` callable on a business's own page: their chip and their `tel:` links fire a
 * bubbling, composed, cancelable `dialora-dial-request` with `{ number, extension? }`. Returns its undo.
 */
export function createClickToCall(root: Element, options?: ClickToCallOptions): () => void {
  return clickToCall(root, createPageScanner, options);
}
