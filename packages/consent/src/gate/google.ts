import type { Allows } from './nodes.js';

/**
 * Tells Google's tags, if any will read it, what is allowed, in all seven types of Consent Mode v2:
 * developers.google.com/tag-platform/security/guides/consent. `default` has to be pushed before the first tag.
 */
export function tellGoogle(command: 'default' | 'update', allows: Allows): void {
  const say = (category: string): string => (allows(category) ? 'granted' : 'denied');
  const advertising = say('advertising');
  const functional = say('functional');
  push('consent', command, {
    ad_storage: advertising,
    ad_user_data: advertising,
    ad_personalization: advertising,
    analytics_storage: say('analytics'),
    functionality_storage: functional,
    personalization_storage: functional,
    security_storage: 'granted',
  });
}

// Google's tags recognise a command by its being an `arguments` object, not an array.
function push(..._command: unknown[]): void {
  // eslint-disable-next-line prefer-rest-params
  ((globalThis as { dataLayer?: unknown[] }).dataLayer ??= []).push(arguments);
}
