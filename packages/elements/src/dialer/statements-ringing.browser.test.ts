import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { LitElement } from 'lit';
import { createManualClock, type ManualClock } from '@dialora/core/testing';
import { useClock } from '../internal/clock.js';
import { DialerHarness } from '../testing/dialer-harness.js';

/*
 * Thirty statements about a good dialer, one test each; these are those about ringing and the microphone. They were
 * derived from what people report about other softphones.
 */
describe('thirty statements: ringing', () => {
  let page: DialerHarness;
  let field: HTMLTextAreaElement;
  let clock: ManualClock;
  let undo: () => void;

  beforeEach(async () => {
    page = await new DialerHarness().ready();
    field = document.createElement('textarea');
    document.body.prepend(field);
    clock = createManualClock(Date.now());
    undo = useClock(clock);
  });
  afterEach(() => {
    undo();
    field.remove();
    page.remove();
  });

  const rings = async (): Promise<string> => {
    const id = page.phone.simulateIncoming({ number: '+447700900123', contactId: 'con_amelia', verified: true });
    await page.until(() => page.find('[part="answer-button"]') !== undefined);
    await page.settled();
    return id;
  };
  const asked = (): readonly string[] => page.phone.commands.map(({ type }) => type);

  it('1. An incoming call never changes document.activeElement.', async () => {
    field.focus();
    await rings();
    expect(document.activeElement).to.equal(field);
    field.blur();
    await rings();
    expect(document.activeElement).to.equal(document.body);
  });

  it('2. Keys typed in a host field during ringing reach that field and never the dialer.', async () => {
    field.focus();
    await rings();
    await sendKeys({ type: 'Call 12#, yes' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: 'Escape' });
    expect(field.value).to.equal('Call 12#, yes\n');
    expect(asked()).to.deep.equal([]);
  });

  it('3. Enter/Space on Answer/Decline is ignored for 700 ms after it appears.', async () => {
    await rings();
    for (const part of ['answer-button', 'decline-button', 'voicemail-button']) {
      page.get(`[part="${part}"]`).focus();
      await sendKeys({ press: 'Enter' });
      await sendKeys({ press: ' ' });
    }
    clock.advance(699);
    await sendKeys({ press: 'Enter' });
    expect(asked()).to.deep.equal([]);
    clock.advance(1);
    page.get('[part="answer-button"]').focus();
    await sendKeys({ press: 'Enter' });
    await page.until(() => asked().includes('answer'));
  });

  it('4. Incoming shows name, number, line/queue before actions.', async () => {
    await rings();
    await page.until(() => page.text.includes('Amelia Hartwell') && page.text.includes('VIP'));
    const places = [
      'Amelia Hartwell',
      '07700 900123',
      'Verified number',
      'To London front desk',
      'VIP',
      'Answer',
      'Decline',
    ].map((words) => page.text.indexOf(words));
    expect(places).not.to.include(-1);
    expect(places).to.deep.equal([...places].sort((a, b) => a - b));
    await page.until(() => page.text.includes('Last: call'));
  });

  it('5. One assertive announcement when ringing starts; any repeat comes ≥ 10 s later.', async () => {
    const said: string[] = [];
    const observer = new MutationObserver(() => said.push(page.assertive));
    observer.observe(page.get('[data-live="assertive"]'), { childList: true, characterData: true, subtree: true });
    const id = await rings();
    await page.until(() => said.length > 0);
    page.phone.tell(id, { type: 'identified', remote: { name: 'Amelia H.' } });
    page.phone.setQuality(id, { level: 'good' });
    clock.advance(9999);
    await page.settled();
    observer.disconnect();
    expect(said).to.deep.equal(['Incoming call, Amelia Hartwell, London front desk.']);
  });

  it('6. Until audio is unlocked, a labelled "Enable ringing" control is visible.', async () => {
    page.phone.setSound('blocked');
    await page.until(() => page.hasButton('Enable ringing'));
    await rings();
    expect(page.hasButton('Enable ringing')).to.equal(true);
    page.button('Enable ringing').click();
    await page.until(() => !page.hasButton('Enable ringing'));
    expect(asked()).to.deep.equal(['enable-sound']);
  });

  it('7. The mute icon follows the sent track: forcing `track.enabled` changes it within 100 ms.', async () => {
    const id = await page.connected();
    const before = page.get('[part="mute-button"] svg').outerHTML;
    page.phone.tell(id, { type: 'muted', muted: true });
    // With the next drawing, which is the next microtask: no timer and no frame is waited for.
    await page.dialer.updateComplete;
    await (page.get('dialora-call-panel') as HTMLElement & Pick<LitElement, 'updateComplete'>).updateComplete;
    expect(page.get('[part="mute-button"]').getAttribute('aria-pressed')).to.equal('true');
    expect(page.get('[part="mute-button"] svg').outerHTML).not.to.equal(before);
    expect(page.text).to.contain('Muted');
  });

  it('8. 0.5 s of speech while muted gives a hint with Unmute; then 2 min silence.', async () => {
    const id = await page.connected();
    await page.phone.setMuted(id, true);
    page.phone.tellSpeakingWhileMuted(true);
    await page.until(() => page.text.includes('You are muted, but we hear you talking.'));
    page.button('Got it').click();
    await page.until(() => !page.text.includes('we hear you talking'));
    // The phone says it again two minutes later at the earliest; until then nothing brings the hint back.
    clock.advance(119_000);
    page.phone.setQuality(id, { level: 'good' });
    await page.settled();
    expect(page.text).not.to.contain('we hear you talking');
    page.phone.tellSpeakingWhileMuted(false);
    await page.settled();
    page.phone.tellSpeakingWhileMuted(true);
    await page.until(() => page.hasButton('Unmute'));
    page.button('Unmute').click();
    await page.until(() => page.phone.get().calls[0]?.muted === false);
  });

  it('25. Pulling the headset mid-call restores two-way audio in < 2 s and names the new device.', async () => {
    await page.connected();
    const builtIn = { available: [{ id: 'a', label: 'MacBook microphone' }] };
    const lastChange = { kind: 'microphone', removed: 'Jabra Evolve2 65', nowUsing: 'MacBook microphone' } as const;
    page.phone.setDevices({
      microphone: builtIn,
      noiseSuppression: 'unsupported',
      lastChange: { ...lastChange, at: Date.now() },
    });
    // That the audio itself comes back is proved with the SDK in packages/voice/e2e/audio.e2e.ts; here it is named with
    // the next drawing, for which no timer is waited.
    await page.dialer.updateComplete;
    await (page.get('dialora-call-panel') as HTMLElement & Pick<LitElement, 'updateComplete'>).updateComplete;
    expect(page.text).to.contain('Now using MacBook microphone as microphone');
    expect(page.text).to.contain('Jabra Evolve2 65 was removed.');
    page.button('Change').click();
    await page.until(() => page.find('[part="microphone-choice"]') !== undefined);
  });

  it('26. Mic failure names one of: denied, no device, insecure page, policy.', async () => {
    const says = async (words: string): Promise<void> => page.until(() => page.text.includes(words), words);
    page.phone.setMicrophone('denied');
    await says('The microphone is blocked for this page.');
    page.phone.setMicrophone('missing');
    await says('No microphone was found.');
    Object.defineProperty(globalThis, 'isSecureContext', { value: false, configurable: true });
    page.phone.setMicrophone('unsupported');
    await says('Calls need a secure page.');
    Object.defineProperty(globalThis, 'isSecureContext', { value: true, configurable: true });
    Object.defineProperty(document, 'featurePolicy', { value: { allowsFeature: () => false }, configurable: true });
    page.phone.setMicrophone('denied');
    await says('This page does not let the phone use the microphone.');
    Reflect.deleteProperty(document, 'featurePolicy');
  });
});
