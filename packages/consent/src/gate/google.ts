import type { Allows } from './nodes.js';

/** The seven types of Google Consent Mode v2: developers.google.com/tag-platform/security/guides/consent */
const types: Readonly<Record<string, string>> = {
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
  const page = globalThis as { dataLayer?: unknown[] };
  const state: Record<string, string> = {};
  for (const type in types) {
    const category = types[type] ?? '';
    const granted = category === 'essential' || (command === 'update' && allows(category));
    state[type] = granted ? 'granted' : 'denied';
  }
  // Google's tags recognise a command by its being an `arguments` object, not an array.
  push('consent', command, state);

  function push(..._command: unknown[]): void {
    // eslint-disable-next-line prefer-rest-params
    (page.dataLayer ??= []).push(arguments);
  }
}
