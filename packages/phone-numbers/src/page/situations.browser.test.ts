import { expect, waitUntil } from '@open-wc/testing';
import { page, scan, tidyUp } from '../../test/scanned.js';

const number = '+14155550132';

/** Every way a page may hold one number: markup, and what becomes clickable. */
const callable: Readonly<Record<string, string>> = {
  'plain text': '<p>Call (415) 555-0132 now</p>',
  'split by bold': '<p>Call (415) <b>555</b>-0132</p>',
  'split by the area code': '<p>Call (<b>415</b>) 555-0132</p>',
  'split over three spans': '<p><span>415</span><span>-555-</span><span>0132</span></p>',
  'split by a comment': '<p>415-555<!-- x -->-0132</p>',
  'a line break opportunity': '<p>415-555<wbr>-0132</p>',
  'a soft hyphen': '<p>415-&shy;555-&shy;0132</p>',
  'no-break spaces': '<p>415&nbsp;555&nbsp;0132</p>',
  'a no-break hyphen': '<p>415\u2011555\u20110132</p>',
  'an en dash': '<p>415\u2013555\u20130132</p>',
  'zero-width spaces': '<p>415\u200b555\u200b0132</p>',
  'direction marks': '<p>\u202a+1 415 555 0132\u202c \u200e\u200f</p>',
  'Arabic digits': '<p>٤١٥-٥٥٥-٠١٣٢</p>',
  'Devanagari digits': '<p>४१५-५५५-०१३२</p>',
  'full-width digits': '<p>（４１５）　５５５－０１３２</p>',
  'wrapped lines of source': '<p>Call\n   (415)\n       555-0132\n</p>',
  'a table cell': '<table><tr><td>415-555-0132</td><td>ok</td></tr></table>',
  'a label in another element': '<p><b>Phone</b><span>4155550132</span></p>',
  'a definition list': '<dl><dt>Phone</dt><dd>4155550132</dd></dl>',
  'a button': '<button>415-555-0132</button>',
  'text that cannot be selected': '<p style="user-select:none">415-555-0132</p>',
  'hidden text': '<p hidden>415-555-0132</p>',
  'a tel link': '<a href="tel:+14155550132">Call us</a>',
  'a tel link around its number': '<a href="tel:+14155550132">415-555-0132</a>',
  'a tel link with an icon only': '<a href="tel:4155550132"><svg></svg></a>',
  'a callto link': '<a href="callto:+14155550132">Skype</a>',
  'a wa.me link': '<a href="https://wa.me/14155550132">WhatsApp</a>',
  'an ordinary link': '<a href="/contact">415-555-0132</a>',
  'an amount before it': '<p>$20 415-555-0132</p>',
};

/** What must stay as it is. */
const leftAlone: Readonly<Record<string, string>> = {
  'an input': '<input value="415-555-0132">',
  'a textarea': '<textarea>415-555-0132</textarea>',
  'a select': '<select><option>415-555-0132</option></select>',
  'editable text': '<div contenteditable>415-555-0132</div>',
  'editable text by name': '<div contenteditable="true"><p>415-555-0132</p></div>',
  'plain-text editing': '<div contenteditable="plaintext-only">415-555-0132</div>',
  'an island in editable text': '<div contenteditable>a <span contenteditable="false">415-555-0132</span></div>',
  'a text box': '<div role="textbox">415-555-0132</div>',
  'a code editor': '<div class="cm-editor"><div class="cm-line">415-555-0132</div></div>',
  'a style sheet': '<style>/* 415-555-0132 */</style>',
  'a script': '<script type="text/plain">415-555-0132</script>',
  noscript: '<noscript>415-555-0132</noscript>',
  'a template': '<template><p>415-555-0132</p></template>',
  'an address of the web': '<p>https://example.com/4155550132/x</p>',
  'an order number': '<p>Order no. 4155550132</p>',
  'an order number in a definition list': '<dl><dt>Order no.</dt><dd>4155550132</dd></dl>',
  'a UUID': '<p>123e4567-e89b-12d3-a456-426655440000</p>',
  'an IP address': '<p>192.168.100.200</p>',
  'two blocks': '<div>415-555</div><div>-0132</div>',
  'two cells': '<table><tr><td>415-555</td><td>-0132</td></tr></table>',
  'two flex items': '<div style="display:flex"><span>415-555</span><span>-0132</span></div>',
  'text joined over a line break': '<p>415-555<br>-0132</p>',
};

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
    await waitUntil(() => seeing.found().includes('+14155550136'));
  });

  it('notices a shadow root that comes after its element', async () => {
    const main = page('<z-late></z-late>');
    const { found, settled } = scan();
    await settled();
    main.querySelector('z-late')!.attachShadow({ mode: 'open' }).innerHTML = '<p>415-555-0132</p>';
    await waitUntil(() => found().includes(number), undefined, { timeout: 5000 });
  });

  it('enters frames of the same origin and leaves them with it', async () => {
    const main = page('<iframe></iframe>');
    const frame = main.querySelector('iframe')!;
    frame.srcdoc = '<p>415-555-0132</p>';
    await new Promise((done) => frame.addEventListener('load', done, { once: true }));
    const { scanner, found } = scan();
    await waitUntil(() => found().includes(number));
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
    await waitUntil(() => found().includes(number), undefined, { timeout: 5000 });
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
    await waitUntil(() => scanner.count() === 2);
    expect(found()).to.deep.equal(['+33199001234', '+442079460018']);
  });
});
