import type { Allows } from './nodes.js';

/** The seven types of Google Consent Mode v2: developers.google.com/tag-platform/security/guides/consent */
const types = {
  ad_storage: 'advertising',
  ad_user_data: 'advertising',
  ad_personalization: 'advertising',
  analytics_storage: 'analytics',
  functionality_storage: 'functional',
  personalization_storage: 'functional',
  security_storage: 'essential',
};

/** Tells Google's tags, if any will read it, what is allowed. `default` has to be pushed before the first tag. */
export function tellGoogle(command: 'default' | 'update', allows: Allows): void {
  const state: Record<string, string> = {};
  for (const [type, category] of Object.entries(types)) state[type] = allows(category) ? 'granted' : 'denied';
  push('consent', command, state);
}

// Google's tags recognise a command by its being an `arguments` object, not an array.
function push(..._command: unknown[]): void {
  // eslint-disable-next-line prefer-rest-params
  ((globalThis as { dataLayer?: unknown[] }).dataLayer ??= []).push(arguments);
}
