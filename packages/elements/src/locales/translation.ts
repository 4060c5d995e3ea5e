import type { Message } from '../internal/locale.js';

/** A translation of one file of `locales/en`: the same keys, every one of them. */
export type Translation<English extends object> = { readonly [Key in keyof English]: Message };
