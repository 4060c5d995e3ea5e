import { browser } from 'wxt/browser';
import { target } from '../platform/target.js';

/** Shuts the extension's storage to content scripts: until this, `storage.local` is open to every one of them. */
export async function closeStorage(): Promise<void> {
  // Firefox keeps `session` to trusted contexts anyway and knows no levels for `local`.
  if (target.isFirefox) return;
  await Promise.all([
    browser.storage.local.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' }),
    browser.storage.session.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' }),
  ]);
}
