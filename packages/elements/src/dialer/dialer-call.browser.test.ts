import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { createManualClock } from '@dialora/core/testing';
import { now, useClock } from '../internal/clock.js';
import { DialerHarness } from '../testing/dialer-harness.js';

describe('<dialora-dialer> in a call', () => {
  let page: DialerHarness;
  beforeEach(async () => {
    page = await new DialerHarness().ready();
  });
  afterEach(() => page.remove());

  it('says each phase in words', async () => {
    await page.phone.dial({ number: '+442079460018' });
    const { id } = page.phone.get().calls[0]!;
    await page.until(() => page.text.includes('Dialling…'));
    page.phone.farRings(id);
    await page.until(() => page.text.includes('Ringing…'));
    page.phone.farAnswers(id);
    await page.until(() => page.text.includes('Connecting audio…'));
    page.phone.mediaFlows(id);
    await page.until(() => page.text.includes('Connected'));
    expect(page.polite).to.contain('Connected');
    page.phone.tell(id, { type: 'connection-lost' });
    await page.until(() => page.text.includes('Connection lost. Getting it back…'));
    page.phone.tell(id, { type: 'connection-back' });
    await page.until(() => page.text.includes('Connected'));
  });

  it('shows who it is, from the contacts', async () => {
    await page.connected({ number: '+442079460018' });
    await page.until(() => page.text.includes('Amelia Hartwell'));
    expect(page.text).to.contain('From London front desk');
  });

  it('shows the mute that the line confirmed, not the one that was asked for', async () => {
    const id = await page.connected();
    page.dialer.addEventListener('dialora-call-request', (event) => event.preventDefault(), { once: true });
    page.button('Mute').click();
    await page.settled();
    expect(page.button('Mute').getAttribute('aria-pressed')).to.equal('false');
    page.button('Mute').click();
    await page.until(() => page.button('Mute').getAttribute('aria-pressed') === 'true');
    expect(page.text).to.contain('Muted');
    page.phone.tell(id, { type: 'muted', muted: false });
    await page.until(() => page.button('Mute').getAttribute('aria-pressed') === 'false');
    expect(page.polite).to.contain('Microphone on');
  });

  it('sends the keys of the keypad and shows the digits that were sent', async () => {
    await page.connected();
    page.button('Keypad').click();
    await page.settled();
    page.get('#keypad [data-key="5"], dialora-keypad[without-plus]').focus();
    await page.settled();
    await sendKeys({ press: '1' });
    await sendKeys({ press: '2' });
    await sendKeys({ press: '#' });
    await page.until(() => page.find('[part="digits"] bdi')?.textContent === '12#');
    const sent = page.phone.commands.filter((command) => command.type === 'send-digits');
    expect(sent.map((command) => (command as { digits: string }).digits)).to.deep.equal(['1', '2', '#']);
  });

  it('sends digits typed in the dialer, and none typed into the note or elsewhere in the page', async () => {
    await page.connected();
    page.button('Mute').focus();
    await sendKeys({ press: '*' });
    page.button('Note').click();
    await page.settled();
    page.get('textarea').focus();
    await sendKeys({ type: '42' });
    const outside = document.createElement('input');
    page.box.prepend(outside);
    outside.focus();
    await sendKeys({ type: '99' });
    await page.settled();
    const sent = page.phone.commands.filter((command) => command.type === 'send-digits');
    expect(sent).to.have.lengthOf(1);
    expect(outside.value).to.equal('99');
  });

  it('hangs up with its button; Escape only closes what is open', async () => {
    await page.connected();
    page.button('Note').click();
    await page.settled();
    page.get('textarea').focus();
    await sendKeys({ press: 'Escape' });
    await page.settled();
    expect(page.find('textarea')?.checkVisibility()).to.equal(false);
    expect(page.phone.get().calls[0]!.phase).to.equal('active');
    await page.pressUntil('Hang up', () => page.text.includes('You hung up'));
  });

  it('does not hang up on the second click of a double click on Call', async () => {
    page.dialer.fill('07700900123');
    await page.settled();
    page.button('Call').click();
    await page.until(() => page.hasButton('Hang up'));
    page.button('Hang up').click();
    await page.settled();
    expect(page.phone.commands.map(({ type }) => type)).to.deep.equal(['dial']);
  });

  it('never moves Hang up, and keeps it 16 px from every other control', async () => {
    await page.phone.dial({ number: '+442079460018' });
    const { id } = page.phone.get().calls[0]!;
    await page.until(() => page.hasButton('Hang up'));
    await page.settled();
    const place = () => Math.round(page.button('Hang up').getBoundingClientRect().top);
    const places = [place()];
    page.phone.farAnswers(id);
    page.phone.mediaFlows(id);
    await page.settled();
    places.push(place());
    page.button('Keypad').click();
    await page.settled();
    places.push(place());
    const keys = page.get('.stage .keys').getBoundingClientRect();
    const faces = page.button('Mute').getBoundingClientRect();
    expect(places.at(-1)! - Math.max(keys.bottom, faces.bottom)).to.be.at.least(16);
    page.button('Note').click();
    await page.settled();
    places.push(place());
    page.phone.simulateIncoming({ number: '+12025550143' });
    await page.settled();
    places.push(place());
    expect(new Set(places).size, places.join()).to.equal(1);
  });

  it('counts the seconds of the call without drawing anything else again', async () => {
    const clock = createManualClock(now());
    const undo = useClock(clock);
    try {
      await page.connected();
      clock.advance(Date.now() - clock.now() + 61_500);
      await page.until(() => /1:0[0-2]/.test(page.get('[role="timer"]').textContent));
      expect(page.get('[role="timer"]').getAttribute('aria-label')).to.equal('Call time');
    } finally {
      undo();
    }
  });

  it('says that recording is on and that the connection is poor', async () => {
    const id = await page.connected();
    page.phone.tell(id, { type: 'recording', recording: { state: 'on', rule: 'announce' } });
    page.phone.setQuality(id, { level: 'poor' });
    await page.until(() => page.text.includes('Recording') && page.text.includes('They may hear gaps.'));
  });

  it('brings another call to the front', async () => {
    await page.connected({ number: '+442079460018' });
    await page.phone.dial({ number: '+12025550143' });
    await page.until(() => page.find('[part="other-calls"]') !== undefined);
    await page.until(() => page.get('[part="other-calls"]').textContent.includes('Amelia Hartwell'));
    page.get('[part="other-calls"] button').click();
    await page.until(() => page.get('.party__name').textContent.includes('Amelia Hartwell'));
  });
});

describe('<dialora-dialer> by keyboard alone', () => {
  it('dials, mutes, hangs up and logs without a pointer', async () => {
    const page = await new DialerHarness().ready();
    const tabTo = async (name: string) => {
      for (let presses = 0; presses < 20 && page.focused !== page.button(name); presses += 1) {
        await sendKeys({ press: 'Tab' });
      }
      expect(page.focused, name).to.equal(page.button(name));
    };
    page.field.focus();
    await sendKeys({ type: '07700900123' });
    await sendKeys({ press: 'Enter' });
    await page.until(() => page.hasButton('Hang up'));
    await page.settled();
    expect(page.hasFocus).to.equal(true);
    const { id } = page.phone.get().calls[0]!;
    page.phone.farAnswers(id);
    page.phone.mediaFlows(id);
    await page.settled();
    await tabTo('Mute');
    await sendKeys({ press: ' ' });
    await page.until(() => page.phone.get().calls[0]!.muted);
    await tabTo('Hang up');
    // Not obeyed at once: the key may be the one that placed the call.
    while (!page.hasButton('Save log')) {
      await sendKeys({ press: 'Enter' });
      await page.settled();
    }
    expect(page.hasFocus).to.equal(true);
    await tabTo('Save log');
    await sendKeys({ press: 'Enter' });
    await page.until(() => page.workspace.log.added.length === 1);
    await page.until(() => page.hasButton('Call'));
    page.remove();
  });
});

describe('<dialora-dialer> after a call', () => {
  let page: DialerHarness;
  beforeEach(async () => {
    page = await new DialerHarness().ready();
  });
  afterEach(() => page.remove());

  it('logs outcome and note, and shows the log as waiting until the API has it', async () => {
    const id = await page.connected();
    page.button('Note').click();
    await page.settled();
    page.get('textarea').focus();
    await sendKeys({ type: 'Wants a quote' });
    page.phone.farHangsUp(id);
    await page.until(() => page.text.includes('They hung up'));
    const note = page.get('dialora-wrap-up').shadowRoot!.querySelector('textarea')!;
    expect(note.value).to.equal('Wants a quote');
    const select = page.get('dialora-wrap-up').shadowRoot!.querySelector('select')!;
    select.value = 'callback-requested';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await page.settled();
    page.button('Save log').click();
    await page.until(() => page.workspace.log.added.length === 1);
    expect(page.workspace.log.added[0]!.entry).to.deep.equal({
      type: 'call-log',
      callId: id,
      disposition: 'callback-requested',
      note: 'Wants a quote',
    });
    await page.until(() => page.text.includes('kept on this device, waiting to be sent'));
    page.workspace.log.acknowledge(page.workspace.log.added[0]!.id);
    await page.until(() => !page.text.includes('waiting to be sent'));
    expect(page.hasButton('Call')).to.equal(true);
  });

  it('keeps the note when it cannot be kept on the device, and says why', async () => {
    const id = await page.connected();
    page.phone.farHangsUp(id);
    await page.until(() => page.hasButton('Save log'));
    const note = page.get('dialora-wrap-up').shadowRoot!.querySelector('textarea')!;
    note.focus();
    await sendKeys({ type: 'Keep me' });
    const { DialoraError } = await import('@dialora/core');
    page.workspace.log.failNextAdd(new DialoraError({ kind: 'storage-unavailable' }));
    page.button('Save log').click();
    await page.until(() => page.text.includes('This browser cannot keep your work.'));
    expect(note.value).to.equal('Keep me');
  });

  it('offers Try again and Discard for a log that the API refused for good', async () => {
    const id = await page.workspace.log.add({ type: 'call-log', callId: 'call_9', note: 'x' });
    page.workspace.log.refuse(id, { kind: 'forbidden' });
    await page.until(() => page.text.includes('could not be sent'));
    expect(page.text).to.contain('Your account may not do this.');
    page.button('Discard').click();
    await page.until(() => page.workspace.log.pending.get().length === 0);
  });

  it('knows the outcome of a busy line, and calls again', async () => {
    await page.phone.dial({ number: '+442079460018', from: '+12025550187' });
    page.phone.end(page.phone.get().calls[0]!.id, { reason: 'busy' });
    await page.until(() => page.text.includes('The line is busy'));
    expect(page.get('dialora-wrap-up').shadowRoot!.querySelector('select')!.value).to.equal('busy');
    page.button('Call again').click();
    await page.until(() => page.phone.commands.filter(({ type }) => type === 'dial').length === 2);
    expect(page.phone.commands.at(-1)).to.deep.equal({
      type: 'dial',
      request: { number: '+442079460018', from: '+12025550187' },
    });
  });

  it('lists a missed call with its name and calls back', async () => {
    const id = page.phone.simulateIncoming({ number: '+442079460018' });
    page.phone.farHangsUp(id);
    await page.until(() => page.text.includes('Missed call'));
    await page.until(() => page.hasButton('Call back: Amelia Hartwell'));
    page.button('Call back: Amelia Hartwell').click();
    await page.until(() => page.phone.commands.some(({ type }) => type === 'dial'));
    expect(page.phone.get().calls.map(({ direction }) => direction)).to.deep.equal(['outbound']);
  });
});
