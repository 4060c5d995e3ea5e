import { expect } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import { createFakeWorkspace, createManualClock } from '@dialora/core/testing';
import { useClock } from '../internal/clock.js';
import { registerLocale } from '../internal/locale.js';
import { ar } from '../locales/ar.js';
import { it as italian } from '../locales/it.js';
import { attacks, shapeOf } from '../testing/attacks.js';
import { CardHarness, type CardHarnessOptions } from '../testing/card-harness.js';
import { registerSection } from './sections.js';
import { emulateMedia, everyMedia } from '../testing/media.js';

describe('dialora-contact-card', () => {
  let page: CardHarness;
  const open = (options: CardHarnessOptions = {}) => (page = new CardHarness(options)).ready();
  const heard = (type: string) => {
    const details: unknown[] = [];
    page.box.addEventListener(type, (event) => details.push((event as CustomEvent).detail));
    return details;
  };

  before(() => {
    registerLocale(ar);
    registerLocale(italian);
  });

  afterEach(async () => {
    page.remove();
    await emulateMedia({ colorScheme: 'light' });
  });

  it('shows who somebody is, with numbers for people to read', async () => {
    await open();
    for (const fact of ['Amelia Hartwell', 'Operations manager · Hartwell & Sons Joinery', '07700 900123', 'Mobile']) {
      expect(page.text).to.contain(fact);
    }
    expect(page.text).to.contain('020 7946 0018');
    expect(page.text).to.contain('amelia@hartwell.example.com');
    expect(page.text).to.contain('Implant plan');
    expect(page.get('.avatar').textContent.trim()).to.equal('AH');
    expect(page.text).to.not.contain('Preferred dentist');
  });

  it('shows everything in the full view and little in the compact one', async () => {
    await open({ attributes: { 'contact-id': 'con_amelia', view: 'full' } });
    for (const fact of [
      'Preferred dentist',
      'Dr Okafor',
      'London',
      'United Kingdom',
      'Maya Lindqvist',
      'British English',
    ]) {
      expect(page.text).to.contain(fact);
    }
    page.card.view = 'compact';
    await page.until(() => !page.text.includes('Dr Okafor'));
    expect(page.text).to.contain('Amelia Hartwell');
    expect(page.text).to.not.contain('020 7946 0018');
    expect(page.control('Call Amelia Hartwell').checkVisibility()).to.equal(true);
  });

  it('finds a contact by number however it is written, and by address', async () => {
    await open({ attributes: { number: '(020) 7946-0018' } });
    expect(page.text).to.contain('Amelia Hartwell');
    page.card.number = undefined;
    page.card.email = 'JOAO@casaazul.example.com ';
    await page.until(() => page.text.includes('João Figueiredo'));
  });

  it('tells the page whom it shows', async () => {
    page = new CardHarness({ attributes: { number: '+12025550143' } });
    const shown = heard('dialora-contact-shown');
    await page.until(() => shown.length === 1);
    expect(shown).to.deep.equal([{ contactId: 'con_joao' }]);
    expect(page.card.contact?.name).to.equal('João Figueiredo');
    page.card.number = '+442079460999';
    await page.until(() => shown.length === 2);
    expect(shown[1]).to.deep.equal({});
  });

  it('lets the person say who it is when two share a number, and change that', async () => {
    await open({ attributes: { number: '+447700900123' } });
    expect(page.text).to.contain('2 contacts have 07700 900123.');
    await expect(page.card).to.be.accessible();
    const second = page.root.querySelectorAll<HTMLElement>('[part="choice"]')[1]!;
    await sendMouse({ type: 'click', position: page.centre(second) });
    await page.until(() => page.text.includes('Amelia Hartwell jun.') && !page.text.includes('Who is it?'));
    page.control('Somebody else').click();
    await page.until(() => page.text.includes('Who is it?'));
  });

  it('says that a number is not known, and still calls it', async () => {
    await open({ attributes: { number: '+442079460999' } });
    expect(page.text).to.contain('020 7946 0999');
    expect(page.text).to.contain('Not in your contacts');
    await expect(page.card).to.be.accessible();
    await sendMouse({ type: 'click', position: page.centre(page.control('Call 020 7946 0999')) });
    await page.until(() => page.workspace.phone.get().calls.length === 1);
    expect(page.workspace.phone.commands.at(-1)).to.deep.equal({ type: 'dial', request: { number: '+442079460999' } });
  });

  it('does not offer to call what is no number', async () => {
    await open({ attributes: { number: 'reception' } });
    expect(page.text).to.contain('This is not a phone number');
    expect(page.find('[part="call-button"]')).to.equal(undefined);
  });

  it('calls the main number by its button and any other by its own', async () => {
    await open();
    const dialled = heard('dialora-dial-request');
    await sendMouse({ type: 'click', position: page.centre(page.control('Call Amelia Hartwell')) });
    await sendMouse({ type: 'click', position: page.centre(page.control('Call 020 7946 0018')) });
    await page.until(() => page.workspace.phone.get().calls.length === 2);
    expect(dialled).to.deep.equal([
      { number: '+447700900123', contactId: 'con_amelia' },
      { number: '+442079460018', contactId: 'con_amelia' },
    ]);
  });

  it('shows why a call was refused', async () => {
    await open({ attributes: { 'contact-id': 'con_darragh' } });
    expect(page.text).to.contain('Do not call');
    expect(page.text).to.contain('on your do-not-call list');
    page.workspace.phone.failNextDial({ kind: 'refused' });
    page.control('Call Darragh Whelan').click();
    await page.until(() => page.text.includes('This call may not be placed.'));
    page.control('Close').click();
    await page.until(() => !page.text.includes('This call may not be placed.'));
  });

  it('hands a mail to the page, or to the mail program', async () => {
    await open();
    const mails = heard('dialora-mail-request');
    page.box.addEventListener('dialora-mail-request', (event) => event.preventDefault());
    const link = page.control('Write to amelia@hartwell.example.com') as HTMLAnchorElement;
    expect(link.href).to.equal('mailto:amelia%40hartwell.example.com');
    await sendMouse({ type: 'click', position: page.centre(link) });
    expect(mails).to.deep.equal([{ address: 'amelia@hartwell.example.com', contactId: 'con_amelia' }]);
  });

  it('offers texts only where somebody sends them', async () => {
    await open();
    expect(page.find('[part="message-link"]')).to.equal(undefined);
    page.card.messageActions = true;
    await page.until(() => page.find('[part="message-link"]') !== undefined);
    const texts = heard('dialora-message-request');
    page.box.addEventListener('dialora-message-request', (event) => event.preventDefault());
    page.control('Text 07700 900123').click();
    expect(texts).to.deep.equal([{ number: '+447700900123', contactId: 'con_amelia' }]);
  });

  it('shows a change at once, without looking again', async () => {
    await open();
    const reads = (): number => page.workspace.network.reads.filter((name) => name.startsWith('contacts.')).length;
    const before = reads();
    const contact = page.card.contact!;
    page.workspace.live.push({ type: 'contact-updated', contact: { ...contact, title: 'Owner', doNotCall: true } });
    await page.until(() => page.text.includes('Owner') && page.text.includes('Do not call'));
    expect(reads()).to.equal(before);
  });

  it('says what time it is there, and keeps that right', async () => {
    const clock = createManualClock(Date.UTC(2026, 10, 22, 21, 15));
    const restore = useClock(clock);
    try {
      await open({ attributes: { 'contact-id': 'con_olive' } });
      expect(page.text).to.match(/Mon,? 08:15/);
      clock.advance(46 * 60_000);
      expect(page.text).to.match(/Mon,? 09:01/);
    } finally {
      restore();
    }
  });

  it('shows the first few of many numbers, and the rest when asked', async () => {
    const workspace = createFakeWorkspace();
    const contact = await workspace.contacts.get('con_amelia');
    const phones = Array.from({ length: 9 }, (_, index) => ({
      number: `+44207946010${index}`,
      type: 'other' as const,
      primary: index === 0,
    }));
    await open({ workspace: createFakeWorkspace({ contacts: [{ ...contact, phones }] }) });
    expect(page.root.querySelectorAll('[part="phone"]').length).to.equal(3);
    page.control('7 more').click();
    await page.until(() => page.root.querySelectorAll('[part="phone"]').length === 9);
    page.control('Fewer').click();
    await page.until(() => page.root.querySelectorAll('[part="phone"]').length === 3);
  });

  it("shows the page's own sections and buttons", async () => {
    const undo = registerSection({ id: 'orders', title: 'Open orders', render: ({ name }) => `2 orders of ${name}` });
    const button = document.createElement('button');
    button.slot = 'actions';
    button.textContent = 'Book a visit';
    try {
      await open({ slotted: [button] });
      expect(page.text).to.contain('Open orders');
      expect(page.text).to.contain('2 orders of Amelia Hartwell');
      expect(button.checkVisibility()).to.equal(true);
      const own = page.card.registerSection({ id: 'orders', title: () => 'Orders', render: () => 'none', order: 1 });
      await page.until(() => page.text.includes('none') && !page.text.includes('2 orders'));
      own();
      await page.until(() => page.text.includes('2 orders'));
    } finally {
      undo();
    }
    await page.until(() => !page.text.includes('Open orders'));
  });

  it('draws shapes while it looks, and why it could not', async () => {
    const workspace = createFakeWorkspace();
    const release = workspace.network.hold();
    page = new CardHarness({ workspace });
    await page.until(() => page.find('[part="loading"]') !== undefined);
    await expect(page.card).to.be.accessible();
    workspace.network.fail({ kind: 'forbidden' });
    release();
    await page.until(() => page.text.includes('Your account may not do this.'));
    await expect(page.card).to.be.accessible();
    workspace.network.fail(undefined);
    page.control('Try again').click();
    await page.until(() => page.text.includes('Amelia Hartwell'));
  });

  it('still calls a number when nobody can say whose it is', async () => {
    const workspace = createFakeWorkspace();
    workspace.network.fail({ kind: 'offline' });
    page = new CardHarness({ workspace, attributes: { number: '+442079460018' } });
    await page.until(() => page.text.includes('You are offline.'));
    await page.until(() => page.text.includes('020 7946 0018'));
    page.control('Call 020 7946 0018').click();
    await page.until(() => workspace.phone.get().calls.length === 1);
  });

  it('says that nobody is chosen, and that there is no provider', async () => {
    await open({ attributes: {} });
    expect(page.text).to.contain('No contact chosen');
    await expect(page.card).to.be.accessible();
    page.provider.workspace = undefined;
    await page.until(() => page.text.includes('not connected to an account yet'));
  });

  it('is accessible in every view, in light, dark and forced colours', async () => {
    await open({ attributes: { 'contact-id': 'con_amelia', view: 'full', 'message-actions': '' } });
    for (const media of everyMedia) {
      await emulateMedia(media);
      for (const [view, id] of [
        ['full', 'con_amelia'],
        ['normal', 'con_darragh'],
        ['compact', 'con_kavya'],
      ] as const) {
        page.card.view = view;
        page.card.contactId = id;
        await page.until(() => page.card.contact?.id === id);
        await page.ready();
        await expect(page.card).to.be.accessible();
      }
    }
  });

  it('stands the right way round in Arabic, and fits 240 px', async () => {
    await open({ attributes: { 'contact-id': 'con_noura', view: 'full' }, lang: 'ar', width: 320 });
    const avatar = page.get('.avatar').getBoundingClientRect();
    const name = page.get('.name').getBoundingClientRect();
    expect(avatar.left).to.be.greaterThan(name.left);
    expect(page.text).to.contain('معلومات');
    await expect(page.card).to.be.accessible();
    page.box.lang = 'it';
    page.box.dir = 'ltr';
    page.box.style.inlineSize = '240px';
    page.card.contactId = 'con_anneliese';
    await page.until(() => page.text.includes('Informazioni') && page.text.includes('Anneliese'));
    expect(page.get('.card').scrollWidth).to.be.at.most(240);
  });

  it('shows hostile fields as text', async () => {
    const nasty = '<img src=x onerror="window.hacked=1"> \u202eexe.gpj \ud800 ' + 'W'.repeat(5000);
    const workspace = createFakeWorkspace();
    const contact = await workspace.contacts.get('con_amelia');
    const hostile = {
      ...contact,
      name: nasty,
      company: nasty,
      title: nasty,
      phones: [{ number: nasty, type: 'mobile' as const, primary: true }],
      emails: [{ address: 'a@b.example.com?bcc=evil@example.com&body=x', type: 'work' as const, primary: true }],
      addresses: [{ type: 'work' as const, street: nasty, country: nasty }],
      tags: [nasty],
      customFields: { [nasty]: nasty },
      owner: { id: 'x', name: nasty },
      timeZone: 'Not/AZone',
      language: nasty,
      createdAt: nasty,
    };
    await open({
      workspace: createFakeWorkspace({ contacts: [hostile] }),
      attributes: { 'contact-id': 'con_amelia', view: 'full' },
    });
    expect(page.root.querySelectorAll('img').length).to.equal(0);
    expect((window as { hacked?: number }).hacked).to.equal(undefined);
    expect(page.get('.card').scrollWidth).to.be.at.most(340);
    expect((page.find('[part="mail-link"]') as HTMLAnchorElement).href).to.not.match(/[?&]/);
    for (const single of ['.name', '.role', '[part="phone"]', '.tags']) {
      expect(page.get(single).textContent).to.not.contain('\u202e');
    }
    await expect(page.card).to.be.accessible();
  });

  it('makes text and nothing else of anything in any of its fields, also where they are edited', async function () {
    this.timeout(120_000);
    const known = await createFakeWorkspace().contacts.get('con_amelia');
    const filled = (text: string): typeof known => ({
      ...known,
      name: text,
      company: text,
      title: text,
      phones: [{ number: text, type: 'mobile', primary: true, verifiedAt: text }],
      emails: [{ address: text, type: 'work', primary: true, verifiedAt: text }],
      addresses: [{ type: 'home', street: text, city: text, region: text, postalCode: text, country: text }],
      tags: [text],
      customFields: { [text]: text },
      owner: { id: text, name: text },
      timeZone: text,
      language: text,
      createdAt: text,
      updatedAt: text,
    });
    const draw = async (text: string): Promise<readonly string[]> => {
      const workspace = createFakeWorkspace({ contacts: [filled(text)] });
      const reason = { ruleId: text, code: 'other' as const, detail: text, source: text };
      const decision = { outcome: 'refused' as const, reasons: [reason], recording: 'announce' as const };
      workspace.permissions.decide('con_amelia', 'call', decision);
      await open({ workspace, attributes: { 'contact-id': 'con_amelia', view: 'full' } });
      await page.until(() => page.find('[part="permissions"] dd') !== undefined);
      const shown = shapeOf(page.root, '.card');
      const links = [...page.root.querySelectorAll('a')].map((link) => link.protocol);
      expect(links.filter((protocol) => !['mailto:', 'https:'].includes(protocol))).to.deep.equal([]);
      expect(page.get('.card').scrollWidth).to.be.at.most(340);
      expect(/\p{Surrogate}/u.test(page.get('.card').textContent)).to.equal(false);
      page.root.querySelector<HTMLElement>('[data-panel="edit"]')!.click();
      await page.until(() => page.find('.edit') !== undefined);
      return [...new Set([...shown, ...shapeOf(page.root, '.card')])];
    };
    const plain = await draw('https://plain.example.com');
    page.remove();
    const words = await draw('Plain words');
    page.remove();
    const ok = new Set([...plain, ...words]);
    for (const [name, text] of Object.entries(attacks)) {
      const shape = await draw(text);
      expect(
        shape.filter((each) => !ok.has(each)),
        name,
      ).to.deep.equal([]);
      page.remove();
    }
    expect((window as { hacked?: unknown }).hacked).to.equal(undefined);
    await open();
  });

  it('hears nothing any more once it left the page', async () => {
    await open();
    const { card, provider } = page;
    card.remove();
    const reads = page.workspace.network.reads.length;
    page.workspace.live.gap();
    expect(page.workspace.network.reads.length).to.equal(reads);
    provider.append(card);
    await page.until(() => page.workspace.network.reads.length > reads && page.text.includes('Amelia Hartwell'));
  });
});
