import { expect } from '@open-wc/testing';
import { cookieName, keptFor } from './cookie.js';
import { changed } from './events.js';
import type { ConsentChange, Gate, GateOptions } from './gate.js';
import { encodeRecord, type ConsentRecord } from './record.js';
import { alone } from './testing/alone.js';
import { until } from '../../../tooling/test/until.js';

type Page = Window & {
  dialoraConsent: Gate;
  ran?: string[];
  dataLayer?: ArrayLike<unknown>[];
  Event: typeof Event;
};

const record: ConsentRecord = {
  id: 'abcdefgh12345678',
  at: Math.floor(Date.now() / 1000),
  revision: '1',
  policy: '1',
  signal: false,
  choices: {},
};

const forget = (): string => (document.cookie = `${cookieName}=; path=/; max-age=0`);
const keep = (choices: ConsentRecord['choices'], more: Partial<ConsentRecord> = {}): string =>
  (document.cookie = `${cookieName}=${encodeRecord({ ...record, ...more, choices })}; path=/`);

/** A page with a gate: `head` runs before it. */
async function open(body: string, options: GateOptions = {}, head = ''): Promise<Page> {
  const frame = document.createElement('iframe');
  frame.srcdoc = `<!doctype html><html data-gate='${JSON.stringify(options)}'><head>${head}
    <script type="module" src="/packages/consent/src/gate/testing/start.ts"></script></head><body>${body}</body></html>`;
  document.body.append(frame);
  const page = frame.contentWindow as Page;
  await until(() => page.dialoraConsent !== undefined, 'the gate starts');
  return page;
}

const says = (text: string, category = 'analytics', more = ''): string =>
  `<script type="text/plain" data-category="${category}" ${more}>(window.ran ??= []).push('${text}')</script>`;

describe('gate', () => {
  alone({ before, after });
  beforeEach(forget);
  afterEach(() => {
    for (const frame of document.querySelectorAll('iframe')) frame.remove();
    forget();
  });

  it('L1: runs, asks for and keeps nothing before a choice', async () => {
    const page = await open(
      says('a') +
        '<iframe data-category="functional" data-src="about:blank#f"></iframe><img data-category="advertising" data-src="data:,"><link data-category="functional" rel="stylesheet" data-href="data:text/css,">',
    );
    expect(page.ran).to.equal(undefined);
    for (const [node, name] of [
      ['iframe', 'src'],
      ['img', 'src'],
      ['link', 'href'],
    ] as const) {
      expect(page.document.querySelector(node)?.hasAttribute(name), node).to.equal(false);
    }
    expect(document.cookie).not.to.contain(cookieName);
    expect(page.dialoraConsent.get().need).to.equal('choice');
  });

  it('releases scripts in the order of the page, external ones included', async () => {
    const url = (text: string): string =>
      `data-src="data:text/javascript,(window.ran??=[]).push('${text}')" type="text/plain" data-category="analytics"`;
    const page = await open(
      `<script ${url('one')}></script><script ${url('two')}></script><script ${url('three')}></script>`,
    );
    page.dialoraConsent.set({ analytics: true });
    await until(() => page.ran?.length === 3);
    expect(page.ran).to.deep.equal(['one', 'two', 'three']);
  });

  it('releases only what was chosen, a service apart from its category', async () => {
    const page = await open(
      says('film', 'functional', 'data-service="film"') + says('map', 'functional') + says('ad', 'advertising'),
    );
    page.dialoraConsent.set({ functional: true, 'functional/film': false });
    expect(page.ran).to.deep.equal(['map']);
  });

  it('L11: takes frames, images and stylesheets back on withdrawal, and advises a reload for scripts', async () => {
    const page = await open(
      says('a') +
        '<iframe data-category="analytics" data-src="about:blank#f"></iframe><img data-category="analytics" data-src="data:,"><link data-category="analytics" rel="stylesheet" data-href="data:text/css,">',
    );
    const heard: ConsentChange[] = [];
    page.document.addEventListener(changed, (event) => heard.push((event as CustomEvent<ConsentChange>).detail));
    page.dialoraConsent.set({ analytics: true });
    expect(page.document.querySelectorAll('[src^="about"], [src^="data"], [href^="data"]').length).to.equal(3);
    page.dialoraConsent.set({});
    expect(page.document.querySelectorAll('[src^="about"], img[src], [href^="data"]').length).to.equal(0);
    expect(heard.map(({ reloadAdvised }) => reloadAdvised)).to.deep.equal([false, true]);
  });

  it('releases marked nodes that are added later, deep ones included', async () => {
    keep({ analytics: true });
    const page = await open('');
    const box = page.document.createElement('div');
    const script = page.document.createElement('script');
    script.type = 'text/plain';
    script.dataset['category'] = 'analytics';
    script.textContent = `(window.ran ??= []).push('late')`;
    box.append(script);
    page.document.body.append(box);
    await until(() => page.ran?.[0] === 'late');
  });

  it('L24: sets all seven types of Google Consent Mode to denied before anything, then updates', async () => {
    keep({ analytics: true });
    const page = await open('');
    const commands = (): unknown[][] => (page.dataLayer ?? []).map((command) => Array.from(command));
    expect(commands()[0]).to.deep.equal([
      'consent',
      'default',
      {
        ad_storage: 'denied',
        ad_user_data: 'denied',
        ad_personalization: 'denied',
        analytics_storage: 'denied',
        functionality_storage: 'denied',
        personalization_storage: 'denied',
        security_storage: 'granted',
      },
    ]);
    expect(commands()[1]?.slice(0, 2)).to.deep.equal(['consent', 'update']);
    expect(commands()[1]?.[2]).to.include({ analytics_storage: 'granted', ad_storage: 'denied' });
    page.dialoraConsent.set({ advertising: true });
    expect(commands()[2]?.[2]).to.include({ analytics_storage: 'denied', ad_user_data: 'granted' });
  });

  it('leaves the dataLayer alone when told so', async () => {
    expect((await open('', { google: 'off' })).dataLayer).to.equal(undefined);
  });

  const withSignal = (getter: string): string =>
    `<script>Object.defineProperty(navigator, 'globalPrivacyControl', { get() { ${getter} } })</script>`;

  it('L14, L16: the signal turns advertising off, also against an older yes; a later yes wins', async () => {
    keep({ advertising: true, analytics: true });
    const page = await open('', {}, withSignal('return true'));
    expect(page.dialoraConsent.allows('advertising')).to.equal(false);
    expect(page.dialoraConsent.allows('analytics')).to.equal(true);
    page.dialoraConsent.set({ advertising: true });
    expect(page.dialoraConsent.allows('advertising')).to.equal(true);
  });

  it('takes only true for the signal, and a getter that throws for none', async () => {
    expect((await open('', {}, withSignal('return "yes"'))).dialoraConsent.get().signal).to.equal(false);
    expect((await open('', {}, withSignal('throw new Error("no")'))).dialoraConsent.get().signal).to.equal(false);
  });

  it('another tab follows by itself', async () => {
    const [one, two] = await Promise.all([open(''), open(says('b'))]);
    one.dialoraConsent.set({ analytics: true });
    await until(() => two.ran?.[0] === 'b', 'the other tab runs it');
    expect(two.dialoraConsent.get().need).to.equal(undefined);
  });

  it('asks again after each kind of corrupt cookie', async () => {
    const whole = encodeRecord({ ...record, choices: { analytics: true } });
    for (const value of ['', whole.slice(0, -4), '{not json', `9${whole.slice(1)}`, '<script>alert(1)</script>']) {
      document.cookie = `${cookieName}=${value}; path=/`;
      expect((await open('')).dialoraConsent.get().need, value).to.equal('choice');
    }
  });

  it('L7: a choice is kept for 180 days, whatever the clock says later', async () => {
    expect(keptFor).to.equal(180 * 24 * 60 * 60);
    for (const years of [-10, 10]) {
      keep({ analytics: true });
      const page = await open(
        '',
        {},
        `<script>{ const now = Date.now; Date.now = () => now() + ${years} * 31536e6 }</script>`,
      );
      expect(page.dialoraConsent.allows('analytics'), `${years} years`).to.equal(true);
      expect(page.dialoraConsent.get().need).to.equal(undefined);
    }
  });

  it('L7: other purposes ask anew, and count for nothing until then', async () => {
    keep({ analytics: true });
    const page = await open(says('a'), { revision: '2' });
    expect(page.dialoraConsent.get().need).to.equal('choice');
    expect(page.ran).to.equal(undefined);
  });

  const day = (ago: number): string => new Date(Date.now() - ago * 864e5).toISOString().slice(0, 10);

  it('L25: a changed policy is told for 30 days and keeps the choice; a material one until acknowledged', async () => {
    keep({ analytics: true });
    const need = async (options: GateOptions): Promise<unknown> => (await open('', options)).dialoraConsent.get().need;
    expect(await need({ policy: '2', policyDate: day(5) })).to.equal('notice');
    expect(await need({ policy: '2', policyDate: day(40) })).to.equal(undefined);
    const page = await open('', { policy: '2', policyDate: day(40), policyMaterial: '' });
    expect(page.dialoraConsent.get().need).to.equal('notice');
    expect(page.dialoraConsent.allows('analytics')).to.equal(true);
    page.dialoraConsent.set({ analytics: true }, 'acknowledge');
    expect(page.dialoraConsent.get().need).to.equal(undefined);
    expect(page.dialoraConsent.get().record).to.include({ at: record.at, policy: '2' });
  });

  it('L23: for a minor, analytics and advertising stay off', async () => {
    const page = await open(says('a') + says('f', 'functional'), { minor: '' });
    page.dialoraConsent.set({ analytics: true, advertising: true, functional: true });
    expect(page.ran).to.deep.equal(['f']);
  });

  it('whenGranted resolves at once, later, or not', async () => {
    const page = await open('');
    const granted: string[] = [];
    void page.dialoraConsent.whenGranted('analytics').then(() => granted.push('analytics'));
    void page.dialoraConsent.whenGranted('advertising').then(() => granted.push('advertising'));
    await page.dialoraConsent.whenGranted('essential');
    page.dialoraConsent.set({ functional: true });
    page.dialoraConsent.set({ analytics: true });
    await page.dialoraConsent.whenGranted('analytics');
    expect(granted).to.deep.equal(['analytics']);
  });

  it('forgets a choice when told so', async () => {
    keep({ analytics: true });
    const page = await open('');
    page.dialoraConsent.reset();
    expect(page.dialoraConsent.get().need).to.equal('choice');
    expect(document.cookie).not.to.contain(cookieName);
  });
});
