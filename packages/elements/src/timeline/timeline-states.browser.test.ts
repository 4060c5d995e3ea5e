import { expect } from '@open-wc/testing';
import { createFakeWorkspace } from '@dialora/core/testing';
import { registerLocale } from '../internal/locale.js';
import { ar } from '../locales/ar.js';
import { it as italian } from '../locales/it.js';
import { DialoraTimeline } from '../timeline/timeline.js';
import { note, TimelineHarness, type TimelineHarnessOptions } from '../testing/timeline-harness.js';
import { canEmulate, emulateMedia, everyMedia } from '../testing/media.js';

describe('dialora-timeline: states', () => {
  let page: TimelineHarness;
  const open = (options: TimelineHarnessOptions = {}) => (page = new TimelineHarness(options));

  before(() => {
    registerLocale(ar);
    registerLocale(italian);
  });

  afterEach(async () => {
    page.remove();
    await emulateMedia({ colorScheme: 'light' });
  });

  it('draws shapes while it loads, then the entries', async () => {
    const workspace = createFakeWorkspace();
    const release = workspace.network.hold();
    open({ workspace });
    await page.until(() => page.find('[part="loading"]') !== undefined);
    await expect(page.timeline).to.be.accessible();
    release();
    await page.ready();
    expect(page.find('[part="loading"]')).to.equal(undefined);
  });

  it('says that there is nothing yet', async () => {
    open({ workspace: createFakeWorkspace({ activities: [] }) });
    await page.until(() => page.text.includes('Nothing here yet'));
    await expect(page.timeline).to.be.accessible();
    page.workspace.live.push({ type: 'activity-created', activity: note('the first') });
    await page.until(() => page.text.includes('the first'));
  });

  it('says that no contact is chosen, and that there is no provider', async () => {
    open({ contactId: undefined });
    await page.until(() => page.text.includes('No contact chosen'));
    await expect(page.timeline).to.be.accessible();
    page.provider.workspace = undefined;
    await page.until(() => page.text.includes('not connected to an account yet'));
    await expect(page.timeline).to.be.accessible();
  });

  for (const [kind, words] of [
    ['offline', 'You are offline.'],
    ['forbidden', 'Your account may not do this.'],
    ['signed-out', 'You are signed out.'],
    ['server-error', 'Something went wrong at Dialora.'],
  ] as const) {
    it(`says why it cannot be read (${kind}) and tries again when asked`, async () => {
      const workspace = createFakeWorkspace();
      workspace.network.fail({ kind });
      open({ workspace });
      await page.until(() => page.text.includes(words));
      await expect(page.timeline).to.be.accessible();
      workspace.network.fail(undefined);
      page.button('Try again').click();
      await page.ready();
    });
  }

  it('says when older entries cannot be read, and keeps what is there', async () => {
    open();
    await page.ready();
    page.workspace.network.fail({ kind: 'offline' });
    page.scroller.scrollTop = 0;
    await page.until(() => page.text.includes('You are offline.'));
    expect(page.articles.length).to.be.at.least(3);
    page.workspace.network.fail(undefined);
    page.button('Try again').click();
    await page.until(() => !page.text.includes('You are offline.'));
  });

  it('says that live updates are lost, and that they are back', async () => {
    open();
    await page.ready();
    page.workspace.live.state.set('lost');
    await page.until(() => page.text.includes('Live updates are interrupted.'));
    await expect(page.timeline).to.be.accessible();
    page.workspace.live.state.set('connecting');
    page.workspace.live.state.set('open');
    await page.until(() => !page.text.includes('Live updates are interrupted.'));
    expect(page.polite).to.equal('Live updates are back.');
  });

  it('is accessible with entries of every kind, opened and pending, in light and dark', async () => {
    open({ height: 3000 });
    await page.ready();
    await page.workspace.log.add({ type: 'note', contactId: 'con_amelia', body: 'on its way', occurredAt: '' });
    page.button('Show transcript (3 turns)').click();
    page.workspace.log.refuse(page.workspace.log.pending.get()[0]!.id, { kind: 'forbidden' });
    await page.until(() => page.text.includes('Could not be sent'));
    await expect(page.timeline).to.be.accessible();
    if (!canEmulate) return;
    await emulateMedia({ colorScheme: 'dark' });
    await page.settled();
    await expect(page.timeline).to.be.accessible();
  });

  const states: Readonly<Record<string, (lang: string) => Promise<void>>> = {
    async loading(lang) {
      const workspace = createFakeWorkspace();
      workspace.network.hold();
      open({ workspace, lang });
      await page.until(() => page.find('[part="loading"]') !== undefined);
    },
    async empty(lang) {
      open({ workspace: createFakeWorkspace({ activities: [] }), lang });
      await page.until(() => page.find('[part="empty"]') !== undefined);
    },
    async failed(lang) {
      const workspace = createFakeWorkspace();
      workspace.network.fail({ kind: 'forbidden' });
      open({ workspace, lang });
      await page.until(() => page.find('[part="problem"]') !== undefined);
    },
    async 'nobody chosen'(lang) {
      open({ contactId: undefined, lang });
      await page.settled();
    },
    async 'live updates lost, reading above'(lang) {
      open({ lang });
      await page.ready();
      await page.scrollBy(-800);
      page.workspace.live.state.set('lost');
      page.workspace.live.push({ type: 'activity-created', activity: note('new', { ago: 0 }) });
      await page.until(
        () => page.find('[part="lost"]') !== undefined && page.find('[part="latest-button"]') !== undefined,
      );
    },
  };
  for (const [name, show] of Object.entries(states)) {
    it(`is accessible in light, dark, forced colours and from right to left: ${name}`, async () => {
      for (const lang of ['ar', 'en-GB']) {
        await show(lang);
        for (const media of everyMedia) {
          await emulateMedia(media);
          await page.settled();
          await expect(page.timeline, `${name} ${JSON.stringify(media)}`).to.be.accessible();
        }
        if (lang === 'ar') page.remove();
      }
    });
  }

  it('is accessible while one reads above', async () => {
    open();
    await page.ready();
    await page.scrollBy(-800);
    page.workspace.live.push({ type: 'activity-created', activity: note('new', { ago: 0 }) });
    await page.until(() => page.text.includes('1 new entry'));
    await expect(page.timeline).to.be.accessible();
  });

  it('speaks Italian', async () => {
    open({ lang: 'it' });
    await page.ready();
    expect(page.last.textContent).to.contain('Chiamata in uscita');
    expect(page.button('Messaggi').textContent).to.contain('Messaggi');
  });

  it('stands the right way round in Arabic, on 320 px', async () => {
    open({ lang: 'ar', width: 320, contactId: 'con_noura', height: 800 });
    await page.ready();
    expect(page.last.textContent).to.contain('مكالمة صادرة');
    const mark = page.last.querySelector('.mark')!.getBoundingClientRect();
    const time = page.last.querySelector('time')!.getBoundingClientRect();
    expect(mark.left).to.be.greaterThan(time.right);
    expect(page.scroller.scrollWidth).to.be.at.most(page.scroller.clientWidth);
    await expect(page.timeline).to.be.accessible();
  });

  it('needs no more than 240 px', async () => {
    open({ width: 240, height: 600 });
    await page.ready();
    for (let step = 0; step < 8; step++) {
      await page.scrollBy(-400);
      expect(page.scroller.scrollWidth).to.be.at.most(page.scroller.clientWidth);
    }
  });

  it('takes properties that were set before it was defined', async () => {
    // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- it becomes one when it is upgraded
    const element = document.createElement('dialora-timeline-later') as DialoraTimeline;
    element.contactId = 'con_joao';
    open({ contactId: undefined });
    page.provider.append(element);
    customElements.define('dialora-timeline-later', class extends DialoraTimeline {});
    customElements.upgrade(element);
    await page.until(() => (element.shadowRoot?.querySelectorAll('article').length ?? 0) > 0);
    expect(element.contactId).to.equal('con_joao');
  });
});
