/** Everything about shortcuts that only a page which turned them on needs: a chunk of its own. */
export { ShortcutActs } from './shortcut-acts.js';
export { effectiveShortcuts, shortcutOf, written } from './shortcuts.js';
