import { expect } from '@open-wc/testing';
import type { Activity } from '@dialora/core';
import { createFakeWorkspace } from '@dialora/core/testing';
import { attacks, shapeOf } from '../testing/attacks.js';
import { TimelineHarness } from '../testing/timeline-harness.js';

const markup = `<img src=x onerror="window.hacked = true"><script>window.hacked = true</script>`;
const nasty = `${markup} \u202egnp.exe\u202c \ud800 javascript:alert(1) {{7*7}} \${7*7} \u0000 ${'Z\u0351\u0300'.repeat(40)}`;

const base = (id: string, minute: number) => ({
  id,
  contactId: 'con_amelia',
  occurredAt: new Date(Date.now() - minute * 60_000).toISOString(),
  author: { id: 'agt', name: nasty },
});

const hostile: readonly Activity[] = [
  {
    ...base('a"><b', 1),
    type: 'call',
    callId: nasty,
    direction: 'outbound',
    outcome: 'completed',
    number: nasty,
    durationSeconds: -5,
    disposition: nasty,
    note: nasty,
    recordingId: nasty,
    transcript: [{ speaker: 'agent', text: nasty, atSeconds: Number.NaN }],
  },
  {
    ...base('b', 2),
    type: 'ai_call',
    callId: 'c',
    direction: 'inbound',
    outcome: 'failed',
    number: nasty,
    durationSeconds: Number.NaN,
    agentName: nasty,
    summary: nasty,
    transcript: [{ speaker: 'contact', text: nasty, atSeconds: 1 }],
    extractedData: { [nasty]: nasty, __proto__x: 'y', constructor: 'z' },
  },
  { ...base('c', 3), type: 'voicemail', number: nasty, durationSeconds: 1e12, transcript: nasty },
  { ...base('d', 4), type: 'sms', direction: 'inbound', number: nasty, body: nasty, status: 'received' },
  { ...base('e', 5), type: 'whatsapp', direction: 'outbound', number: nasty, body: nasty, status: 'failed' },
  {
    ...base('f', 6),
    type: 'email',
    direction: 'inbound',
    from: nasty,
    to: Array.from({ length: 500 }, () => nasty),
    subject: nasty,
    snippet: nasty,
    attachments: Array.from({ length: 300 }, () => ({ name: `photo\u202egpj.zip`, size: -1, mimeType: nasty })),
  },
  { ...base('g', 7), type: 'note', body: nasty },
  { ...base('h', 8), type: 'appointment', title: nasty, startsAt: 'not a date', endsAt: nasty, place: nasty },
  {
    ...base('h2', 8),
    type: 'appointment',
    title: '',
    startsAt: '2026-11-22T10:00:00Z',
    endsAt: '2026-11-21T10:00:00Z',
  },
  { ...base('i', 9), type: 'consent', purpose: 'call', change: 'given', how: nasty },
  { ...base('j', 10), type: 'fax' as 'note', body: nasty },
];

/** Each text in each field of each kind that has one. */
function filled(text: string): readonly Activity[] {
  const who = { author: { id: text, name: text }, contactId: 'con_amelia' };
  const at = (id: string, minute: number) => ({ ...base(id, minute), ...who });
  const call = { callId: text, number: text, durationSeconds: 3, recordingId: text } as const;
  return [
    {
      ...at('1', 1),
      ...call,
      type: 'call',
      direction: 'outbound',
      outcome: 'completed',
      disposition: text,
      note: text,
      transcript: [{ speaker: 'contact', text, atSeconds: 0 }],
    },
    {
      ...at('2', 2),
      ...call,
      type: 'ai_call',
      direction: 'inbound',
      outcome: 'completed',
      agentName: text,
      summary: text,
      transcript: [{ speaker: 'agent', text, atSeconds: 0 }],
      extractedData: { [text]: text },
    },
    { ...at('3', 3), type: 'voicemail', number: text, durationSeconds: 3, voicemailId: text, transcript: text },
    { ...at('4', 4), type: 'sms', direction: 'inbound', number: text, body: text, status: 'received' },
    { ...at('5', 5), type: 'whatsapp', direction: 'outbound', number: text, body: text, status: 'sent' },
    {
      ...at('6', 6),
      type: 'email',
      direction: 'inbound',
      from: text,
      to: [text, text],
      subject: text,
      snippet: text,
      contentExpiresAt: text,
      threadId: text,
      attachments: [{ name: text, size: 1, mimeType: text }],
    },
    { ...at('7', 7), type: 'note', body: text },
    { ...at('8', 8), type: 'appointment', title: text, startsAt: text, endsAt: text, place: text },
    { ...at('9', 9), type: 'consent', purpose: 'sms', change: 'given', how: text },
  ];
}

describe('dialora-timeline: hostile content', () => {
  let page: TimelineHarness;

  afterEach(() => {
    page.remove();
    expect((window as { hacked?: boolean }).hacked).to.equal(undefined);
  });

  it('is shown as text and nothing else, in every field of every kind', async () => {
    page = await new TimelineHarness({
      workspace: createFakeWorkspace({ activities: hostile }),
      height: 12_000,
    }).ready();
    await page.until(() => page.articles.length === hostile.length);
    expect(page.root.querySelectorAll('img, script, iframe, object, a').length).to.equal(0);
    for (const article of page.articles.slice(1)) expect(article.textContent).to.not.contain('\ud800 ');
    expect(page.entry('Z').textContent).to.contain('<img src=x');
    expect(page.scroller.scrollWidth).to.be.at.most(page.scroller.clientWidth);
    const name = page.root.querySelector('.file__name');
    expect(name?.textContent).to.equal('photogpj.zip');
    await expect(page.timeline).to.be.accessible();
  });

  it('of any sort in any field adds no element and no attribute that plain words would not', async function () {
    this.timeout(120_000);
    const draw = async (text: string) => {
      const activities = filled(text);
      page = await new TimelineHarness({ workspace: createFakeWorkspace({ activities }), height: 16_000 }).ready();
      await page.until(() => page.articles.length === activities.length);
      page.root.querySelectorAll<HTMLElement>('[data-action="open"]').forEach((button) => button.click());
      await page.settled();
      return shapeOf(page.root, 'article');
    };
    const known = new Set(
      await draw('plain words **bold** _slant_ @[Sam](agt_sam) https://a.example/ +44 7700 900123'),
    );
    const opened = ['@aria-expanded', '@data-open'];
    page.remove();
    for (const [name, text] of Object.entries(attacks)) {
      const names = await draw(text);
      expect(
        names.filter((each) => !known.has(each) && !opened.includes(each)),
        name,
      ).to.deep.equal([]);
      for (const link of page.root.querySelectorAll('a')) expect(link.protocol, name).to.equal('https:');
      expect(page.scroller.scrollWidth, name).to.be.at.most(page.scroller.clientWidth);
      expect(/\p{Surrogate}/u.test(page.scroller.textContent), name).to.equal(false);
      for (const file of page.root.querySelectorAll('.file__name, .title')) {
        expect(/[\u202a-\u202e]/.test(file.textContent), name).to.equal(false);
      }
      page.remove();
    }
    expect((window as { hacked?: boolean }).hacked).to.equal(undefined);
  });

  it('does not let one entry change the order of letters in another', async () => {
    const body = '\u202e\u202e\u2067 turned';
    const activities: Activity[] = [
      { ...base('a', 2), type: 'note', body },
      { ...base('b', 1), type: 'note', body: 'straight' },
    ];
    page = await new TimelineHarness({ workspace: createFakeWorkspace({ activities }) }).ready();
    const { left, width } = page.entry('straight').querySelector('.text')!.getBoundingClientRect();
    expect(left + width / 2).to.be.below(page.scroller.getBoundingClientRect().left + 200);
    expect(getComputedStyle(page.entry('turned').querySelector('.text')!).unicodeBidi).to.equal('plaintext');
  });

  it('shows the beginning of a note of a megabyte, and more of it when asked', async () => {
    const body = 'x'.repeat(300) + ' 🙏 '.repeat(250_000);
    const activities: Activity[] = [{ ...base('big', 1), type: 'note', body }];
    page = await new TimelineHarness({ workspace: createFakeWorkspace({ activities }) }).ready();
    const text = () => page.last.querySelector('.text')!.textContent;
    expect(text().length).to.be.below(700);
    expect(text()).to.not.contain('\ufffd');
    const top = page.last.getBoundingClientRect().top;
    page.root.querySelector<HTMLElement>('[data-action="open"]')!.click();
    await page.until(() => text().length > 19_000);
    expect(Math.abs(page.last.getBoundingClientRect().top - top)).to.be.at.most(1);
    expect(text().length).to.be.below(21_000);
    page.button('Show less', page.last).click();
    await page.until(() => text().length < 700);
  });

  it('collapses a text of very many lines', async () => {
    const activities: Activity[] = [{ ...base('lines', 1), type: 'note', body: 'a\n'.repeat(5000) }];
    page = await new TimelineHarness({ workspace: createFakeWorkspace({ activities }) }).ready();
    expect(page.last.getBoundingClientRect().height).to.be.below(400);
  });
});
