import type {} from 'mocha';
import { expect } from '@open-wc/testing';
import { registerLocale } from '../internal/locale.js';
import { ar } from '../locales/ar.js';
import { it as italian } from '../locales/it.js';
import { DialerHarness } from './dialer-harness.js';
import { dialerScenes } from './dialer-scenes.js';
import { canEmulate, emulateMedia } from './media.js';

registerLocale(ar);
registerLocale(italian);

/** A layout is the room that the page gives; `width` in CSS pixels. */
export interface DialerLayout {
  readonly layout: string;
  readonly width: number;
  /** Under 200 px of height. */
  readonly bar: boolean;
}

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
  if (page.dialer.shadowRoot) walk(page.dialer.shadowRoot);
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

/** Tests each state of the dialer in these layouts, one after the other on the same page. */
export function everyStateIsReachable(layouts: readonly DialerLayout[]): void {
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
}
