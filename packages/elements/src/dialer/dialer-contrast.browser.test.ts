import { expect } from '@open-wc/testing';
import { DialerHarness } from '../testing/dialer-harness.js';
import { dialerScenes } from '../testing/dialer-scenes.js';
import { faintParts } from '../testing/legible.js';

describe('<dialora-dialer> in light and dark', () => {
  let page: DialerHarness;
  afterEach(() => page.remove());

  for (const [name, scene] of Object.entries(dialerScenes)) {
    it(`can be read with ${name}`, async () => {
      page = await new DialerHarness().ready();
      await scene(page);
      for (const scheme of ['light', 'dark'] as const) {
        page.box.style.setProperty('--dialora-color-scheme', scheme);
        await page.settled();
        expect(faintParts(page.dialer, scheme), scheme).to.deep.equal([]);
      }
    });
  }
});

describe('faintParts', () => {
  it('finds what is too faint: a text, an icon', async () => {
    const page = await new DialerHarness().ready();
    await dialerScenes['a note in a call']?.(page);
    page.box.style.setProperty('--dialora-color-scheme', 'light');
    page.box.style.setProperty('--dialora-color-text', 'color(from #ccc xyz-d65 x y z)');
    await page.settled();
    const faint = faintParts(page.dialer, 'light').join('\n');
    for (const what of ['text of', 'icon of']) expect(faint).to.contain(what);
    page.remove();
  });
});
