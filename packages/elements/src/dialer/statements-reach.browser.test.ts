import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { createStore } from '@dialora/core';
import { createFakeMemory, createFakeWorkspace } from '@dialora/core/testing';
import { DialerHarness } from '../testing/dialer-harness.js';
import { emulateMedia } from '../testing/media.js';
import { messyNumbers, typedNumbers } from '../testing/messy-numbers.js';
import { shortcutFault } from './shortcuts.js';

/** Thirty statements about a good dialer, one test each: those about typing, keys, memory and reach. */
describe('thirty statements: typing and reach', () => {
  let page: DialerHarness;

  beforeEach(async () => {
    page = await new DialerHarness().ready();
  });
  afterEach(async () => {
    page.remove();
    document.documentElement.style.fontSize = '';
    await emulateMedia({ colorScheme: 'light' });
  });

  const keys = (): readonly HTMLElement[] => page.buttons().filter((button) => button.getAttribute('part') === 'key');
  /** A key together with others, as the page sees it. */
  const chord = (code: string, more: KeyboardEventInit): void => {
    const target = page.focused ?? document.body;
    target.dispatchEvent(
      new KeyboardEvent('keydown', { code, bubbles: true, composed: true, cancelable: true, ...more }),
    );
  };
  const altShift = { altKey: true, shiftKey: true };
  const mac = /mac/i.test(navigator.platform);
  const own = mac ? { ctrlKey: true, shiftKey: true } : altShift;

  it('18. Each key is a `<button>` with a spoken name; keypad is one Tab stop.', async () => {
    expect(keys()).to.have.lengthOf(12);
    for (const key of keys()) {
      expect(key.localName).to.equal('button');
      expect((key.getAttribute('aria-label') ?? key.textContent).trim()).to.match(/^(\d|star|hash)/);
    }
    expect(keys().filter((key) => key.tabIndex === 0)).to.have.lengthOf(1);
    await expect(page.get('dialora-keypad')).to.be.accessible();
  });

  it('19. Hold 0 for 500 ms gives +; typing + works too.', async () => {
    const zero = page.get('[data-key="0"]');
    zero.dispatchEvent(new PointerEvent('pointerdown', { button: 0, bubbles: true }));
    await page.until(() => page.field.value === '+');
    zero.dispatchEvent(new PointerEvent('pointerup', { button: 0, bubbles: true }));
    zero.click();
    await page.settled();
    expect(page.field.value).to.equal('+');
    page.field.focus();
    await sendKeys({ press: 'Backspace' });
    await sendKeys({ type: '+44' });
    await page.until(() => page.field.value.startsWith('+44'));
  });

  it('21. Editing mid-number leaves the caret after the same digit in 20 countries.', async () => {
    expect(typedNumbers).to.have.lengthOf(20);
    page.field.focus();
    for (const number of typedNumbers) {
      // The last key of a number typed at its end, told at once: hundreds of real keys take a busy machine too long.
      page.dialer.fill('');
      await page.settled();
      page.field.value = number;
      page.field.dispatchEvent(new InputEvent('input', { inputType: 'insertText', bubbles: true }));
      await page.dialer.updateComplete;
      const text = page.field.value;
      expect(text.replace(/[^+\d]/g, '')).to.equal(number);
      // After the sixth digit, wherever formatting put it.
      const place = Array.from(text).findIndex((_, index) => text.slice(0, index).replace(/[^\d]/g, '').length === 6);
      page.field.setSelectionRange(place, place);
      await sendKeys({ type: '7' });
      const caret = page.field.selectionStart ?? -1;
      const left = page.field.value.slice(0, caret).replace(/[^\d]/g, '');
      expect(left, text).to.equal(`${number.replace('+', '').slice(0, 6)}7`);
      await sendKeys({ press: 'Backspace' });
      expect(page.field.value.slice(0, page.field.selectionStart ?? -1).replace(/[^\d]/g, '')).to.have.lengthOf(6);
    }
  });

  it('22. Pasting 30 messy numbers (spaces, x9, ext., `;ext=`) yields the right E.164 and extension or a specific error.', async () => {
    expect(messyNumbers).to.have.lengthOf(30);
    for (const { text, e164, extension, error } of messyNumbers) {
      page.dialer.fill('');
      await page.settled();
      page.dialer.fill(text);
      await page.settled();
      const before = page.phone.commands.length;
      page.button('Call').click();
      await page.settled();
      const command = page.phone.commands[before];
      if (error !== undefined) {
        expect(command, text).to.equal(undefined);
        expect(page.text, text).to.contain(error);
        continue;
      }
      await page.until(() => page.phone.commands.length > before, text);
      const asked = page.phone.commands[before];
      expect(asked?.type === 'dial' && [asked.request.number, asked.request.extension], text).to.deep.equal([
        e164,
        extension,
      ]);
      const [call] = page.phone.get().calls;
      page.phone.show({ line: { state: 'ready' }, microphone: 'granted', sound: 'ready' });
      await page.until(() => call === undefined || page.find('[part="call-button"]')?.checkVisibility() === true);
    }
  });

  it('23. From-number is visible before every call and survives reload.', async () => {
    const preferredCallerId = createStore<string | undefined>(undefined);
    page.provider.workspace = { ...page.workspace, preferredCallerId };
    const shows = (label: string): boolean =>
      page.get('[part="caller-id"]').checkVisibility() && page.get('[part="caller-id"]').textContent.includes(label);
    await page.until(() => shows('London front desk'));
    const select = page.get('[part="caller-id"] select') as HTMLSelectElement;
    select.value = '+12025550187';
    select.dispatchEvent(new Event('change'));
    await page.until(() => shows('US line'));
    for (const tab of ['Recents', 'Favourites']) {
      page.tab(tab).click();
      await page.settled();
      expect(shows('US line'), tab).to.equal(true);
    }
    page.remove();
    page = new DialerHarness();
    page.provider.workspace = { ...page.workspace, preferredCallerId };
    await page.ready();
    await page.until(() => shows('US line'));
  });

  it('24. Shortcuts: off by default, remappable, listed, none with Meta, Insert, Caps Lock, Ctrl+Option, or modifier+Enter/Space/Tab/Esc.', async () => {
    const id = await page.connected();
    const muted = (): boolean | undefined => page.phone.get().calls.find((call) => call.id === id)?.muted;
    chord('KeyM', own);
    await page.settled();
    expect(muted(), 'off by default').to.equal(false);

    const field = document.createElement('input');
    document.body.prepend(field);
    field.focus();
    page.dialer.shortcuts = true;
    await page.until(() => page.get('[part="mute-button"]').hasAttribute('aria-keyshortcuts'));
    chord('KeyM', own);
    await page.until(() => muted() === true);
    expect(document.activeElement, 'the focus stays').to.equal(field);
    chord('KeyM', { ...own, repeat: true });
    await page.settled();
    expect(muted()).to.equal(true);

    page.dialer.shortcutKeys = { mute: 'Control+Shift+KeyU', hold: '' };
    await page.settled();
    chord('KeyM', own);
    await page.settled();
    expect(muted(), 'the former key').to.equal(true);
    chord('KeyU', { ctrlKey: true, shiftKey: true });
    await page.until(() => muted() === false);
    page.phone.farHangsUp(id);
    field.remove();
    page.phone.dismiss(id);
    await page.until(() => page.hasButton('Sound and shortcuts'));
    page.button('Sound and shortcuts').click();
    await page.until(() => page.find('[part="shortcuts"]') !== undefined);
    expect(page.get('[part="shortcuts"]').textContent.replace(/\s+/g, '')).to.contain('MuteorunmuteControlShiftU');
    for (const bad of ['Meta+KeyM', 'Control+Insert', 'Alt+CapsLock', 'Control+Alt+KeyM', 'Control+Enter']) {
      expect(shortcutFault(bad), bad).not.to.equal(undefined);
    }
    for (const bad of ['Alt+Space', 'Control+Tab', 'Alt+Escape'])
      expect(shortcutFault(bad), bad).not.to.equal(undefined);
  });

  it('28. Greyscale + reduced motion: every state still distinguishable.', async () => {
    await emulateMedia({ reducedMotion: 'reduce' });
    page.box.style.filter = 'grayscale(1)';
    const seen = new Map<string, string>();
    const look = async (state: string): Promise<void> => {
      await page.settled();
      const phase = page.find('[part="phase"] > span')?.textContent ?? '';
      seen.set(state, `${phase} | ${page.text.replace(/\d+:\d\d/g, '')}`);
      const moving = page.find('.kind .icon');
      if (moving) expect(getComputedStyle(moving).animationName).to.equal('none');
    };
    for (const state of ['off', 'connecting', 'ready', 'reconnecting'] as const) {
      page.phone.setLine({ state });
      page.dialer.manualStart = true;
      await look(`line ${state}`);
    }
    page.phone.setLine({ state: 'ready' });
    for (const state of ['available', 'busy', 'away', 'wrap-up', 'offline'] as const) {
      page.phone.tellPresence({ state, since: 0 });
      await look(`presence ${state}`);
      expect(page.find('[part="presence"] svg')).not.to.equal(undefined);
    }
    const id = await page.connected();
    await look('connected');
    await page.phone.setMuted(id, true);
    await look('muted');
    await page.phone.setMuted(id, false);
    await page.phone.setHeld(id, true);
    await look('held');
    await page.phone.setHeld(id, false);
    for (const state of ['announcing', 'on', 'paused'] as const) {
      page.phone.tell(id, { type: 'recording', recording: { state, rule: 'announce' } });
      await look(`recording ${state}`);
    }
    page.phone.tell(id, { type: 'connection-lost' });
    await look('connection lost');
    page.phone.farHangsUp(id);
    await look('ended');
    expect(new Set(seen.values()).size, JSON.stringify([...seen], null, 1)).to.equal(seen.size);
  });

  it('29. Wrap-up note survives reload; timer extends; next status is shown.', async () => {
    const memory = createFakeMemory();
    page.remove();
    page = await new DialerHarness({ workspace: createFakeWorkspace({ memory }) }).ready();
    const id = await page.connected();
    page.phone.farHangsUp(id);
    page.phone.tellPresence({ state: 'wrap-up', since: Date.now(), until: Date.now() + 45_000, next: 'available' });
    await page.until(() => page.text.includes('Available again in'));
    expect(page.get('[part="wrap-up-timer"]').textContent).to.match(/0:4\d/);
    page.button('More time').click();
    await page.until(() => page.phone.commands.at(-1)?.type === 'set-presence');
    expect(page.phone.commands.at(-1)).to.deep.equal({ type: 'set-presence', choice: 'wrap-up' });
    page.get('[part="note"]').focus();
    await sendKeys({ type: 'Wants Thursday' });
    await page.settled();

    page.remove();
    page = await new DialerHarness({ workspace: createFakeWorkspace({ memory }) }).ready();
    await page.until(() => page.text.includes('Unsaved log of your call with Amelia Hartwell'));
    page.button('Finish').click();
    await page.until(() => page.find('dialora-wrap-up') !== undefined);
    await page.until(() => (page.get('textarea[part="note"]') as HTMLTextAreaElement).value === 'Wants Thursday');
    page.button('Save log').click();
    await page.until(() => page.workspace.log.added.length === 1);
    expect(page.workspace.log.added[0]?.entry).to.deep.include({ callId: id, note: 'Wants Thursday' });
    await page.until(() => !page.text.includes('Unsaved log'));
    expect(memory.get()).to.deep.equal({});
  });

  it('30. At 320 px and 200 % zoom no control is lost; any theme keeps 4.5:1 / 3:1.', async () => {
    await emulateMedia({ reducedMotion: 'reduce' });
    document.documentElement.style.fontSize = '200%';
    const within = (names: readonly string[], state: string): void => {
      expect(page.box.scrollWidth, state).to.be.at.most(320);
      const box = page.dialer.getBoundingClientRect();
      for (const name of names) {
        const { left, right, top, bottom } = page.button(name).getBoundingClientRect();
        expect(left >= box.left && right <= box.right + 0.5, `${name} beside the dialer: ${state}`).to.equal(true);
        expect(top >= box.top && bottom <= box.bottom + 0.5, `${name} below the dialer: ${state}`).to.equal(true);
      }
    };
    await page.settled();
    expect(page.field.getBoundingClientRect().width, 'the field').to.be.at.least(100);
    within(['Sound and shortcuts', 'star', 'hash', 'Call'], 'at rest');
    const ringing = page.phone.simulateIncoming({ number: '+442079460018' });
    await page.until(() => page.hasButton('Answer'));
    within(['Answer', 'Decline', 'To voicemail', 'Reply by text'], 'ringing');
    page.phone.farHangsUp(ringing);
    page.phone.dismiss(ringing);
    const id = await page.connected();
    for (const tool of [undefined, 'Keypad', 'Note', 'Audio'] as const) {
      if (tool) page.button(tool).click();
      await page.settled();
      const controls = ['Mute', 'Keypad', 'Hold', 'Record', 'Add call', 'Transfer', 'Note', 'Audio', 'Hang up'];
      within(controls, tool ?? 'in a call');
    }
    document.documentElement.style.fontSize = '';
    await page.phone.setMuted(id, true);
    page.phone.tell(id, { type: 'recording', recording: { state: 'on', rule: 'announce' } });
    for (const colorScheme of ['light', 'dark'] as const) {
      await emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.settled();
      await expect(page.dialer).to.be.accessible();
    }
  });
});
