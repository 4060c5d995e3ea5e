import { expect } from '@open-wc/testing';
import { page, scan, tidyUp } from '../../test/scanned.js';
import { callable, leftAlone, number } from '../../testing/situations.js';
import { until } from '../../../tooling/test/until.js';

describe('page situations', () => {
  afterEach(tidyUp);

  for (const [situation, markup] of Object.entries(callable)) {
    it(`makes callable: ${situation}`, async () => {
      const main = page(markup);
      const before = document.documentElement.outerHTML;
      const { found, scanner, settled } = scan();
      await settled();
      expect(found()).to.deep.equal([number]);
      expect(scanner.count()).to.equal(1);
      expect(document.documentElement.outerHTML).to.equal(before);
      expect(main.isConnected).to.equal(true);
    });
  }

  for (const [situation, markup] of Object.entries(leftAlone)) {
    it(`leaves alone: ${situation}`, async () => {
      page(markup);
      const { found, settled } = scan();
      await settled();
      expect(found()).to.deep.equal([]);
    });
  }

  it('finds an extension, alternatives and letters', async () => {
    page('<p>415-555-0132 x123</p><p>(415) 555-0133 / (415) 555-0134</p><p>Call 1-800-FLOWERS</p>');
    const { events, settled } = scan();
    await settled();
    expect(events.map(({ e164, ext }) => `${e164} ${ext ?? ''}`.trim()).sort()).to.deep.equal([
      '+14155550132 123',
      '+14155550133',
      '+14155550134',
      '+18003569377',
    ]);
  });

  it('comes back to what looked like no number before the plans were there', async () => {
    page('<p>Tel 415.5550132</p><p>2024-01-15</p><p>Call 415-555-0133</p>');
    const { found, settled } = scan();
    await settled();
    expect(found().sort()).to.deep.equal(['+14155550132', '+14155550133']);
  });

  it('loads no plans for a page of dates, prices and addresses', async () => {
    page('<p>2024-01-15 10:20:30</p><p>$1,234,567.00</p><p>192.168.10.254</p><p>40.712776, -74.005974</p>');
    let loads = 0;
    const { settled } = scan({ engine: () => (loads++, import('../engine.js')) });
    await settled();
    expect(loads).to.equal(0);
  });

  it('looks into open shadow roots, nested ones too, and into closed ones with a key', async () => {
    const main = page('<x-card></x-card><div id="plain"></div><x-safe></x-safe>');
    const outer = main.querySelector('x-card')!.attachShadow({ mode: 'open' });
    outer.innerHTML = '<p>415-555-0132</p><y-inner></y-inner>';
    outer.querySelector('y-inner')!.attachShadow({ mode: 'open' }).innerHTML = '<p>415-555-0133</p>';
    main.querySelector('#plain')!.attachShadow({ mode: 'open' }).innerHTML = '<p>415-555-0134</p>';
    const safe = main.querySelector<HTMLElement>('x-safe')!;
    const closed = safe.attachShadow({ mode: 'closed' });
    closed.innerHTML = '<p>415-555-0135</p>';
    const blind = scan();
    await blind.settled();
    expect(blind.found().sort()).to.deep.equal(['+14155550132', '+14155550133', '+14155550134']);
    blind.scanner.stop();
    const seeing = scan({ openShadowRoot: (element) => (element === safe ? closed : element.shadowRoot) });
    await seeing.settled();
    expect(seeing.found().sort()).to.deep.equal(['+14155550132', '+14155550133', '+14155550134', '+14155550135']);
    closed.querySelector('p')!.textContent = 'now 415-555-0136';
    await until(() => seeing.found().includes('+14155550136'));
  });

  it('notices a shadow root that comes after its element', async () => {
    const main = page('<z-late></z-late>');
    const { found, settled } = scan();
    await settled();
    main.querySelector('z-late')!.attachShadow({ mode: 'open' }).innerHTML = '<p>415-555-0132</p>';
    await until(() => found().includes(number));
  });

  it('enters frames of the same origin and leaves them with it', async () => {
    const main = page('<iframe></iframe>');
    const frame = main.querySelector('iframe')!;
    frame.srcdoc = '<p>415-555-0132</p>';
    await new Promise((done) => frame.addEventListener('load', done, { once: true }));
    const { scanner, found } = scan();
    await until(() => found().includes(number));
    expect(scanner.list().map(({ e164 }) => e164)).to.deep.equal([number]);
    expect(scanner.count()).to.equal(1);
    scanner.stop();
    expect(scanner.count()).to.equal(0);
  });

  it('enters a frame that is loaded later', async () => {
    const main = page('<p>nothing</p>');
    const { found } = scan();
    const frame = document.createElement('iframe');
    frame.srcdoc = '<p>415-555-0132</p>';
    main.append(frame);
    await until(() => found().includes(number));
  });

  it('reads national numbers for the country it infers', async () => {
    page('<div itemscope><span itemprop="addressCountry">GB</span></div><p>020 7946 0018</p>');
    const { found, scanner, settled } = scan({ country: 'auto' });
    await settled();
    expect(found()).to.deep.equal(['+442079460018']);
    expect(scanner.country()?.country).to.equal('GB');
  });

  it('reads them again when the country is changed', async () => {
    page('<p>020 7946 0018</p><p>+33 1 99 00 12 34</p>');
    const { found, scanner, settled } = scan({ country: 'US' });
    await settled();
    expect(found()).to.deep.equal(['+33199001234']);
    scanner.setCountry('GB');
    await until(() => scanner.count() === 2);
    expect(found()).to.deep.equal(['+33199001234', '+442079460018']);
  });
});
