/** The light door: a test that costs almost nothing, and the numbering plans as a chunk of their own, loaded when needed. */
export type { FindOptions, FoundNumber, NumberStyle, NumberType, ParsedNumber } from './model.js';
export { mayHoldPhoneNumber } from './text/prefilter.js';

export type PhoneNumbers = typeof import('./index.js');

let loading: Promise<PhoneNumbers> | undefined;

/** Loads everything of `@dialora/phone-numbers` once. A failed load (offline) is tried again at the next call. */
export function loadPhoneNumbers(): Promise<PhoneNumbers> {
  loading ??= import('./index.js').catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}
