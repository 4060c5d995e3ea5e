/*
 * Everything we know of Gmail's page, in one place. Each entry says when it was last seen in captured markup or read in
 * a maintained third party's notes; later entries of a list are fallbacks for older or newer builds. Generated ids
 * (`:1wk`, `avWBGd-1567`) and labels are never used: the first change on each load, the second with each language.
 */

/** The view on screen; Gmail keeps left views in the page and moves the role (2026-09). */
export const activeView = ['[role="main"]'] as const;

/** The subject of the open thread; with its permanent id 2026-09, with the legacy id alone 2019-2024. */
export const subject = ['h2.hP[data-thread-perm-id]', 'h2[data-legacy-thread-id]', 'h2.hP'] as const;

/** Messages of a thread, open or closed (2025-08); `.kQ` and `.kx` are groups of hidden ones. */
export const messages = ['[role="list"] > [role="listitem"]:not(.kQ):not(.kx)', '.h7, .kv', '.adn'] as const;

/** The part of an open message that carries its ids (2025-08). */
export const openMessage = ['.adn[data-message-id]', '.adn[data-legacy-message-id]', '.adn'] as const;

/** The letter's own text (2025-08); without `.ii` in print-like views, `.a3s` alone since 2013. */
export const body = ['.ii.gt .a3s', '.a3s'] as const;

/** Quoted or repeated text inside a letter (2025-08): others' words, often with old numbers. */
export const quoted = '.gmail_quote, .yj6qo, .adL';

/** Who wrote an open message: `.gD` 2025-08; the header cell and the picture as fallbacks. */
export const sender = [
  '.adn span.gD[email]',
  '.adn h3.iw span[email]',
  'span.gD[email]',
  'h3.iw span[email]',
  '[data-hovercard-id*="@"]',
] as const;

/** To whom (2025-08); one's own address shows as `name="me"`. */
export const recipients = ['.hb span.g2[email]', 'span.g2[email]'] as const;

/** The account whose mailbox this is: its address stands in the label in every language (2024-11). */
export const account = [
  'a[aria-label*="@"][aria-label*="("]',
  'header a[aria-label*="@"]',
  '[role="banner"] a[aria-label*="@"]',
] as const;

/** Where people write; nothing is ever marked or read there (2021 and later). */
export const writing = '[g_editable="true"], [contenteditable]:not([contenteditable="false"]), .aoI, .M9';

/** The first selector of a list that finds something. */
export function first(root: ParentNode, selectors: readonly string[]): HTMLElement | undefined {
  for (const selector of selectors) {
    const found = root.querySelector<HTMLElement>(selector);
    if (found !== null) return found;
  }
  return undefined;
}

/** All that the first successful selector of a list finds; empty when none does. */
export function all(root: ParentNode, selectors: readonly string[]): readonly HTMLElement[] {
  for (const selector of selectors) {
    const found = [...root.querySelectorAll<HTMLElement>(selector)];
    if (found.length > 0) return found;
  }
  return [];
}

/** Gmail hides left views and closed groups by `display: none`, sometimes on a parent. */
export function isShown(element: Element): boolean {
  return element.checkVisibility();
}

/** Where numbers are marked: the letter's own words in an open message, nowhere else on the page. */
export const openLetters = '.a3s';
