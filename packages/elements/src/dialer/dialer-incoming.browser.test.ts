import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { DialerHarness } from '../testing/dialer-harness.js';

describe('<dialora-dialer> when a call comes in', () => {
  let page: DialerHarness;
  let hostField: HTMLInputElement;
  beforeEach(async () => {
    page = await new DialerHarness().ready();
    hostField = document.createElement('input');
    page.box.prepend(hostField);
  });
  afterEach(() => page.remove());

  const ring = async (number = '+442079460018') => {
    const id = page.phone.simulateIncoming({ number, verified: true });
    await page.until(() => page.hasButton('Answer') || page.hasButton('End current call and answer'));
    await page.settled();
    return id;
  };

  it('shows name, number, line and the verified mark before the buttons', async () => {
    await ring();
    await page.until(() => page.text.includes('Amelia Hartwell'));
    const at = (words: string) => page.text.indexOf(words);
    for (const words of ['Amelia Hartwell', '020 7946 0018', 'Verified number', 'To London front desk']) {
      expect(at(words), words).to.be.greaterThan(-1);
      expect(at(words), words).to.be.lessThan(at('Answer'));
    }
  });

  it('says from whom a call comes back, and keeps the log of the talk when it is not taken', async () => {
    const id = await ring();
    await page.phone.answer(id);
    await page.until(() => page.hasButton('Hang up'));
    page.phone.mediaFlows(id);
    page.phone.end(id, { reason: 'transferred' });
    await page.until(() => page.text.includes('Handed over'));
    const note = (): HTMLTextAreaElement => page.find('textarea[part="note"]') as HTMLTextAreaElement;
    note().value = 'wants two';
    note().dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    page.box.style.inlineSize = '320px';
    page.phone.simulateIncoming({ number: '+442079460018' }, { id, returnedFrom: { name: 'Tomás Herrera' } });
    await page.until(() => page.hasButton('Answer'));
    expect(page.get('[part="returned"]').textContent.trim()).to.equal('Back from Tomás Herrera: not taken');
    expect(page.text).to.contain('Amelia Hartwell');
    page.phone.farHangsUp(id);
    await page.until(() => page.text.includes('Came back and was not answered'));
    expect(page.find('[part="missed-calls"]')).to.equal(undefined);
    expect(note().value).to.equal('wants two');
    expect(page.hasButton('Save log')).to.equal(true);
  });

  it('writes how to take a second call on a line of its own at 320 px', async () => {
    page.box.style.inlineSize = '320px';
    await page.connected();
    page.phone.simulateIncoming({ number: '+442079460018' });
    await page.until(() => page.hasButton('Hold and answer'));
    await page.settled();
    const [answer, decline] = [page.button('Hold and answer'), page.button('Decline')];
    const words = answer.querySelector('span')!;
    expect(words.getBoundingClientRect().height).to.be.lessThan(2 * parseFloat(getComputedStyle(answer).fontSize));
    expect(decline.getBoundingClientRect().top).to.be.at.least(answer.getBoundingClientRect().bottom);
  });

  it('gives a call that rings the room of those that were missed', async () => {
    const missed = await ring('+442079460018');
    page.phone.farHangsUp(missed);
    await page.until(() => page.find('[part="missed-calls"]') !== undefined);
    await ring('+12025550119');
    expect(page.find('[part="missed-calls"]')).to.equal(undefined);
  });

  it('never takes the focus from the page, nor its keys', async () => {
    hostField.focus();
    await ring();
    expect(document.activeElement).to.equal(hostField);
    await sendKeys({ type: 'hello 123' });
    expect(hostField.value).to.equal('hello 123');
    expect(page.phone.get().calls[0]!.phase).to.equal('ringing-in');
  });

  it('leaves the caret in the dialer’s own field when somebody types there', async () => {
    page.field.focus();
    await sendKeys({ type: '0207' });
    await ring();
    expect(page.focused).to.equal(page.field);
    await sendKeys({ type: '946' });
    expect(page.field.value).to.equal('020 7946');
    expect(page.phone.get().calls[0]!.phase).to.equal('ringing-in');
  });

  it('does not take Enter or Space for 700 ms, and takes a click at once', async () => {
    page.phone.simulateIncoming({ number: '+442079460018' });
    await page.until(() => page.hasButton('Answer'));
    page.button('Decline').focus();
    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: ' ' });
    expect(page.phone.get().calls[0]!.phase).to.equal('ringing-in');
    await sendMouse({ type: 'click', position: page.centre(page.button('Answer')) });
    await page.until(() => page.phone.get().calls[0]!.phase === 'connecting-media');
  });

  it('takes Enter once the person had time to see the call', async () => {
    const shown = performance.now();
    await ring();
    await page.until(() => performance.now() - shown > 900);
    page.button('Answer').focus();
    await sendKeys({ press: 'Enter' });
    await page.until(() => page.phone.get().calls[0]!.phase === 'connecting-media');
    await page.until(() => page.hasButton('Mute'));
    expect(page.hasFocus, 'the focus stays in the dialer').to.equal(true);
  });

  it('tells the call once, assertively, with the name', async () => {
    const said: string[] = [];
    const live = page.get('[data-live="assertive"]');
    const observer = new MutationObserver(() => said.push(live.textContent.trim()));
    observer.observe(live, { childList: true, characterData: true, subtree: true });
    const id = await ring();
    await page.until(() => said.length > 0);
    page.phone.tell(id, { type: 'identified', remote: { name: 'Amelia Hartwell' } });
    await page.settled();
    expect(said).to.deep.equal(['Incoming call, Amelia Hartwell, London front desk.']);
    observer.disconnect();
  });

  it('declines', async () => {
    await ring();
    await sendMouse({ type: 'click', position: page.centre(page.button('Decline')) });
    await page.until(() => page.phone.get().calls[0]!.end?.reason === 'declined');
  });

  it('says that answering a second call ends the first, and does so', async () => {
    const first = await page.connected({ number: '+12025550143' });
    const second = await ring();
    await sendMouse({ type: 'click', position: page.centre(page.button('End current call and answer')) });
    await page.until(() => page.phone.get().calls.find(({ id }) => id === second)?.phase === 'connecting-media');
    expect(page.phone.get().calls.find(({ id }) => id === first)!.phase).to.equal('ended');
  });

  it('shows the number of an unknown caller, and "Unknown caller" without one', async () => {
    const id = await ring('+33199001234');
    await page.until(() => page.text.includes('+33 1 99 00 12 34'));
    page.phone.end(id, { reason: 'cancelled' });
    page.phone.dismiss(id);
    page.phone.simulateIncoming({});
    await page.until(() => page.text.includes('Unknown caller'));
  });
});
