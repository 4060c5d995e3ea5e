import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { cookieName, dueName } from '../gate/cookie.js';
import type { Gate, GateOptions } from '../gate/gate.js';
import { alone } from '../gate/testing/alone.js';
import { until } from '../../../tooling/test/until.js';

type Page = Window & {
  readonly dialoraConsent: Gate;
  readonly ran?: readonly string[];
  readonly warned?: readonly string[];
  readonly sent?: readonly string[];
  readonly broken?: readonly string[];
};

interface Parts {
  readonly head?: string;
  readonly body?: string;
  readonly scripts?: string;
}

const forget = (): void => {
  for (const name of [cookieName, dueName]) document.cookie = `${name}=; path=/; max-age=0`;
  localStorage.clear();
};

const modules = (...files: readonly string[]): string =>
  files.map((file) => `<script type="module" nonce="abc" src="/packages/consent/src/${file}"></script>`).join('');

/** A page of its own with a gate and its banner. `head` runs before both. */
async function open(options: GateOptions = {}, { head = '', body = '', scripts }: Parts = {}): Promise<Page> {
  const frame = document.createElement('iframe');
  frame.style.cssText = 'inline-size: 900px; block-size: 600px';
  frame.srcdoc = `<!doctype html><html lang="en" data-gate='${JSON.stringify(options)}'><head>${head}
    ${scripts ?? modules('gate/testing/start.ts', 'auto.ts')}</head>
    <body>${body}<button data-dialora-consent="settings">Cookie settings</button></body></html>`;
  document.body.append(frame);
  const page = frame.contentWindow as Page;
  await until(() => page.document.querySelector('dialora-consent-banner')?.shadowRoot, 'the banner is there');
  return page;
}

const root = (page: Page): ShadowRoot =>
  page.document.querySelector('dialora-consent-banner')?.shadowRoot as ShadowRoot;
const layer = (page: Page): Element | null => root(page).querySelector('.layer');
const action = (page: Page, name: string): HTMLElement =>
  page.document.querySelector(`[data-consent-action=${name}]`) as HTMLElement;
const gone = (page: Page): Promise<void> => until(() => layer(page) === null, 'the banner is gone');
const kept = (page: Page): Promise<void> => until(() => page.dialoraConsent.get().record, 'the choice is in force');
const panel = async (page: Page): Promise<HTMLDialogElement> => {
  await until(() => root(page).querySelector('dialog')?.open, 'the settings are open');
  return root(page).querySelector('dialog') as HTMLDialogElement;
};
const marked = `<script type="text/plain" data-category="analytics" nonce="abc">(window.ran ??= []).push('a')</script>`;

describe('banner', () => {
  alone({ before, after });
  beforeEach(forget);
  afterEach(() => {
    for (const frame of document.querySelectorAll('iframe')) frame.remove();
    forget();
  });

  it('asks, and is gone for this page and the next once it was answered', async () => {
    const page = await open({}, { body: marked });
    expect(layer(page)?.getAttribute('aria-label')).to.equal('Your cookie choice');
    expect(page.document.activeElement).to.equal(page.document.body);
    action(page, 'accept').click();
    expect(layer(page), 'gone before the next frame').to.equal(null);
    await kept(page);
    expect(page.ran).to.deep.equal(['a']);
    expect(layer(await open())).to.equal(null);
  });

  it('keeps a refusal by the button and by the cross alike', async () => {
    for (const refuse of [
      (page: Page) => action(page, 'reject').click(),
      (page: Page) => root(page).querySelector<HTMLElement>('.x')?.click(),
    ]) {
      forget();
      const page = await open({}, { body: marked });
      refuse(page);
      await kept(page);
      expect(page.dialoraConsent.get().record?.choices).to.not.include({ analytics: true });
      expect(page.ran).to.equal(undefined);
      expect(document.cookie).to.contain(cookieName);
    }
  });

  it('opens its settings as a modal dialog; Esc closes it, records nothing and gives the focus back', async () => {
    const page = await open();
    const opener = page.document.querySelector('[data-dialora-consent]') as HTMLElement;
    opener.focus();
    opener.click();
    const dialog = await panel(page);
    expect(dialog.matches(':modal')).to.equal(true);
    expect(dialog.querySelectorAll('input:checked').length, 'nothing ticked').to.equal(0);
    await sendKeys({ press: 'Escape' });
    await until(() => !dialog.isConnected, 'the settings are closed');
    expect(page.document.activeElement).to.equal(opener);
    expect(page.dialoraConsent.get().record).to.equal(undefined);
    expect(layer(page), 'still asking').not.to.equal(null);
  });

  it('saves what the switches say', async () => {
    const page = await open();
    action(page, 'settings').click();
    const dialog = await panel(page);
    const [, analytics] = dialog.querySelectorAll('input');
    analytics?.click();
    dialog.querySelector<HTMLElement>('[data-consent-action=save]')?.click();
    await kept(page);
    expect(page.dialoraConsent.get().record?.choices).to.deep.equal({ analytics: true });
    await gone(page);
  });

  it('works where storage is denied: asks, and the choice holds for the page', async () => {
    const denied = `<script>
      const deny = { get() { throw new DOMException('denied', 'SecurityError') }, set() { throw new DOMException('denied', 'SecurityError') } };
      Object.defineProperty(document, 'cookie', deny);
      for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, deny);
      addEventListener('error', ({ message }) => (window.broken ??= []).push(message));
      addEventListener('unhandledrejection', ({ reason }) => (window.broken ??= []).push(String(reason)));
      window.fetch = async () => { throw new TypeError('no network') };
    </script>`;
    const page = await open({ endpoint: '/receipts' }, { head: denied, body: marked });
    action(page, 'accept').click();
    await kept(page);
    await until(() => page.ran?.[0] === 'a');
    expect(page.dialoraConsent.allows('advertising')).to.equal(true);
    page.dialoraConsent.open();
    (await panel(page)).querySelector<HTMLElement>('[data-consent-action=reject]')?.click();
    await until(() => !page.dialoraConsent.allows('advertising'), 'withdrawn as well');
    expect(page.broken).to.equal(undefined);
    expect(document.cookie).not.to.contain(cookieName);
  });

  it('asks again after each kind of corrupt cookie', async () => {
    for (const value of [
      '',
      '1.abc.1.1.abcd',
      '{"analytics":true}',
      '9.abc.1.1.abcdefgh.0.analytics.',
      '<img src=x>',
    ]) {
      document.cookie = `${cookieName}=${value}; path=/`;
      const page = await open({}, { body: marked });
      expect(layer(page), value).not.to.equal(null);
      expect(page.ran, value).to.equal(undefined);
    }
  });

  it('is one, though two copies of the code are on the page', async () => {
    const page = await open(
      {},
      {
        body: marked,
        head: `<script>addEventListener('error', ({ message }) => (window.broken ??= []).push(message))</script>`,
        scripts: modules('gate/auto.ts?1', 'gate/auto.ts?2', 'auto.ts?1', 'auto.ts?2', 'define.ts?2'),
      },
    );
    await until(() => page.document.readyState === 'complete');
    expect(page.document.querySelectorAll('dialora-consent-banner').length).to.equal(1);
    action(page, 'accept').click();
    await kept(page);
    expect(page.ran, 'run once').to.deep.equal(['a']);
    expect(page.broken).to.equal(undefined);
  });

  it('says in the console what is marked and not held back', async () => {
    const page = await open(
      {},
      {
        head: `<script>console.warn = (text, node) => (window.warned ??= []).push(node.localName)</script>`,
        body: `<script data-category="analytics"></script><img data-category="analytics" src="data:," alt="">${marked}`,
      },
    );
    await until(() => page.warned?.length === 2, 'both are said');
    expect(page.warned).to.deep.equal(['script', 'img']);
  });

  it('sends a receipt from the next page when the page was closed before it arrived', async () => {
    const network = (answer: string): string =>
      `<script>window.fetch = async (url, { body }) => { (window.sent ??= []).push(body); ${answer} }</script>`;
    const options = { endpoint: '/receipts', siteId: 'site_one', policy: '2026-11' };
    const closed = await open(options, { head: network(`throw new TypeError('no network')`) });
    action(closed, 'accept').click();
    await until(() => closed.sent?.length === 1, 'it tries');
    const receipt = JSON.parse(closed.sent?.[0] ?? '') as Readonly<Record<string, unknown>>;
    closed.frameElement?.remove();
    expect(receipt).to.include({
      site_id: 'site_one',
      action: 'accept-all',
      notice_version: '2026-11',
      language: 'en',
    });

    const next = await open(options, { head: network('return new Response(null, { status: 201 })') });
    expect(layer(next), 'nobody is asked again').to.equal(null);
    await until(() => next.sent?.length === 1, 'the next page sends it');
    expect(JSON.parse(next.sent?.[0] ?? '')).to.deep.equal(receipt);
    await until(() => !document.cookie.includes(dueName), 'and nothing is due any more');
    expect(localStorage.length).to.equal(0);
  });

  it('keeps to a policy of nonces, of no inline style, and of Trusted Types', async () => {
    const policy = "script-src 'nonce-abc'; style-src 'self'; require-trusted-types-for 'script'";
    const page = await open(
      {},
      {
        head: `<script>addEventListener('securitypolicyviolation', (event) => (window.broken ??= []).push(event.violatedDirective + ' ' + event.blockedURI))</script>
          <meta http-equiv="content-security-policy" content="${policy}">`,
        body: `${marked}<script type="text/plain" data-category="analytics" nonce="abc" data-src="/packages/consent/src/gate/events.ts" data-type="module"></script>
          <iframe data-category="functional" data-src="about:blank" title="A film"></iframe>`,
      },
    );
    await until(() => page.document.querySelector('[data-dialora-placeholder]'), 'the placeholder');
    page.dialoraConsent.open();
    (await panel(page)).querySelector<HTMLElement>('[data-consent-action=accept]')?.click();
    await until(() => page.ran?.[0] === 'a');
    await until(
      () =>
        page.performance.getEntriesByName(new URL('/packages/consent/src/gate/events.ts', location.href).href).length >
        0,
    );
    expect(page.broken).to.equal(undefined);
  });
});
