import { expect } from '@open-wc/testing';
import { cookieName } from '../gate/cookie.js';
import type { Gate } from '../gate/gate.js';
import { alone } from '../gate/testing/alone.js';
import { until } from '../../../tooling/test/until.js';

type Page = Window & { readonly dialoraConsent: Gate; readonly getComputedStyle: typeof getComputedStyle };

const forget = (): string => (document.cookie = `${cookieName}=; path=/; max-age=0`);

/** A page with banner, panel and a placeholder on it at once. */
async function open(css = ''): Promise<Page> {
  const options = { languages: 'en hi', contact: 'privacy@dialora.in', policyUrl: '/privacy' };
  const frame = document.createElement('iframe');
  frame.style.cssText = 'inline-size: 900px; block-size: 700px';
  frame.srcdoc = `<!doctype html><html lang="en" data-gate='${JSON.stringify(options)}'><head><style>${css}</style>
    <script type="module" src="/packages/consent/src/gate/testing/start.ts"></script>
    <script type="module" src="/packages/consent/src/auto.ts"></script></head>
    <body><iframe data-category="functional" data-src="about:blank" title="A film"></iframe></body></html>`;
  document.body.append(frame);
  const page = frame.contentWindow as Page;
  await until(() => place(page), 'the placeholder is there');
  await until(() => root(page).querySelector('select')?.options.length, 'the languages are there');
  page.dialoraConsent.open();
  await until(() => root(page).querySelector('dialog')?.open, 'the settings are open');
  return page;
}

const host = (page: Page): Element => page.document.querySelector('dialora-consent-banner') as Element;
const root = (page: Page): ShadowRoot => host(page).shadowRoot as ShadowRoot;
const place = (page: Page): ShadowRoot | null | undefined =>
  page.document.querySelector('[data-dialora-placeholder]')?.shadowRoot;

/** Every node that is ours, by a name that a failing test can be read by. */
function ours(page: Page): readonly (readonly [string, Element])[] {
  const name = (node: Element, at: number): string =>
    `${at} ${node.localName} ${node.className || node.textContent?.slice(0, 20)}`;
  const light = [host(page), ...host(page).querySelectorAll(':scope > [slot]')];
  return [...light, ...root(page).querySelectorAll('*'), ...(place(page)?.querySelectorAll('*') ?? [])].map(
    (node, at) => [name(node, at), node],
  );
}

/** What every node looks like, its pseudo-elements included: all that the browser computes. */
function looks(page: Page): ReadonlyMap<string, string> {
  const seen = new Map<string, string>();
  for (const [name, node] of ours(page))
    for (const pseudo of ['', '::before', '::after']) {
      const style = page.getComputedStyle(node, pseudo || null);
      seen.set(`${name}${pseudo} content`, style.content);
      // A pseudo-element without content is not there, whatever is computed for it.
      if (pseudo && style.content === 'none') continue;
      for (const property of Array.from(style))
        // A page may set properties of its own; they reach nothing.
        if (!property.startsWith('--')) seen.set(`${name}${pseudo} ${property}`, style.getPropertyValue(property));
    }
  return seen;
}

/** The names that the readme's chapter "Looks" promises. */
async function promised(): Promise<{ readonly properties: readonly string[]; readonly parts: readonly string[] }> {
  const readme = await (await fetch('/packages/consent/README.md')).text();
  const [, chapter = ''] = /## Looks\n([^#]*)/.exec(readme) ?? [];
  const [properties = '', parts = ''] = chapter.split('parts');
  const names = (text: string): readonly string[] => [...text.matchAll(/`([a-z-]+)`/g)].map(([, name = '']) => name);
  return { properties: names(properties), parts: names(parts) };
}

const mark = 'rgb(1, 2, 3)';

/** Where each custom property shows: a selector for `node` and what is computed there. */
const shownIn: Readonly<Record<string, readonly [selector: string, property: string]>> = {
  '--dialora-color-text': ['h2', 'color'],
  '--dialora-color-muted': ['.row p', 'color'],
  '--dialora-color-surface': ['dialog, .layer', 'background-color'],
  '--dialora-color-line': ['.layer, dialog', 'border-top-color'],
  '--dialora-color-accent': ['.links a, .links button', 'color'],
};

describe('looks of the banner', () => {
  alone({ before, after });
  beforeEach(forget);
  afterEach(() => {
    for (const frame of document.querySelectorAll('iframe')) frame.remove();
    forget();
  });

  it('takes every custom property of the readme, in banner, panel and placeholder', async () => {
    const { properties } = await promised();
    expect([...properties].sort()).to.deep.equal(
      [...Object.keys(shownIn), '--dialora-color-scheme', '--dialora-font'].sort(),
    );
    const colours = Object.keys(shownIn).map((name) => `${name}: ${mark}`);
    const page = await open(
      `:root { ${colours.join(';')}; --dialora-color-scheme: dark; --dialora-font: 'Courier New' }`,
    );
    for (const [name, [selector, property]] of Object.entries(shownIn)) {
      const nodes = [...root(page).querySelectorAll(selector)];
      expect(nodes.length, selector).to.be.above(0);
      for (const node of nodes) expect(page.getComputedStyle(node).getPropertyValue(property), name).to.equal(mark);
    }
    const section = place(page)?.querySelector('section') as Element;
    for (const node of [...root(page).querySelectorAll('.layer, dialog'), section]) {
      expect(page.getComputedStyle(node).colorScheme).to.equal('dark');
      expect(page.getComputedStyle(node).fontFamily).to.contain('Courier New');
      expect(page.getComputedStyle(node).backgroundColor).to.equal(mark);
    }
    expect(page.getComputedStyle(place(page)?.querySelector('p') as Element).color).to.equal(mark);
  });

  it('lets a page style every part of the readme', async () => {
    const { parts } = await promised();
    const page = await open(parts.map((part) => `::part(${part}) { letter-spacing: 3px }`).join(''));
    for (const part of parts) {
      const nodes = [
        ...root(page).querySelectorAll(`[part=${part}]`),
        ...(place(page)?.querySelectorAll(`[part=${part}]`) ?? []),
      ];
      expect(nodes.length, part).to.be.above(0);
      for (const node of nodes) expect(page.getComputedStyle(node).letterSpacing, part).to.equal('3px');
    }
    const drawn = new Set(
      [...root(page).querySelectorAll('[part]'), ...(place(page)?.querySelectorAll('[part]') ?? [])].map((node) =>
        node.getAttribute('part'),
      ),
    );
    expect([...drawn].sort(), 'no part that the readme does not name').to.deep.equal([...parts].sort());
  });

  it('is what it was under hostile page CSS, even important: every computed style of every node', async () => {
    const before = looks(await open());
    for (const frame of document.querySelectorAll('iframe')) frame.remove();
    const hostile = `color: red !important; font: italic 9px serif !important; letter-spacing: 9px !important;
      text-transform: uppercase !important; padding: 0 !important; margin: 0 !important; border: 9px dotted lime !important;
      inline-size: 9px !important; block-size: 9px !important; max-inline-size: 9px !important; overflow: hidden !important;
      background: lime !important; transform: rotate(9deg) !important; opacity: 0.1 !important; filter: blur(9px) !important;
      visibility: hidden !important; position: static !important; float: left !important; z-index: -1 !important;
      direction: rtl !important; unicode-bidi: bidi-override !important; writing-mode: vertical-rl !important;
      pointer-events: none !important; cursor: none !important; animation: none 9s infinite !important;
      transition: all 9s !important; line-height: 9 !important; text-align: right !important; content-visibility: hidden !important`;
    const page = await open(`
      dialora-consent-banner, dialora-consent-banner *, [data-dialora-placeholder], #x#x#x, button, p, section, dialog,
      h2, :is(#none#none, dialora-consent-banner > *) { ${hostile} }
      dialora-consent-banner *::before, p::before, button::after { content: 'bought' !important; ${hostile} }`);
    const after = looks(page);
    const changed = [...before].flatMap(([name, value]) =>
      after.get(name) === value ? [] : [`${name}: ${value} -> ${after.get(name)}`],
    );
    expect(changed).to.deep.equal([]);
  });
});
