import { expect } from '@open-wc/testing';
import { DialerHarness } from '../testing/dialer-harness.js';
import { dialerScenes } from '../testing/dialer-scenes.js';
import { faintParts } from '../testing/legible.js';

describe('<dialora-dialer> in light and dark', () => {
  let page: DialerHarness;
  afterEach(() => page.remove());

  // The colours are the same in every engine; that they are judged alike is proved below.
  const scenes = /Chrome\//.test(navigator.userAgent) ? Object.entries(dialerScenes) : [];
  for (const [name, scene] of scenes) {
    it(`can be read with ${name}`, async () => {
      page = await new DialerHarness().ready();
      await scene(page);
      for (const scheme of ['light', 'dark'] as const) {
        page.box.style.setProperty('--dialora-color-scheme', scheme);
        let faint: readonly string[] = [];
        // A colour may be on its way from the other scheme.
        await page.until(() => (faint = faintParts(page.dialer, scheme)).length === 0).catch(() => undefined);
        expect(faint, scheme).to.deep.equal([]);
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
