/**
 * Keys that work anywhere in the page, once the page turned them on. They act without moving the focus, and none of them
 * is taken from the browser, the system or a screen reader (WAI-ARIA Authoring Practices, "Keyboard Interface": conflicts).
 */

export const shortcutActions = ['answer', 'decline', 'mute', 'hold', 'keypad', 'transfer', 'hang-up', 'focus'] as const;

export type ShortcutAction = (typeof shortcutActions)[number];

export type Shortcuts = Readonly<Partial<Record<ShortcutAction, string>>>;

/** `Alt+Shift+KeyY`: modifiers, then `KeyboardEvent.code`. On a Mac Option types letters, so there it is Control. */
export function defaultShortcuts(platform: string): Shortcuts {
  const modifiers = /mac|iphone|ipad/i.test(platform) ? 'Control+Shift' : 'Alt+Shift';
  const key = (letter: string): string => `${modifiers}+Key${letter}`;
  return {
    answer: key('Y'),
    decline: key('N'),
    mute: key('M'),
    hold: key('H'),
    keypad: key('K'),
    transfer: key('X'),
    'hang-up': key('E'),
    focus: key('D'),
  };
}

const modifierNames = ['Control', 'Alt', 'Shift'] as const;
const forbiddenCodes =
  /^(Enter|NumpadEnter|Space|Tab|Escape|Insert|CapsLock|ScrollLock|NumLock|Meta(Left|Right)|(Control|Alt|Shift)(Left|Right))$/;
/** `KeyboardEvent.code` of a letter, a digit, a function key or a sign. */
const knownCodes = /^(Key[A-Z]|Digit\d|Numpad\w+|F([1-9]|1\d|2[0-4])|[A-Z][A-Za-z]+)$/;

export type ShortcutFault = 'no-modifier' | 'meta' | 'control-alt' | 'alt-function' | 'forbidden-key' | 'not-a-key';

/** Why this cannot be a shortcut; undefined when it can. */
export function shortcutFault(shortcut: string): ShortcutFault | undefined {
  const parts = shortcut.split('+');
  const code = parts.at(-1) ?? '';
  const modifiers = parts.slice(0, -1);
  if (modifiers.includes('Meta')) return 'meta';
  if (!modifiers.every((each) => (modifierNames as readonly string[]).includes(each))) return 'not-a-key';
  if (forbiddenCodes.test(code)) return 'forbidden-key';
  if (!knownCodes.test(code)) return 'not-a-key';
  const has = (name: string): boolean => modifiers.includes(name);
  // AltGr on many layouts, VoiceOver's own keys on a Mac.
  if (has('Control') && has('Alt')) return 'control-alt';
  if (has('Alt') && /^F\d/.test(code)) return 'alt-function';
  // Bare letters are how screen readers browse; Shift alone writes.
  return has('Control') || has('Alt') ? undefined : 'no-modifier';
}

/** The page's own keys over ours; an unusable one is left out and told on the console. */
export function effectiveShortcuts(platform: string, own: Shortcuts): Shortcuts {
  const wanted = Object.entries({ ...defaultShortcuts(platform), ...own }).filter(([, shortcut]) => {
    if (shortcut === '') return false;
    const fault = shortcutFault(shortcut);
    if (fault !== undefined) console.warn(`<dialora-dialer>: "${shortcut}" cannot be a shortcut (${fault}).`);
    return fault === undefined;
  });
  return Object.fromEntries(wanted);
}

/** What this key press asks for. Repeats and compositions ask for nothing. */
export function shortcutOf(event: KeyboardEvent, shortcuts: Shortcuts): ShortcutAction | undefined {
  if (event.repeat || event.isComposing || event.metaKey) return undefined;
  return shortcutActions.find((action) => {
    const shortcut = shortcuts[action];
    if (shortcut === undefined) return false;
    const parts = shortcut.split('+');
    return (
      event.code === parts.at(-1) &&
      event.ctrlKey === parts.includes('Control') &&
      event.altKey === parts.includes('Alt') &&
      event.shiftKey === parts.includes('Shift')
    );
  });
}

/** As `aria-keyshortcuts` and people write it: `Alt+Shift+Y`. */
export function written(shortcut: string | undefined): string | undefined {
  return shortcut?.replace(/(^|\+)(?:Key|Digit)(?=[A-Z0-9]$)/, '$1');
}
