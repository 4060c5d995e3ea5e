import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { createFakeMemory, createFakeWorkspace, type FakeWorkspace } from '@dialora/core/testing';
import { registerLocale } from '../internal/locale.js';
import { ar } from '../locales/ar.js';
import { canEmulate, emulateMedia } from '../testing/media.js';
import { note, TimelineHarness, type TimelineHarnessOptions } from '../testing/timeline-harness.js';

describe('dialora-timeline: search, dates, links, writing', () => {
  let page: TimelineHarness;
  const open = (options: TimelineHarnessOptions = {}) => (page = new TimelineHarness(options)).ready();
  const click = (element: Element) => sendMouse({ type: 'click', position: page.centre(element) });
  const choose = async (kind: string) => {
    const picker = page.get('[part="kind"]') as HTMLSelectElement;
    picker.value = kind;
    picker.dispatchEvent(new Event('change', { bubbles: true }));
    await page.until(() => page.find(`.composer--${kind}`) !== undefined || kind === 'note', kind);
    await page.settled();
  };

  before(() => registerLocale(ar));

  afterEach(async () => {
    page.remove();
    history.replaceState(null, '', location.pathname + location.search);
    await emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
  });

  it('finds what was written, marks it, goes from match to match by keyboard, and closes', async () => {
    await open();
    page.button('Search, go to a date, print').focus();
    await sendKeys({ press: 'Enter' });
    await page.until(() => page.root.activeElement?.getAttribute('type') === 'search');
    await sendKeys({ type: 'QUOTE' });
    await page.until(() => page.text.includes('2 matches'));
    await sendKeys({ press: 'Enter' });
    await page.until(() => page.text.includes('1 of 2') && page.find('[data-match]') !== undefined);
    if (typeof Highlight !== 'undefined') expect(CSS.highlights.get('dialora-search')!.size).to.be.above(0);
    await sendKeys({ press: 'Enter' });
    await page.until(() => page.text.includes('2 of 2'));
    await expect(page.timeline).to.be.accessible();
    await sendKeys({ press: 'Escape' });
    await page.until(() => page.find('.tools') === undefined);
    expect(page.root.activeElement?.getAttribute('part')).to.equal('tools-button');
  });

  it('goes to a day that has not been read yet', async () => {
    await open();
    const day = new Date(Date.now() - 60 * 86_400_000).toISOString().slice(0, 10);
    expect(await page.timeline.showDate(day)).to.equal(true);
    await page.settled();
    const time = page.root.activeElement?.querySelector('time')?.dateTime ?? '';
    expect(Math.abs(Date.parse(time) - Date.parse(day))).to.be.below(2 * 86_400_000);
    const { top, bottom } = page.root.activeElement!.getBoundingClientRect();
    const view = page.scroller.getBoundingClientRect();
    expect(top >= view.top - 1 && bottom <= view.bottom + 1).to.equal(true);
  });

  it('shows the entry that the address names, however far back, and copies such an address', async () => {
    history.replaceState(null, '', '#dialora-activity=act_con_amelia_older_0150');
    await open();
    await page.until(() => page.root.activeElement?.localName === 'article', 'the entry with the focus');
    expect(page.root.activeElement?.getAttribute('aria-posinset')).to.not.equal(null);
    expect(await page.timeline.showActivity('act_nobody')).to.equal(false);
  });

  it('prints what was read so far as text, each entry whole, and says when there is more', async () => {
    await open();
    const printed: string[] = [];
    const append = document.body.append.bind(document.body);
    document.body.append = (...nodes) => {
      append(...nodes);
      for (const node of nodes) {
        const view = node instanceof HTMLIFrameElement ? node.contentWindow : null;
        if (view === null) continue;
        view.print = () => {
          printed.push(view.document.body.textContent);
          expect(view.document.querySelectorAll('button, script, img, a').length).to.equal(0);
          view.dispatchEvent(new Event('afterprint'));
        };
      }
    };
    try {
      page.root.querySelector<HTMLElement>('.tools-button')!.click();
      await page.until(() => page.find('[part="print-button"]') !== undefined);
      page.get('[part="print-button"]').click();
    } finally {
      Reflect.deleteProperty(document.body, 'append');
    }
    expect(printed.length).to.equal(1);
    for (const words of [
      'Outgoing call',
      'Wants the appointment before Easter.',
      'Maya Lindqvist: Tuesday at half past nine is free.',
      'Is parking available on site?',
      'Prefers morning calls.',
    ]) {
      expect(printed[0]).to.contain(words);
    }
    expect(printed[0]).to.contain('only the entries that were read so far');
    expect(document.querySelector('iframe[title]'), 'the frame is gone').to.equal(null);
  });

  it('says what is new since the last visit', async () => {
    const memory = createFakeMemory();
    await open({ workspace: createFakeWorkspace({ memory }) });
    await page.until(() => memory.get()['timeline-read'] !== undefined);
    expect(page.find('.unread')).to.equal(undefined);
    page.remove();
    const workspace = createFakeWorkspace({
      memory,
      activities: [note('old', { ago: 9e6 }), note('fresh', { ago: -9000 })],
    });
    await open({ workspace });
    await page.until(() => page.find('.unread') !== undefined);
    expect(page.entry('fresh').textContent).to.contain('New since your last visit');
    await expect(page.timeline).to.be.accessible();
  });

  it('sends a text, and refuses one with the reason when consent is gone', async () => {
    await open();
    await choose('sms');
    page.get('[part="body"]').focus();
    await sendKeys({ type: 'On our way' });
    await click(page.button('Send text'));
    await page.until(() => page.workspace.messages.sent.length === 1);
    expect(page.workspace.messages.sent[0]).to.deep.include({
      channel: 'sms',
      number: '+447700900123',
      body: 'On our way',
    });
    const reason = { ruleId: 'consent', code: 'consent-withdrawn' as const, detail: 'Replied STOP on 3 May.' };
    page.workspace.permissions.decide('con_amelia', 'whatsapp', {
      outcome: 'refused',
      reasons: [reason],
      recording: 'not-needed',
    });
    await choose('whatsapp');
    await page.until(() => page.text.includes('Replied STOP on 3 May.'));
    expect(page.button('Send').getAttribute('aria-disabled')).to.equal('true');
    await expect(page.timeline).to.be.accessible();
  });

  it('sends a mail, and without a subject says what is missing', async () => {
    await open();
    await choose('email');
    page.get('[part="body"]').focus();
    await sendKeys({ type: 'Here it is.' });
    await click(page.button('Send mail'));
    await page.until(() => page.text.includes('A subject, a text and an address of the contact are needed.'));
    page.get('[data-name="subject"]').focus();
    await sendKeys({ type: 'Quote' });
    await click(page.button('Send mail'));
    await page.until(() => page.workspace.mails.sent.length === 1);
    expect(page.workspace.mails.sent).to.deep.equal([
      { contactId: 'con_amelia', subject: 'Quote', text: 'Here it is.' },
    ]);
    await page.until(() => page.polite.includes('Sent'));
  });

  it('hands a mail to the page with what was written, where the server sends none', async () => {
    const { mails: _none, ...without } = createFakeWorkspace();
    await open({ workspace: without as FakeWorkspace });
    const mails: unknown[] = [];
    page.box.addEventListener('dialora-mail-request', (event) => {
      event.preventDefault();
      mails.push(event.detail);
    });
    await choose('email');
    await page.until(() => page.text.includes('to amelia@hartwell.example.com'));
    page.get('[data-name="subject"]').focus();
    await sendKeys({ type: 'Quote' });
    page.get('[part="body"]').focus();
    await sendKeys({ type: 'Here it is.' });
    page.button('Open mail').click();
    await page.until(() => mails.length === 1);
    expect(mails[0]).to.deep.include({ address: 'amelia@hartwell.example.com', subject: 'Quote', body: 'Here it is.' });
  });

  it('keeps an appointment on the device until it is handed in', async () => {
    await open();
    await choose('appointment');
    page.button('Add appointment').click();
    await page.until(() => page.text.includes('A title and a beginning are needed'));
    for (const [name, value] of [
      ['subject', 'Second visit'],
      ['start', '2027-03-01T10:00'],
    ] as const) {
      const field = page.get(`[data-name="${name}"]`) as HTMLInputElement;
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
    page.button('Add appointment').click();
    await page.until(() => page.text.includes('Second visit') && page.text.includes('Waiting to be sent'));
    await expect(page.timeline).to.be.accessible();
  });

  it('names a colleague in a note by keyboard, and draws marks, links and names and nothing else', async () => {
    await open();
    page.get('[part="note"]').focus();
    await sendKeys({ type: 'Ask @ru' });
    await page.until(() => page.find('[role="option"]') !== undefined);
    await sendKeys({ press: 'Enter' });
    await sendKeys({ type: '**today**' });
    await sendKeys({ press: 'Tab' });
    page.button('Add note').click();
    await page.until(() => page.workspace.log.added.length === 1);
    expect(page.workspace.log.added[0]?.entry).to.deep.include({ body: 'Ask @[Ruth Adler](agt_ruth) **today**' });
    await page.until(() => page.last.querySelector('strong') !== null);
    expect(page.last.querySelector('.mention')?.textContent).to.contain('Ruth Adler');
  });

  it('has no violation in dark, in forced colours and from right to left, in every form', async () => {
    await open({ lang: 'ar', width: 320 });
    page.root.querySelector<HTMLElement>('.tools-button')!.click();
    for (const kind of ['sms', 'email', 'appointment', 'note']) {
      await choose(kind);
      for (const media of [
        { colorScheme: 'dark' },
        { forcedColors: 'active' },
        { colorScheme: 'light', forcedColors: 'none' },
      ] as const) {
        await emulateMedia(media);
        await page.settled();
        if (canEmulate) await expect(page.timeline).to.be.accessible();
      }
      expect(page.get('.timeline').scrollWidth).to.be.at.most(page.get('.timeline').clientWidth);
    }
  });

  it('keeps few elements in the document, however long the conversation and whatever is in it', async () => {
    const kinds = createFakeWorkspace().activities;
    const { items } = await kinds.page({ contactId: 'con_amelia', limit: 15 });
    const activities = Array.from({ length: 20_000 }, (_, at) => ({
      ...items[at % items.length]!,
      id: `many_${String(at).padStart(6, '0')}`,
      occurredAt: new Date(Date.now() - at * 3_600_000).toISOString(),
    }));
    await open({ workspace: createFakeWorkspace({ activities }), height: 590 });
    let most = 0;
    for (let step = 0; step < 12; step++) {
      await page.scrollBy(-400);
      most = Math.max(most, page.root.querySelectorAll('*').length);
    }
    expect(most).to.be.at.most(150);
  });
});

describe('dialora-timeline: recordings and voicemail', () => {
  let page: TimelineHarness;
  afterEach(() => page.remove());

  for (const { type, said, who } of [
    { type: 'ai_call', said: '0:07', who: 'Night receptionist' },
    { type: 'call', said: '0:06', who: 'Maya' },
  ] as const) {
    it(`plays the recording of a ${type} beside its transcript: what is said is marked, and a turn leads there`, async () => {
      const { items } = await createFakeWorkspace().activities.page({ contactId: 'con_amelia', type });
      const [recorded] = items.filter((each) => 'transcript' in each);
      page = await new TimelineHarness({ workspace: createFakeWorkspace({ activities: [recorded!] }) }).ready();
      expect(page.workspace.recordings.links).to.deep.equal([]);
      page.root.querySelector<HTMLElement>('[data-action="listen"]')!.click();
      await page.until(() => page.text.includes('The recording is kept until'));
      expect(page.workspace.recordings.links, 'no link before somebody plays').to.deep.equal([]);
      page.root.querySelector<HTMLElement>('[data-action="open"]')!.click();
      await page.until(() => page.find('.turn') !== undefined);
      const player = page.get('dialora-audio-player');
      player.dispatchEvent(Object.assign(new Event('dialora-sound-moved', { bubbles: true }), { detail: { at: 8 } }));
      await page.until(() => page.find('.turn[aria-current]') !== undefined);
      expect(page.get('.turn[aria-current]').textContent).to.contain(said).and.to.contain(who);
      await expect(page.timeline).to.be.accessible();
      page.root.querySelector<HTMLElement>('[data-action="seek"]')!.click();
      await page.until(() => page.workspace.recordings.links.length === 1);
    });
  }

  it('follows a long transcript to what is being said, and finds words in it', async () => {
    const { items } = await createFakeWorkspace().activities.page({ contactId: 'con_amelia', type: 'call' });
    const transcript = Array.from({ length: 130 }, (_, at) => ({
      speaker: at % 2 === 0 ? ('agent' as const) : ('contact' as const),
      text: `Sentence number ${at}`,
      atSeconds: at * 3,
    }));
    const activities = [{ ...items.find((each) => each.type === 'call')!, recordingId: 'rec_1', transcript }];
    page = await new TimelineHarness({ workspace: createFakeWorkspace({ activities }) }).ready();
    page.root.querySelector<HTMLElement>('[data-action="listen"]')!.click();
    page.root.querySelector<HTMLElement>('[data-action="open"]')!.click();
    await page.until(() => page.root.querySelectorAll('.turn').length === 40);
    await page.until(() => page.find('dialora-audio-player') !== undefined);
    const moved = Object.assign(new Event('dialora-sound-moved', { bubbles: true }), { detail: { at: 301 } });
    page.get('dialora-audio-player').dispatchEvent(moved);
    await page.until(() => page.find('.turn[aria-current]')?.textContent.includes('Sentence number 100') === true);
    page.root.querySelector<HTMLElement>('.tools-button')!.click();
    await page.until(() => page.find('input[type="search"]') !== undefined);
    const search = page.root.querySelector<HTMLInputElement>('input[type="search"]')!;
    search.value = 'number 121';
    search.dispatchEvent(new Event('input'));
    await page.until(() => page.text.includes('1 match'));
  });

  it('says that a recording was erased', async () => {
    page = await new TimelineHarness().ready();
    page.workspace.recordings.erase('rec_1');
    page.root.querySelector<HTMLElement>('[data-kind="recording"]')!.click();
    await page.until(() => page.text.includes('The recording was erased.'));
  });
});
