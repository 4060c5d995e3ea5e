/** The page scanner without its engine: for content scripts, which are one file and must stay small. */
export { createScannerWith } from './page/scanner.js';
export type {
  NumberAction,
  NumberEvent,
  PageEngine,
  PageNumber,
  PageScanner,
  PageScannerOptions,
} from './page/model.js';
