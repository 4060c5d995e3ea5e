import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { registerLocale } from '../internal/locale.js';
import { ar } from '../locales/ar.js';
import { it as italian } from '../locales/it.js';
import { CardHarness, type CardHarnessOptions } from '../testing/card-harness.js';
import { emulateMedia, everyMedia } from '../testing/media.js';

const full = { attributes: { 'contact-id': 'con_amelia', view: 'full' } };

describe('dialora-contact-card: editing, joining, rights', () => {
  let page: CardHarness;
  const open = (options: CardHarnessOptions = {}) => (page = new CardHarness(options)).ready();
  const click = (element: Element) => {
    element.scrollIntoView({ block: 'center' });
    return sendMouse({ type: 'click', position: page.centre(element) });
  };
  const openPanel = async (name: string) => {
    page.control(name).click();
    await page.until(() => page.find('.edit') !== undefined, name);
    await page.settled();
  };
  const field = (pointer: string) => page.get(`[data-pointer="${pointer}"]`) as HTMLInputElement;
  const type = async (pointer: string, text: string) => {
    field(pointer).focus();
    field(pointer).select();
    await sendKeys({ type: text });
    await page.settled();
  };

  before(() => {
    registerLocale(ar);
    registerLocale(italian);
  });

  afterEach(async () => {
    page.remove();
    await emulateMedia({ colorScheme: 'light' });
  });

  it('is edited in place by keyboard, saved, and taken back', async () => {
    await open();
    page.control('Edit contact').focus();
    await sendKeys({ press: 'Enter' });
    await page.until(
      () => page.root.activeElement?.getAttribute('data-pointer') === '/name',
      'the focus in the first field',
    );
    await type('/name', 'Amy Hartwell');
    await sendKeys({ press: 'Enter' });
    await page.until(() => page.find('.edit') === undefined && page.text.includes('Amy Hartwell'));
    await page.until(() => page.root.activeElement === page.control('Edit contact'), 'the focus back');
    expect(page.text).to.contain('Saved.');
    await click(page.control('Undo'));
    await page.until(() => page.text.includes('Amelia Hartwell') && page.text.includes('Taken back.'));
  });

  it('says at the field what is wrong and leads there', async () => {
    await open();
    await openPanel('Edit contact');
    await type('/phones/0/number', 'reception');
    await click(page.control('Save'));
    await page.until(() => page.text.includes('This is not a phone number.'));
    await page.until(() => page.root.activeElement === field('/phones/0/number'));
    expect(field('/phones/0/number').getAttribute('aria-invalid')).to.equal('true');
    await expect(page.card).to.be.accessible();
    await type('/phones/0/number', '07700 900124');
    await page.until(() => !page.text.includes('This is not a phone number.'));
    await click(page.control('Save'));
    await page.until(() => page.text.includes('07700 900124'));
  });

  it('shows a conflict and mends it', async () => {
    await open();
    await openPanel('Edit contact');
    await type('/name', 'Amy');
    page.workspace.editor.elsewhere('con_amelia', { name: 'Amelie', title: 'Director' }, true);
    await click(page.control('Save'));
    await page.until(() => page.text.includes('Somebody else changed this contact meanwhile.'));
    expect(page.text).to.contain('Yours Amy');
    expect(page.text).to.contain('Theirs Amelie');
    await expect(page.card).to.be.accessible();
    const [, theirs] = page.root.querySelectorAll<HTMLElement>('[data-clash="name"] input');
    await click(theirs!);
    await click(page.control('Save'));
    await page.until(() => page.find('.edit') === undefined);
    expect(page.text).to.contain('Amelie');
    expect(page.text).to.contain('Director');
  });

  it('adds and takes out numbers, addresses and fields', async () => {
    await open(full);
    await openPanel('Edit contact');
    page.control('Remove 2: Phone numbers').click();
    page.control('Add a detail').click();
    await page.settled();
    await type('/custom_fields/3/name', 'Shoe size');
    await type('/custom_fields/3/value', '38');
    await click(page.control('Save'));
    await page.until(() => page.find('.edit') === undefined);
    expect(page.text).to.contain('Shoe size');
    expect(page.text).to.not.contain('020 7946 0018');
  });

  it('Escape leaves the form without a change', async () => {
    await open();
    await openPanel('Edit contact');
    await type('/name', 'Nobody');
    await sendKeys({ press: 'Escape' });
    await page.until(() => page.find('.edit') === undefined);
    expect(page.text).to.contain('Amelia Hartwell');
    expect(page.workspace.network.reads).to.not.include('editor.update');
  });

  it('joins a duplicate that shares the number', async () => {
    await open();
    await openPanel('Join a duplicate');
    await page.until(() => page.text.includes('Amelia Hartwell jun.'));
    await expect(page.card).to.be.accessible();
    await click(page.get('[part="choice"]'));
    await page.until(() => page.text.includes('This cannot be taken back.'));
    expect(page.text).to.contain('amelia.jun@hartwell.example.com');
    await click(page.control('Join'));
    await page.until(() => page.text.includes('The two contacts are one now.'));
    expect(page.text).to.contain('amelia.jun@hartwell.example.com');
  });

  it('enters a right and shows its clock', async () => {
    await open(full);
    await openPanel('Privacy rights');
    await expect(page.card).to.be.accessible();
    await click(page.get('[data-right="erasure"]'));
    await page.until(() => page.text.includes('Everything is deleted'));
    await click(page.control('Enter the request'));
    await page.until(() => page.find('[part="privacy-clocks"]') !== undefined);
    expect(page.text).to.match(/Erasure: asked for PR-1001/);
    expect(page.text).to.match(/Acknowledge in 4[78] hours/);
    expect(page.workspace.privacy.asked[0]).to.deep.include({ kind: 'erasure', contactId: 'con_amelia' });
  });

  it('asks who is nominated before it enters a nomination', async () => {
    await open(full);
    await openPanel('Privacy rights');
    await click(page.get('[data-right="nomination"]'));
    await page.until(() => page.find('#nominee-name') !== undefined);
    await click(page.control('Enter the request'));
    await page.until(() => page.text.includes('Something that is needed is missing.'));
    page.get('#nominee-name').focus();
    await sendKeys({ type: 'Oscar Hartwell' });
    await click(page.control('Enter the request'));
    await page.until(() => page.workspace.privacy.asked.length === 1);
    expect(page.workspace.privacy.asked[0]?.nominee?.name).to.equal('Oscar Hartwell');
  });

  it('says what is permitted and why not, and what was last and comes next', async () => {
    await open({ attributes: { 'contact-id': 'con_darragh', view: 'full' } });
    await page.until(() => page.find('[part="permissions"]') !== undefined);
    expect(page.text).to.contain('The person asked not to be called.');
    expect(page.text).to.contain('Consent was withdrawn: replied STOP.');
    await page.until(() => page.text.includes('Last activity'));
    expect(page.text).to.contain('Check-up and cleaning');
    await expect(page.card).to.be.accessible();
  });

  it('has no violation in dark, in forced colours and from right to left, in every panel', async () => {
    await open({ ...full, lang: 'ar', width: 320 });
    for (const name of ['تعديل جهة الاتصال', 'دمج جهة مكررة', 'حقوق الخصوصية']) {
      await openPanel(name);
      for (const media of everyMedia) {
        await emulateMedia(media);
        await page.settled();
        await expect(page.card).to.be.accessible();
      }
      expect(page.card.scrollWidth).to.be.at.most(page.card.clientWidth);
      await sendKeys({ press: 'Escape' });
      await page.until(() => page.find('.edit') === undefined);
    }
  });
});
