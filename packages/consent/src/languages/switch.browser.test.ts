import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { cookieName } from '../gate/cookie.js';
import type { GateOptions } from '../gate/gate.js';
import { alone } from '../gate/testing/alone.js';
import { until } from '../../../tooling/test/until.js';

const forget = (): string => (document.cookie = `${cookieName}=; path=/; max-age=0`);

/** A page with a gate and its banner, in a frame, so that what it fetches can be counted. */
async function open(options: GateOptions, lang = 'en', body = ''): Promise<Window> {
  const frame = document.createElement('iframe');
  frame.style.cssText = 'inline-size: 900px; block-size: 500px';
  frame.srcdoc = `<!doctype html><html lang="${lang}" data-gate='${JSON.stringify(options)}'><head>
    <script type="module" src="/packages/consent/src/gate/testing/start.ts"></script>
    <script type="module" src="/packages/consent/src/auto.ts"></script></head><body><p>Page</p>${body}</body></html>`;
  document.body.append(frame);
  const page = frame.contentWindow as Window;
  await until(() => layer(page), 'the banner is drawn');
  return page;
}

const root = (page: Window): ShadowRoot | null | undefined =>
  page.document.querySelector('dialora-consent-banner')?.shadowRoot;
const layer = (page: Window): HTMLElement | null | undefined => root(page)?.querySelector('.layer');
const select = (page: Window): HTMLSelectElement | null | undefined => root(page)?.querySelector('select');
const button = (page: Window, action: string): string =>
  page.document.querySelector(`[data-consent-action=${action}]`)?.textContent?.trim() ?? '';

/** Languages that the page has fetched, by the names of their files. */
const fetched = (page: Window): readonly string[] =>
  page.performance
    .getEntriesByType('resource')
    .map(({ name }) => /\/languages\/(\w+)\.[jt]s/.exec(name)?.[1] ?? '')
    .filter((name) => name && !['index', 'texts', 'en', 'first'].includes(name));

/** Chooses the next language in the list with the keyboard alone. */
async function chooseNext(page: Window): Promise<void> {
  const before = select(page);
  await sendKeys({ press: 'ArrowDown' });
  await until(() => select(page) && select(page) !== before, 'the banner is drawn anew');
  await until(() => root(page)?.activeElement === select(page), 'the switch keeps the focus');
}

describe('language switch of the banner', () => {
  alone({ before, after });
  beforeEach(forget);
  afterEach(() => {
    for (const frame of document.querySelectorAll('iframe')) frame.remove();
    forget();
  });

  it('fetches no language before somebody chooses it, and then that one alone', async () => {
    const page = await open({ languages: 'all' });
    await until(() => select(page)?.options.length, 'the languages are offered');
    expect(fetched(page)).to.deep.equal([]);
    expect(select(page)?.value).to.equal('en');
    const list = select(page) as HTMLSelectElement;
    list.value = 'sat';
    list.dispatchEvent(new Event('change'));
    await until(() => layer(page)?.lang === 'sat');
    expect(fetched(page)).to.deep.equal(['sat']);
  });

  it('works by keyboard: the banner takes words, language and direction, and the switch keeps the focus', async () => {
    const page = await open({ languages: 'en hi ur', contact: 'privacy@dialora.in' });
    await until(() => select(page)?.options.length === 3);
    expect(layer(page)).to.include({ lang: 'en', dir: 'ltr' });
    expect(button(page, 'reject')).to.equal('Reject all');
    select(page)?.focus();
    await chooseNext(page);
    expect(layer(page)).to.include({ lang: 'hi', dir: 'ltr' });
    expect(button(page, 'reject')).to.equal('सब अस्वीकार करें');
    await chooseNext(page);
    expect(layer(page)).to.include({ lang: 'ur', dir: 'rtl' });
    expect(button(page, 'reject')).to.equal('سب مسترد کریں');
    expect(button(page, 'notice')).to.equal('');
    expect(layer(page)?.textContent).to.contain('آپ کا ڈیٹا اور حقوق');
    expect(select(page)?.getAttribute('aria-label')).to.equal('زبان');
    await until(() => select(page)?.selectedOptions.length, 'the languages are offered anew');
    expect(select(page)?.selectedOptions[0]).to.include({ value: 'ur', lang: 'ur' });
  });

  it('offers each language in its own words, marked as that language', async () => {
    const page = await open({ languages: 'all' });
    await until(() => select(page)?.options.length);
    const options = Array.from(select(page)?.options ?? [], ({ value, lang, text }) => `${value} ${lang} ${text}`);
    expect(options).to.include.members(['sd sd سنڌي', 'mni mni ꯃꯩꯇꯩꯂꯣꯟ', 'sa sa संस्कृतम्', 'brx brx बरʼ']);
    expect(options.length).to.equal(37);
  });

  it("speaks the page's language where it has it: Kashmiri runs from the right, Manipuri names its script", async () => {
    const kashmiri = await open({ languages: 'all' }, 'ks-IN');
    expect(layer(kashmiri)).to.include({ lang: 'ks', dir: 'rtl' });
    expect(fetched(kashmiri)).to.deep.equal(['ks']);
    const manipuri = await open({ languages: 'all' }, 'mni');
    expect(layer(manipuri)).to.include({ lang: 'mni-Mtei', dir: 'ltr' });
    await until(() => select(manipuri)?.options.length);
    expect(select(manipuri)?.value).to.equal('mni');
  });

  it('stays in the language in use when another cannot be fetched', async () => {
    const page = await open({ languages: 'en tlh', language: 'tlh' });
    expect(layer(page)).to.include({ lang: 'en', dir: 'ltr' });
    expect(button(page, 'reject')).to.equal('Reject all');
  });

  it("says a site's own words in the language in use, in English where it has none", async () => {
    const own = {
      intro: { en: 'Cookies of {company} for maps.', hi: '{company} की कुकीज़, नक्शों के लिए।' },
      categories: [
        { name: 'maps', label: { en: 'Maps', hi: 'नक्शे' }, purpose: 'Draws maps', data: { hi: 'स्थान' }, services: [] },
      ],
    };
    const json = `<script type="application/json" data-dialora-consent-config>${JSON.stringify(own)}</script>`;
    const page = await open(
      { languages: 'en hi it', company: 'Northlight', contact: 'dpo@northlight.example' },
      'hi',
      json,
    );
    const intro = (): string => page.document.querySelector('dialora-consent-banner [slot=text]')?.textContent ?? '';
    await until(() => layer(page)?.lang === 'hi');
    expect(intro()).to.contain('Northlight की कुकीज़, नक्शों के लिए।');
    (root(page)?.querySelector('[data-consent-action=notice]') as HTMLElement).click();
    await until(() => root(page)?.querySelector('dialog dl'), 'the notice is open');
    expect(root(page)?.querySelector('dl')?.textContent)
      .to.contain('नक्शे')
      .and.contain('Draws maps')
      .and.contain('स्थान');
    (root(page)?.querySelector('dialog [data-consent-action=settings]') as HTMLElement).click();
    expect(root(page)?.querySelector('dialog [role=switch]')?.parentElement?.textContent).to.equal('नक्शे');
    (root(page)?.querySelector('dialog .x') as HTMLElement).click();
    const list = select(page) as HTMLSelectElement;
    list.value = 'it';
    list.dispatchEvent(new Event('change'));
    await until(() => layer(page)?.lang === 'it');
    expect(intro()).to.contain('Cookies of Northlight for maps.');
  });

  it('L3 gives rejecting and accepting the same size in every language, and no word leaves its button', async () => {
    const page = await open({ languages: 'all' });
    await until(() => select(page)?.options.length, 'the languages are offered');
    const frame = page.frameElement as HTMLIFrameElement;
    const broken: string[] = [];
    for (const language of [...(select(page)?.options ?? [])].map(({ value }) => value)) {
      const list = select(page) as HTMLSelectElement;
      list.value = language;
      list.dispatchEvent(new Event('change'));
      await until(() => layer(page)?.lang.split('-')[0] === language, language);
      await until(() => select(page)?.options.length, 'the languages are offered anew');
      for (const width of [320, 900]) {
        frame.style.inlineSize = `${width}px`;
        const [reject, accept, choose] = ['reject', 'accept', 'settings'].map((action) =>
          page.document.querySelector(`[data-consent-action=${action}]`),
        ) as [Element, Element, Element];
        const [one, other] = [reject.getBoundingClientRect(), accept.getBoundingClientRect()];
        if (Math.abs(one.width - other.width) > 1 || one.height !== other.height)
          broken.push(`${language} ${width}: size`);
        for (const each of [reject, accept, choose]) {
          const words = page.document.createRange();
          words.selectNodeContents(each);
          const [inner, outer] = [words.getBoundingClientRect(), each.getBoundingClientRect()];
          if (inner.left < outer.left + 4 || inner.right > outer.right - 4) broken.push(`${language} ${width}: words`);
        }
      }
    }
    expect(broken).to.deep.equal([]);
  });
});
