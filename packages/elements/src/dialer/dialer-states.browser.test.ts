import { expect } from '@open-wc/testing';
import { everyStateIsReachable } from '../testing/dialer-access.js';
import { DialerHarness } from '../testing/dialer-harness.js';

everyStateIsReachable([
  { layout: 'normal', width: 320, bar: false },
  { layout: 'wide', width: 760, bar: false },
]);

describe('<dialora-dialer> problems', () => {
  let page: DialerHarness;
  beforeEach(async () => {
    page = await new DialerHarness().ready();
  });
  afterEach(() => page.remove());

  it('says why there is no line and what to do, and tries again when asked', async () => {
    page.phone.failLine({ kind: 'gateway-unreachable' });
    await page.until(() => page.text.includes('The phone line does not answer.'));
    expect(page.text).to.contain('A firewall or VPN may block calls.');
    page.phone.setLine({ state: 'off' });
    await page.settled();
    page.button('Turn on').click();
    await page.until(() => page.text.includes('Ready'));
  });

  it('names the cause of a missing microphone and the way to allow it', async () => {
    page.phone.setMicrophone('denied');
    await page.until(() => page.text.includes('The microphone is blocked for this page.'));
    expect(page.text).to.contain('allow the microphone');
    page.phone.setMicrophone('granted');
    await page.until(() => !page.text.includes('The microphone is blocked'));
  });

  it('says a cause once, though line and call both report it', async () => {
    page.phone.failLine({ kind: 'gateway-unreachable' });
    page.dialer.fill('07700900123');
    await page.settled();
    page.button('Call').click();
    await page.until(() => page.phone.commands.length > 0);
    await page.settled();
    expect(page.text.split('The phone line does not answer.')).to.have.lengthOf(2);
  });

  it('does not call in a browser that cannot, and says so', async () => {
    page.phone.setMicrophone('unsupported');
    page.dialer.fill('07700900123');
    await page.settled();
    page.button('Call').click();
    await page.settled();
    expect(page.phone.commands).to.deep.equal([]);
    expect(page.text).to.contain('This browser cannot place calls.');
  });

  it('turns the line on by itself, and waits with manual-start', async () => {
    page.remove();
    page = new DialerHarness();
    page.phone.setLine({ state: 'off' });
    await page.until(() => page.phone.commands.some(({ type }) => type === 'start'));
    page.remove();
    page = new DialerHarness();
    page.dialer.manualStart = true;
    page.phone.setLine({ state: 'off' });
    await page.ready();
    expect(page.phone.commands).to.deep.equal([]);
  });

  it('speaks Italian inside of an Italian part of the page', async () => {
    page.box.lang = 'it';
    await page.until(() => page.text.includes('Pronto') && page.hasButton('Chiama'));
  });

  it('lays out wide and compact by the room it has', async () => {
    page.box.style.inlineSize = '760px';
    await page.settled();
    const keypad = page.get('dialora-keypad').getBoundingClientRect();
    expect(keypad.left).to.be.greaterThan(page.field.getBoundingClientRect().right);
    page.become('bar');
    await page.settled();
    expect(page.dialer.getBoundingClientRect().height).to.be.lessThan(160);
    expect(page.hasButton('Call')).to.equal(true);
  });

  it('is a narrow bar when it is narrow itself, however wide its place', async () => {
    page.box.style.inlineSize = '760px';
    page.become('bar');
    await page.settled();
    const call = () => page.button('Call').getBoundingClientRect();
    expect(call().left, 'beside the number').to.be.at.least(page.field.getBoundingClientRect().right);
    page.dialer.style.inlineSize = '320px';
    await page.settled();
    expect(call().top, 'below the number').to.be.at.least(page.field.getBoundingClientRect().bottom);
  });
});
