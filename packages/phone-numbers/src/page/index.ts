export type { ChipWords, NumberAction, NumberEvent, PageNumber, PageScanner, PageScannerOptions } from './model.js';
