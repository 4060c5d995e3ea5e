import type { Allows } from './nodes.js';

/** The seven types of Google Consent Mode v2: developers.google.com/tag-platform/security/guides/consent */
const types = {
  advertising: ['ad_storage', 'ad_user_data', 'ad_personalization'],
  analytics: ['analytics_storage'],
  functional: ['functionality_storage', 'personalization_storage'],
  essential: ['security_storage'],
} as const;

/** Tells Google's tags, if any will read it, what is allowed. `default` has to be pushed before the first tag. */
export function tellGoogle(command: 'default' | 'update', allows: Allows): void {
  const state: Record<string, string> = {};
  for (const [category, names] of Object.entries(types)) {
    for (const name of names) state[name] = allows(category) ? 'granted' : 'denied';
  }
  push('consent', command, state);
}

// Google's tags recognise a command by its being an `arguments` object, not an array.
function push(..._command: unknown[]): void {
  // eslint-disable-next-line prefer-rest-params
  ((globalThis as { dataLayer?: unknown[] }).dataLayer ??= []).push(arguments);
}
