import { expect } from '@open-wc/testing';
import { registerLocale } from '../internal/locale.js';
import { ar } from '../locales/ar.js';
import { it as italian } from '../locales/it.js';
import { DialerHarness } from '../testing/dialer-harness.js';
import { dialerScenes } from '../testing/dialer-scenes.js';
import { canEmulate, emulateMedia } from '../testing/media.js';

registerLocale(ar);
registerLocale(italian);

/** In each layout, one after the other on the same page. */
const layouts = [
  { layout: 'normal', width: 320, bar: false },
  { layout: 'wide', width: 760, bar: false },
  { layout: 'bar', width: 760, bar: true },
  { layout: 'narrow bar', width: 320, bar: true },
] as const;

/** Only Chromium can be told what a person prefers; the others draw what they can. */
const looks = [
  { colorScheme: 'light', forcedColors: 'none', lang: 'en-GB' },
  ...(canEmulate ? [{ colorScheme: 'dark', forcedColors: 'none', lang: 'en-GB' } as const] : []),
  { colorScheme: 'light', forcedColors: 'active', lang: 'ar' },
] as const;

function everyButton(page: DialerHarness): HTMLElement[] {
  const found: HTMLElement[] = [];
  const walk = (root: ParentNode): void => {
    for (const element of root.querySelectorAll<HTMLElement>('*')) {
      if (element.localName === 'button' && element.checkVisibility()) found.push(element);
      if (element.shadowRoot) walk(element.shadowRoot);
    }
  };
  walk(page.dialer.shadowRoot!);
  return found;
}

/** Every button is inside of the dialer, and large enough to be touched. */
function losesNoControl(page: DialerHarness): void {
  const box = page.dialer.getBoundingClientRect();
  for (const button of everyButton(page)) {
    const { left, right, width, height } = button.getBoundingClientRect();
    expect(left, button.outerHTML).to.be.at.least(box.left - 1);
    expect(right, button.outerHTML).to.be.at.most(box.right + 1);
    expect(Math.min(width, height), `a target under 44 px: ${button.outerHTML}`).to.be.at.least(43.5);
  }
  expect(page.box.scrollWidth).to.be.at.most(page.box.clientWidth);
}

for (const [name, scene] of Object.entries(dialerScenes)) {
  describe(`<dialora-dialer> with ${name}`, () => {
    let page: DialerHarness;
    before(async () => {
      page = await new DialerHarness().ready();
      await scene(page);
      await page.settled();
    });
    after(async () => {
      page.remove();
      await emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
    });

    for (const { layout, width, bar } of layouts) {
      it(`${layout}: no accessibility fault in light, dark, forced colours, right to left; no control lost`, async () => {
        page.box.style.inlineSize = `${width}px`;
        page.become(bar ? 'bar' : 'card');
        for (const { lang, ...look } of looks) {
          page.box.lang = lang;
          page.box.dir = lang === 'ar' ? 'rtl' : 'ltr';
          // A colour half-way through its transition is no colour of ours.
          await emulateMedia({ ...look, reducedMotion: 'reduce' });
          await page.settled();
          losesNoControl(page);
          // The rules read the same page in every engine; one run of them is enough.
          if (canEmulate) await expect(page.dialer).to.be.accessible();
        }
      });
    }
  });
}

describe('<dialora-dialer> problems', () => {
  let page: DialerHarness;
  beforeEach(async () => {
    page = await new DialerHarness().ready();
  });
  afterEach(() => page.remove());

  it('says why there is no line and what to do, and tries again when asked', async () => {
    page.phone.failLine({ kind: 'gateway-unreachable' });
    await page.until(() => page.text.includes('The phone line does not answer.'));
    expect(page.text).to.contain('A firewall or VPN may block calls.');
    page.phone.setLine({ state: 'off' });
    await page.settled();
    page.button('Turn on').click();
    await page.until(() => page.text.includes('Ready'));
  });

  it('names the cause of a missing microphone and the way to allow it', async () => {
    page.phone.setMicrophone('denied');
    await page.until(() => page.text.includes('The microphone is blocked for this page.'));
    expect(page.text).to.contain('allow the microphone');
    page.phone.setMicrophone('granted');
    await page.until(() => !page.text.includes('The microphone is blocked'));
  });

  it('says a cause once, though line and call both report it', async () => {
    page.phone.failLine({ kind: 'gateway-unreachable' });
    page.dialer.fill('07700900123');
    await page.settled();
    page.button('Call').click();
    await page.until(() => page.phone.commands.length > 0);
    await page.settled();
    expect(page.text.split('The phone line does not answer.')).to.have.lengthOf(2);
  });

  it('does not call in a browser that cannot, and says so', async () => {
    page.phone.setMicrophone('unsupported');
    page.dialer.fill('07700900123');
    await page.settled();
    page.button('Call').click();
    await page.settled();
    expect(page.phone.commands).to.deep.equal([]);
    expect(page.text).to.contain('This browser cannot place calls.');
  });

  it('turns the line on by itself, and waits with manual-start', async () => {
    page.remove();
    page = new DialerHarness();
    page.phone.setLine({ state: 'off' });
    await page.until(() => page.phone.commands.some(({ type }) => type === 'start'));
    page.remove();
    page = new DialerHarness();
    page.dialer.manualStart = true;
    page.phone.setLine({ state: 'off' });
    await page.ready();
    expect(page.phone.commands).to.deep.equal([]);
  });

  it('speaks Italian inside of an Italian part of the page', async () => {
    page.box.lang = 'it';
    await page.until(() => page.text.includes('Pronto') && page.hasButton('Chiama'));
  });

  it('lays out wide and compact by the room it has', async () => {
    page.box.style.inlineSize = '760px';
    await page.settled();
    const keypad = page.get('dialora-keypad').getBoundingClientRect();
    expect(keypad.left).to.be.greaterThan(page.field.getBoundingClientRect().right);
    page.become('bar');
    await page.settled();
    expect(page.dialer.getBoundingClientRect().height).to.be.lessThan(160);
    expect(page.hasButton('Call')).to.equal(true);
  });
});
