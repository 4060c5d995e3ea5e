import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultShortcuts, effectiveShortcuts, shortcutFault, shortcutOf, written } from './shortcuts.js';

const press = (code: string, keys: Partial<KeyboardEvent> = {}): KeyboardEvent =>
  ({ code, ctrlKey: false, altKey: false, shiftKey: false, metaKey: false, repeat: false, ...keys }) as KeyboardEvent;

test('none of the default shortcuts is one that browsers, systems or screen readers use', () => {
  for (const platform of ['Win32', 'Linux x86_64', 'MacIntel']) {
    const shortcuts = Object.values(defaultShortcuts(platform));
    assert.equal(new Set(shortcuts).size, 8);
    for (const shortcut of shortcuts) assert.equal(shortcutFault(shortcut), undefined, shortcut);
  }
});

test('what must not be a shortcut is refused, each for its reason', () => {
  const faults = {
    KeyM: 'no-modifier',
    'Shift+KeyM': 'no-modifier',
    'Meta+KeyM': 'meta',
    'Control+Alt+KeyM': 'control-alt',
    'Alt+F4': 'alt-function',
    'Control+Enter': 'forbidden-key',
    'Control+Space': 'forbidden-key',
    'Alt+Tab': 'forbidden-key',
    'Control+Escape': 'forbidden-key',
    'Control+Insert': 'forbidden-key',
    'Control+CapsLock': 'forbidden-key',
    'Control+?': 'not-a-key',
  } as const;
  for (const [shortcut, fault] of Object.entries(faults)) assert.equal(shortcutFault(shortcut), fault, shortcut);
  for (const good of ['Alt+Shift+KeyM', 'Control+Shift+Digit1', 'Alt+BracketLeft', 'Control+F8']) {
    assert.equal(shortcutFault(good), undefined, good);
  }
});

test('a page changes one, takes one away, and an unusable one does nothing', () => {
  const shortcuts = effectiveShortcuts('Win32', { mute: 'Control+Shift+KeyU', hold: '', answer: 'Meta+KeyA' });
  assert.equal(shortcuts.mute, 'Control+Shift+KeyU');
  assert.equal(shortcuts.hold, undefined);
  assert.equal(shortcuts.answer, undefined);
  assert.equal(shortcuts.decline, 'Alt+Shift+KeyN');
});

test('a key press is known by its place on the keyboard and its exact modifiers', () => {
  const shortcuts = defaultShortcuts('Win32');
  assert.equal(shortcutOf(press('KeyM', { altKey: true, shiftKey: true }), shortcuts), 'mute');
  assert.equal(shortcutOf(press('KeyM', { altKey: true }), shortcuts), undefined);
  assert.equal(shortcutOf(press('KeyM', { altKey: true, shiftKey: true, ctrlKey: true }), shortcuts), undefined);
  assert.equal(shortcutOf(press('KeyM', { altKey: true, shiftKey: true, repeat: true }), shortcuts), undefined);
  assert.equal(shortcutOf(press('KeyM', { altKey: true, shiftKey: true, isComposing: true }), shortcuts), undefined);
});

test('a shortcut is written as people say it', () => {
  assert.equal(written('Alt+Shift+KeyM'), 'Alt+Shift+M');
  assert.equal(written('Control+Digit1'), 'Control+1');
  assert.equal(written('Alt+BracketLeft'), 'Alt+BracketLeft');
  assert.equal(written(undefined), undefined);
});
