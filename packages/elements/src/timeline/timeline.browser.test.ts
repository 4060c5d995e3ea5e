import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { createFakeWorkspace, createManualClock } from '@dialora/core/testing';
import { useClock } from '../internal/clock.js';
import { note, TimelineHarness, type TimelineHarnessOptions } from '../testing/timeline-harness.js';
import { withControl as pressWithControl } from '../testing/reading.js';

const withControl = (key: string) => pressWithControl(key, sendKeys as never);

describe('dialora-timeline', () => {
  let page: TimelineHarness;

  const open = (options: TimelineHarnessOptions = {}) => (page = new TimelineHarness(options)).ready();

  afterEach(() => page.remove());

  it('opens at the newest entry, at the bottom', async () => {
    await open();
    expect(page.gap).to.be.at.most(1);
    expect(page.last.textContent).to.contain('Wants the appointment before Easter');
  });

  it('shows every kind of activity with its facts', async () => {
    await open({ height: 3200 });
    const has = (words: string, ...facts: string[]) => {
      const text = page.entry(words).textContent.replace(/\s+/g, ' ');
      for (const fact of facts) expect(text).to.contain(fact);
    };
    has('Wants the appointment', 'Outgoing call', '5:47', 'Interested', 'Recorded', 'by \u2068Maya Lindqvist\u2069');
    has('Missed call');
    has('Night receptionist', '1:32', 'booked a check-up', 'Preferred day', 'Saturday', 'Show transcript (3 turns)');
    has('Voicemail', '0:38', 'any time after three');
    has('Hello from Brightwater Dental', 'Text sent', 'Delivered');
    has('Not delivered', 'here it is again');
    has('Text received', 'Thursday instead');
    has('WhatsApp sent', 'Read');
    has('WhatsApp received', 'parking');
    has('Re: Treatment plan and quote', 'From', 'person@example.com', 'x-ray-2025.pdf', '483 kB');
    has('removed 24 hours after it was synchronised', 'Treatment plan and quote');
    has('Prefers morning calls', 'Note');
    has('Check-up and cleaning', '12 Mill Lane, Room 2');
    has('Consent given: text messages', 'Web form "Book a visit"');
  });

  it('puts a heading above each day and keeps that of the entries in view at the top', async () => {
    await open();
    await page.scrollBy(-1500);
    const upper = page.scroller.getBoundingClientRect().top;
    const stuck = [...page.root.querySelectorAll<HTMLElement>('.day')].filter(
      (day) => Math.abs(day.getBoundingClientRect().top - upper) <= 2,
    );
    expect(stuck.length).to.be.at.least(1);
    expect(stuck.at(-1)?.textContent.trim()).to.match(/Yesterday|day,? \d+ \w+/);
  });

  it('reads older entries as one scrolls up, without moving what is read, back to the first', async function () {
    this.timeout(60_000);
    await open();
    const step = 240;
    for (let guard = 0; guard < 200 && !page.text.includes('The conversation starts here'); guard++) {
      // The uppermost entry in view; one step later it still is, however tall its neighbours are.
      const read = page.articles.find(
        (article) => article.getBoundingClientRect().bottom > page.scroller.getBoundingClientRect().top + 40,
      );
      const before = read?.getBoundingClientRect().top ?? 0;
      await page.scrollBy(-step);
      // While an older page is on its way, the uppermost entry may stand so far down that a step takes it out of view.
      if (page.scroller.scrollTop > step && before + step < page.scroller.getBoundingClientRect().bottom) {
        expect(Math.abs((read?.getBoundingClientRect().top ?? 0) - before - step)).to.be.at.most(1, `step ${guard}`);
      }
    }
    expect(page.text).to.contain('The conversation starts here');
    await page.scrollBy(-10_000);
    expect(page.articles[0]?.getAttribute('aria-posinset')).to.equal('1');
    expect(page.articles[0]?.getAttribute('aria-setsize')).to.equal('255');
  });

  it('reads older entries by a button as well', async () => {
    await open({ attributes: { filter: 'consents' } });
    await page.until(() => page.text.includes('Look further back') || page.text.includes('starts here'));
    expect(page.articles.length).to.equal(2);
  });

  it('shows a new, a changed and a deleted entry without reading again', async () => {
    await open();
    const reads = page.workspace.network.reads.length;
    const fresh = note('Called the lab about the crown', { id: 'act_live' });
    page.workspace.live.push({ type: 'activity-created', activity: fresh });
    await page.until(() => page.last.textContent.includes('the lab'));
    expect(page.gap).to.be.at.most(1);
    page.workspace.live.push({ type: 'activity-updated', activity: { ...fresh, body: 'Crown is ready' } as never });
    await page.until(() => page.last.textContent.includes('Crown is ready'));
    page.workspace.live.push({ type: 'activity-deleted', activityId: 'act_live', contactId: 'con_amelia' });
    await page.until(() => !page.text.includes('Crown is ready'));
    expect(page.workspace.network.reads.length).to.equal(reads);
  });

  it('says how much is new below while one reads above, and leads there', async () => {
    await open();
    await page.scrollBy(-700);
    const read = page.articles[3]!;
    const before = read.getBoundingClientRect().top;
    for (const text of ['first', 'second']) {
      page.workspace.live.push({ type: 'activity-created', activity: note(text, { ago: 0 }) });
    }
    await page.until(() => page.text.includes('2 new entries'));
    expect(read.getBoundingClientRect().top).to.equal(before);
    await sendMouse({ type: 'click', position: page.centre(page.get('.latest')) });
    await page.until(() => page.gap <= 1 && page.last.textContent.includes('second'));
    await page.until(() => page.find('.latest') === undefined);
  });

  it('asks to call a number that is clicked, and the provider calls it', async () => {
    await open();
    const heard: unknown[] = [];
    page.box.addEventListener('dialora-dial-request', (event) => heard.push(event.detail));
    const number = page.last.querySelector('[part="number"]')!;
    await sendMouse({ type: 'click', position: page.centre(number) });
    await page.until(() => page.workspace.phone.get().calls.length === 1);
    expect(heard).to.deep.equal([{ number: '+447700900123', contactId: 'con_amelia' }]);
  });

  it('says why a call was refused', async () => {
    await open();
    page.workspace.phone.failNextDial({
      kind: 'refused',
      decision: {
        outcome: 'refused',
        recording: 'not-needed',
        reasons: [{ ruleId: 'dnc', code: 'do-not-call', detail: 'Amelia asked not to be called.' }],
      },
    });
    (page.last.querySelector('[part="number"]') as HTMLElement).click();
    await page.until(() => page.text.includes('Amelia asked not to be called.'));
    page.button('Close').click();
    await page.until(() => !page.text.includes('Amelia asked not to be called.'));
  });

  it('finds numbers in what was written', async () => {
    await open();
    page.workspace.live.push({ type: 'activity-created', activity: note('Ring her at 020 7946 0733 after five') });
    await page.until(() => page.last.querySelector('.number--inline') !== null);
    const number = page.last.querySelector<HTMLElement>('.number--inline')!;
    expect(number.dataset['number']).to.equal('+442079460733');
    expect(page.last.textContent.replace(/\s+/g, ' ')).to.contain('Ring her at 020 7946 0733 after five');
  });

  it('shows only the kinds that are chosen, and tells the page', async () => {
    await open();
    const heard: unknown[] = [];
    page.box.addEventListener('dialora-filter-changed', (event) => heard.push(event.detail.filter));
    await sendMouse({ type: 'click', position: page.centre(page.button('Messages')) });
    await page.until(() => page.articles.every((article) => /sms|whatsapp/.test(article.dataset['type'] ?? '')));
    expect(heard).to.deep.equal([['messages']]);
    expect(page.button('Messages').getAttribute('aria-pressed')).to.equal('true');
    page.workspace.live.push({ type: 'activity-created', activity: note('hidden for now', { ago: 0 }) });
    page.button('All').click();
    await page.until(() => page.text.includes('hidden for now'));
  });

  it('takes the filter from its attribute', async () => {
    await open({ attributes: { filter: 'notes nonsense' } });
    expect(page.articles.map((article) => article.dataset['type'])).to.deep.equal(['note']);
    page.timeline.setAttribute('filter', 'emails');
    await page.until(() => page.articles.length === 2 && page.articles[0]?.dataset['type'] === 'email');
  });

  it('stops looking back by itself when there is nothing of a kind, and goes on when asked', async () => {
    const many = Array.from({ length: 600 }, (_, index) => note(`note ${index}`, { ago: index * 3_600_000 }));
    const workspace = createFakeWorkspace({ activities: many });
    page = new TimelineHarness({ workspace, attributes: { filter: 'calls' } });
    await page.until(() => page.text.includes('Look further back'));
    const reads = workspace.network.reads.length;
    expect(reads).to.be.below(10);
    page.button('Look further back').click();
    await page.until(() => page.text.includes('Nothing of this kind') && workspace.network.reads.length > reads);
    await page.until(() => {
      page.root.querySelector<HTMLElement>('[part="older-button"]')?.click();
      return page.text.includes('hidden by the filter');
    });
  });

  it('opens a transcript where it is, without moving the entry', async () => {
    await open({ height: 700 });
    page.timeline.scrollToActivity('act_con_amelia_ai_call');
    await page.settled();
    const call = page.entry('Night receptionist');
    const before = call.getBoundingClientRect().top;
    await sendMouse({ type: 'click', position: page.centre(page.button('Show transcript (3 turns)', call)) });
    await page.until(() => call.textContent.includes('Are you open on Saturday?'));
    expect(Math.abs(call.getBoundingClientRect().top - before)).to.be.at.most(1);
    expect(page.button('Hide transcript', call).getAttribute('aria-expanded')).to.equal('true');
    page.button('Hide transcript', call).click();
    await page.until(() => !call.textContent.includes('Are you open on Saturday?'));
  });

  it('goes from entry to entry with Page Up and Page Down, and out of the feed with Ctrl+End', async () => {
    await open();
    page.last.focus();
    await sendKeys({ press: 'PageUp' });
    await sendKeys({ press: 'PageUp' });
    const focused = () => page.root.activeElement as HTMLElement;
    expect(page.articles.indexOf(focused())).to.equal(page.articles.length - 3);
    for (let step = 0; step < 12; step++) await sendKeys({ press: 'PageUp' });
    await page.settled();
    const { top, bottom } = focused().getBoundingClientRect();
    const view = page.scroller.getBoundingClientRect();
    expect(focused().localName).to.equal('article');
    expect(top).to.be.at.least(view.top - 1);
    expect(bottom).to.be.at.most(view.bottom + 1);
    await sendKeys({ press: 'PageDown' });
    await withControl('End');
    expect(focused().localName).to.equal('textarea');
  });

  it('copies the entry that has the focus with Ctrl+C', async () => {
    await open();
    page.last.focus();
    await withControl('c');
    await page.until(() => page.polite === 'Copied' || page.text.includes('Copying is not allowed here.'));
  });

  it('leaves Ctrl+C alone while text is selected', async () => {
    await open();
    page.last.focus();
    const range = document.createRange();
    range.selectNodeContents(page.last.querySelector('.text')!);
    document.getSelection()?.removeAllRanges();
    document.getSelection()?.addRange(range);
    await withControl('c');
    await page.settled();
    expect(page.polite).to.equal('');
  });

  it('copies the entry under the pointer by a button, or says why not', async () => {
    await open();
    page.last.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, composed: true }));
    const button = await page.untilButton('Copy this entry');
    await sendMouse({ type: 'click', position: page.centre(button) });
    // What the browser allows is its own matter: both ends are said.
    await page.until(() => page.polite === 'Copied' || page.text.includes('Copying is not allowed here.'));
  });

  it('says how long ago an entry was, and keeps that true', async () => {
    const clock = createManualClock(Date.UTC(2026, 10, 22, 12, 0));
    const restore = useClock(clock);
    try {
      const activity = { ...note('fresh'), occurredAt: new Date(clock.now() - 30_000).toISOString() };
      await open({ workspace: createFakeWorkspace({ activities: [activity] }) });
      const time = () => page.get('time').textContent.trim();
      expect(time()).to.equal('now');
      clock.advance(31_000);
      expect(time()).to.equal('1 min ago');
      clock.advance(10 * 60_000);
      expect(time()).to.equal('11 min ago');
      clock.advance(60 * 60_000);
      expect(time()).to.match(/^\d{1,2}:\d\d$/);
      expect(page.get('time').title).to.contain('2026');
    } finally {
      restore();
    }
  });

  it('starts at the end of another contact when one is chosen, and shows nothing of the first', async () => {
    await open();
    await page.scrollBy(-900);
    page.timeline.contactId = 'con_joao';
    await page.until(() => page.articles.length > 0 && !page.text.includes('07700 900123'));
    await page.settled();
    expect(page.gap).to.be.at.most(1);
    expect(page.text).to.contain('202');
  });

  it('hears nothing any more once it left the page, and starts again when it comes back', async () => {
    await open();
    const { timeline, provider } = page;
    timeline.remove();
    const reads = page.workspace.network.reads.length;
    page.workspace.live.gap();
    page.workspace.live.push({ type: 'activity-created', activity: note('while away', { ago: 0 }) });
    expect(page.workspace.network.reads.length).to.equal(reads);
    provider.append(timeline);
    await page.ready();
    expect(page.gap).to.be.at.most(1);
  });

  it('draws a hundred thousand entries with few elements', async () => {
    const now = Date.now();
    const activities = Array.from({ length: 100_000 }, (_, index) => note(`note ${index}`, { ago: index * 60_000 }));
    const workspace = createFakeWorkspace({ activities, now });
    const { page: read } = workspace.activities;
    workspace.activities.page = (query, options) =>
      read.call(workspace.activities, { ...query, limit: 100_000 }, options);
    await open({ workspace, height: 720 });
    expect(page.last.textContent).to.contain('note 0');
    expect(page.last.getAttribute('aria-setsize')).to.equal('100000');
    expect(page.scroller.querySelectorAll('*').length).to.be.at.most(200);
  });
});
