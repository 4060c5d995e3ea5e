import { expect } from '@open-wc/testing';
import { contrast } from '../testing/contrast.js';
import { DialerHarness } from '../testing/dialer-harness.js';

/** Colours that a business may have: pale, deep, in between, loud, none at all, and one for each scheme. */
const brands = [
  '#ffd84d',
  '#ffffff',
  '#fdf2f8',
  '#000000',
  '#777777',
  '#808000',
  '#00ff00',
  '#0000ff',
  '#e11d48',
  '#ff0000',
  '#ff00ff',
  '#06b6d4',
];
const written = 4.5;
const outlined = 3;

describe('a theme’s own colours', () => {
  let page: DialerHarness;
  afterEach(() => page.remove());

  /** What is painted behind an element: the nearest fill around it, through shadow roots. */
  function behind(start: Element): string {
    for (let element: Element | null = start; element;) {
      const { backgroundColor } = getComputedStyle(element);
      if (!/^(?:transparent|rgba\(0, 0, 0, 0\))$/.test(backgroundColor)) return backgroundColor;
      const root: Node = element.getRootNode();
      element = element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
    }
    throw new Error('Nothing is painted behind it.');
  }

  const told = (name: string, selector: string, brand: string): void => {
    const element = page.get(selector);
    const { color } = getComputedStyle(element);
    const fill = behind(element);
    expect(contrast(color, fill), `${name} in ${brand}: ${color} on ${fill}`).to.be.at.least(written);
  };
  /** A focus ring stands outside of what it is around. */
  const ringed = (name: string, selector: string, brand: string): void => {
    const element = page.get(selector);
    element.focus({ focusVisible: true });
    const { outlineColor } = getComputedStyle(element);
    const fill = behind(page.get('[part="base"]'));
    expect(contrast(outlineColor, fill), `${name} in ${brand}: ${outlineColor}`).to.be.at.least(outlined);
  };

  for (const scheme of ['light', 'dark'] as const) {
    it(`can be read on and beside, in ${scheme}`, async () => {
      page = await new DialerHarness().ready();
      page.box.style.setProperty('--dialora-color-scheme', scheme);
      const paint = (brand: string): void => {
        for (const name of ['accent', 'success', 'danger'])
          page.box.style.setProperty(`--dialora-color-${name}`, brand);
        settle(page);
      };

      for (const brand of brands) {
        paint(brand);
        told('the tab that is chosen', '.tab[aria-selected="true"]', brand);
        told('what is new', '.badge', brand);
        told('Call', '[part="call-button"]', brand);
        told('the line', '[part="status"]', brand);
        ringed('a key', '[data-key="5"]', brand);
        ringed('Call', '[part="call-button"]', brand);
      }
      page.phone.simulateIncoming({ number: '+442079460018', verified: true });
      await page.until(() => page.find('[part="verified"]') !== undefined);
      for (const brand of brands) {
        paint(brand);
        told('that somebody calls', '.kind', brand);
        told('that it is so', '[part="verified"]', brand);
        told('Decline', '[part="decline-button"]', brand);
      }
      page.phone.dismiss(page.phone.get().calls[0]?.id ?? '');
      const id = await page.connected();
      await page.phone.setMuted(id, true);
      await page.until(() => page.find('[part="muted"]') !== undefined);
      page.button('Transfer').click();
      await page.until(() => page.find('.person .avatar') !== undefined);
      for (const brand of brands) {
        paint(brand);
        told('initials', '.person .avatar', brand);
        told('that one is muted', '[part="muted"]', brand);
        told('Connected', '[part="phase"]', brand);
        told('Hang up', '[part="hang-up-button"]', brand);
      }
    });
  }

  it('leave Dialora’s own as they are', async () => {
    page = await new DialerHarness().ready();
    page.box.style.setProperty('--dialora-color-scheme', 'light');
    settle(page);
    const { color, backgroundColor } = getComputedStyle(page.get('.badge'));
    expect(contrast(backgroundColor, '#4f46e5'), 'the fill').to.equal(1);
    expect(contrast(color, '#fff'), 'the text').to.equal(1);
    expect(contrast(getComputedStyle(page.get('.tab[aria-selected="true"]')).color, '#4f46e5')).to.be.below(1.02);
  });
});

/** Every colour at the end of its way. */
function settle(page: DialerHarness): void {
  const finish = (root: ParentNode): void => {
    for (const element of root.querySelectorAll('*')) {
      for (const way of element.getAnimations()) if (way instanceof CSSTransition) way.finish();
      if (element.shadowRoot) finish(element.shadowRoot);
    }
  };
  finish(page.box);
}
