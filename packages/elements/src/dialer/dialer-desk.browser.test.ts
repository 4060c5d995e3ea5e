import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { createFakeMemory, createFakeWorkspace, fakeDevices } from '@dialora/core/testing';
import { DialerHarness } from '../testing/dialer-harness.js';

describe('<dialora-dialer> lists', () => {
  let page: DialerHarness;
  beforeEach(async () => {
    page = await new DialerHarness().ready();
  });
  afterEach(() => page.remove());

  const open = async (tab: string, part: string): Promise<void> => {
    page.tab(tab).click();
    await page.until(() => page.find(`[part="${part}"]`) !== undefined, part);
    await page.settled();
  };

  it('lists recent calls with names, and calls one of them with the chosen caller id', async () => {
    await open('Recents', 'recents');
    await page.until(() => page.hasButton('Call Olive Brannigan'));
    page.button('Call Olive Brannigan').click();
    await page.until(() => page.phone.commands.length === 1);
    expect(page.phone.commands[0]).to.deep.equal({
      type: 'dial',
      request: { number: '+61255501420', contactId: 'con_olive' },
    });
  });

  it('shows missed calls only when asked to', async () => {
    await open('Recents', 'recents');
    const filter = page.get('.filter input') as HTMLInputElement;
    filter.click();
    await page.settled();
    const rows = page.get('[part="recents"]').querySelectorAll('li');
    expect(rows.length).to.be.greaterThan(0);
    for (const row of rows) expect(row.textContent).to.contain('Missed');
  });

  it('keeps favourites on the device, across reloads', async () => {
    const memory = createFakeMemory();
    page.remove();
    page = await new DialerHarness({ workspace: createFakeWorkspace({ memory }) }).ready();
    await open('Recents', 'recents');
    await page.until(() => page.hasButton('Favourite: Olive Brannigan'));
    page.button('Favourite: Olive Brannigan').click();
    await page.settled();
    expect(page.button('Favourite: Olive Brannigan').getAttribute('aria-pressed')).to.equal('true');
    page.remove();
    page = await new DialerHarness({ workspace: createFakeWorkspace({ memory }) }).ready();
    await open('Favourites', 'favourites');
    expect(page.text).to.contain('Olive Brannigan');
    page.button('Favourite: Olive Brannigan').click();
    await page.until(() => page.text.includes('No favourites yet'));
  });

  it('counts new voicemails, plays one and marks it as heard', async () => {
    await page.until(() => page.tab('Voicemail').textContent.includes('2'));
    await open('Voicemail', 'voicemails');
    await page.until(() => page.hasButton('Play voicemail from Amelia Hartwell'));
    expect(page.text).to.contain('Could you move our appointment to Friday?');
    // A real click: browsers play nothing for a page that nobody touched.
    await sendMouse({ type: 'click', position: page.centre(page.button('Play voicemail from Amelia Hartwell')) });
    await page.until(() => page.tab('Voicemail').textContent.includes('1'));
    await page.until(() => page.hasButton('Mark as new'));
  });

  it('seeks and changes the speed of a voicemail by keyboard', async () => {
    await open('Voicemail', 'voicemails');
    const slider = page.get('[part="seek"]') as HTMLInputElement;
    slider.focus();
    await sendKeys({ press: 'ArrowRight' });
    await page.until(() => slider.getAttribute('aria-valuetext') === '5 seconds of 19 seconds');
    await sendKeys({ press: 'PageUp' });
    await page.until(() => slider.getAttribute('aria-valuetext') === '19 seconds of 19 seconds');
    await sendKeys({ press: 'Home' });
    await page.until(() => slider.getAttribute('aria-valuetext') === '0 seconds of 19 seconds');
    page.get('[part="speed-button"]').click();
    await page.until(() => page.get('[part="speed-button"]').textContent.includes('1.25×'));
  });

  it('moves between the tabs by arrows, one Tab stop for all', async () => {
    page.tab('Keypad').focus();
    await sendKeys({ press: 'ArrowRight' });
    expect(page.focused).to.equal(page.tab('Recents'));
    expect(page.tab('Recents').getAttribute('aria-selected')).to.equal('true');
    await sendKeys({ press: 'End' });
    expect(page.focused).to.equal(page.tab('Voicemail'));
    await sendKeys({ press: 'ArrowRight' });
    expect(page.focused).to.equal(page.tab('Keypad'));
  });

  it('says why recent calls cannot be read, and tries again', async () => {
    page.workspace.network.fail({ kind: 'api-unreachable' });
    page.tab('Recents').click();
    await page.until(() => page.text.includes('Dialora does not answer right now.'));
    page.workspace.network.fail(undefined);
    page.button('Try again').click();
    await page.until(() => page.find('[part="recents"]') !== undefined);
  });
});

describe('<dialora-dialer> desk', () => {
  let page: DialerHarness;
  beforeEach(async () => {
    page = await new DialerHarness().ready();
  });
  afterEach(() => page.remove());

  it('shows the presence that the server said, and asks for another', async () => {
    page.phone.tellPresence({ state: 'available', since: 0 });
    await page.until(() => page.find('[part="presence"]') !== undefined);
    const select = page.get('[part="presence"] select') as HTMLSelectElement;
    select.value = 'away';
    select.dispatchEvent(new Event('change'));
    await page.until(() => page.text.includes('Away'));
    expect(page.phone.commands).to.deep.equal([{ type: 'set-presence', choice: 'away' }]);
  });

  it('chooses and tests devices, with a meter that shows the voice', async () => {
    page.phone.setDevices(fakeDevices);
    page.button('Sound and shortcuts').click();
    await page.until(() => page.find('[part="microphone-choice"]') !== undefined);
    const microphone = page.get('[part="microphone-choice"]') as HTMLSelectElement;
    microphone.value = 'mic-laptop';
    microphone.dispatchEvent(new Event('change'));
    page.get('[part="test-speaker-button"]').click();
    page.get('[part="test-microphone-button"]').click();
    await page.until(() => page.find('.meter__level') !== undefined);
    page.phone.setLevels({ microphone: 0.5, speaker: 0 });
    await page.until(() => page.get('.meter__level').style.transform === 'scaleX(0.5)');
    await page.until(() => page.text.includes('We hear you.'));
    page.get('[part="test-microphone-button"]').click();
    await page.settled();
    page.get('[part="check-line-button"]').click();
    await page.until(() => page.text.includes('Checking the line…'));
    page.phone.setCheck({ state: 'done', at: 0, level: 'fair', microphoneHeard: false });
    await page.until(() => page.text.includes('We could not hear your microphone.'));
    expect(page.phone.commands.map(({ type }) => type)).to.have.members([
      'choose-device',
      'play-test-sound',
      'test-microphone',
      'end-microphone-test',
      'check-line',
    ]);
  });

  it('merges two calls, and swaps them', async () => {
    const first = await page.connected();
    const second = await page.connected({ number: '+12025550143' });
    await page.until(() => page.find('[part="other-calls"]') !== undefined);
    page.get('.row__main').click();
    await page.until(() => page.phone.get().calls.find(({ id }) => id === first)?.phase === 'active');
    await page.until(() => page.hasButton('Merge with João Figueiredo'));
    page.button('Merge with João Figueiredo').click();
    await page.until(() => page.text.includes('3 people in the call'));
    expect(page.phone.get().calls.find(({ id }) => id === second)?.end?.reason).to.equal('merged');
  });

  it('answers a caller by text and declines the call then', async () => {
    page.phone.simulateIncoming({ number: '+447700900123', contactId: 'con_amelia' });
    await page.until(() => page.find('[part="reply-button"]') !== undefined);
    await page.pressUntil('Reply by text', () => page.hasButton('I will call you back in a few minutes.'));
    page.workspace.messages.failNext({ kind: 'offline' });
    page.button('I will call you back in a few minutes.').click();
    await page.until(() => page.text.includes('You are offline.'));
    expect(page.phone.commands).to.deep.equal([]);
    page.button('I will call you back in a few minutes.').click();
    await page.until(() => page.phone.commands.at(-1)?.type === 'decline');
    expect(page.workspace.messages.sent).to.deep.equal([
      {
        channel: 'sms',
        number: '+447700900123',
        body: 'I will call you back in a few minutes.',
        contactId: 'con_amelia',
        from: '+442079460958',
      },
    ]);
  });

  it('sends a caller to the voicemail', async () => {
    page.phone.simulateIncoming({ number: '+447700900123' });
    await page.until(() => page.find('[part="voicemail-button"]') !== undefined);
    await page.pressUntil('To voicemail', () => page.phone.get().calls[0]?.end?.reason === 'voicemail');
  });

  it('logs outcome, note, tags and a follow-up, each once', async () => {
    const id = await page.connected();
    page.phone.farHangsUp(id);
    await page.until(() => page.find('[part="tags"]') !== undefined);
    page.get('[part="tags"]').focus();
    await sendKeys({ type: 'Quote' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ type: 'VIP' });
    await sendKeys({ press: 'Enter' });
    await page.until(() => page.hasButton('Remove tag VIP'));
    page.button('Remove tag VIP').click();
    const followUp = page.get('select[part="follow-up"]') as HTMLSelectElement;
    followUp.value = 'tomorrow';
    followUp.dispatchEvent(new Event('change'));
    await page.settled();
    page.button('Save log').click();
    await page.until(() => page.workspace.log.added.length === 2);
    const [log, appointment] = page.workspace.log.added.map(({ entry }) => entry);
    expect(log).to.deep.equal({ type: 'call-log', callId: id, tags: ['Quote'] });
    expect(appointment).to.include({
      type: 'appointment',
      contactId: 'con_amelia',
      title: 'Call Amelia Hartwell back',
    });
    const { startsAt } = appointment as { startsAt: string };
    expect(new Date(startsAt).getHours()).to.equal(9);
    expect(Date.parse(startsAt)).to.be.greaterThan(Date.now());
  });

  it('says why a command failed and keeps the call', async () => {
    await page.connected();
    page.phone.failNextCommand({ kind: 'api-unreachable' });
    page.button('Hold').click();
    await page.until(() => page.text.includes('Dialora does not answer right now.'));
    expect(page.get('[part="hold-button"]').getAttribute('aria-busy')).to.equal(null);
  });

  it('says that a colleague is offline instead of offering what cannot be done', async () => {
    await page.connected();
    page.button('Transfer').focus();
    await sendKeys({ press: 'Enter' });
    await page.until(() => page.find('[part="people"]') !== undefined);
    await page.settled();
    await sendKeys({ type: 'omar' });
    await sendKeys({ press: 'Enter' });
    await page.until(() => page.text.includes('Omar Haddad is offline and cannot take a call.'));
    expect(page.hasButton('Transfer now')).to.equal(false);
    expect(page.hasButton('Ask first')).to.equal(false);
  });

  it('asks a colleague first and hands over by keyboard alone', async () => {
    const id = await page.connected();
    page.button('Transfer').focus();
    await sendKeys({ press: 'Enter' });
    await page.until(() => page.find('[part="people"]') !== undefined);
    await page.settled();
    await sendKeys({ type: 'sam' });
    await sendKeys({ press: 'Enter' });
    await page.until(() => page.focused?.textContent.trim() === 'Ask first');
    await sendKeys({ press: 'Enter' });
    await page.until(() => page.text.includes('Amelia Hartwell is on hold.'));
    const consult = page.phone.get().calls.at(-1)!.id;
    page.phone.farAnswers(consult);
    page.phone.mediaFlows(consult);
    await page.until(() => page.hasButton('Complete transfer'));
    // What was pressed is gone; the focus stands at what it led to, one step before its first button.
    await sendKeys({ press: 'Tab' });
    expect(page.focused).to.equal(page.button('Complete transfer'));
    await sendKeys({ press: 'Enter' });
    await page.until(() => page.phone.get().calls.find((call) => call.id === id)?.end?.reason === 'transferred');
  });
});
