import { expect } from '@open-wc/testing';
import { createStore, type AlertState, type AudioDevices, type CallAlert } from '@dialora/core';
import { createFakeWorkspace } from '@dialora/core/testing';
import { DialerHarness } from '../testing/dialer-harness.js';

const headset = { id: 'h', label: 'Jabra Evolve2 65' };
const builtIn = { id: 'b', label: 'MacBook microphone' };
const both: AudioDevices = {
  microphone: { available: [headset, builtIn], chosen: 'h', inUse: headset },
  speaker: { available: [headset], inUse: headset },
  ringer: { available: [headset], inUse: headset },
  noiseSuppression: 'on',
};
const none: AudioDevices = { microphone: { available: [] }, noiseSuppression: 'unsupported' };

describe('<dialora-dialer> devices and notifications', () => {
  let page: DialerHarness;
  afterEach(() => page.remove());

  const openSettings = async (): Promise<void> => {
    page.button('Sound and shortcuts').click();
    await page.until(() => page.find('[part="microphone-choice"]') !== undefined);
  };

  it('draws the device menu with each state: chosen, unplugged, none, blocked', async () => {
    page = await new DialerHarness().ready();
    page.phone.setMicrophone('granted');
    page.phone.setDevices(both);
    await openSettings();
    const select = page.get('[part="microphone-choice"]') as HTMLSelectElement;
    await page.until(() => select.selectedOptions[0]?.textContent.trim() === 'Jabra Evolve2 65');

    page.phone.setDevices({ ...both, microphone: { available: [builtIn], chosen: 'h', inUse: builtIn } });
    await page.until(() => select.selectedOptions[0]?.textContent.trim() === 'Your device (unplugged)');

    page.phone.setDevices(none);
    await page.until(() =>
      page.get('dialora-audio-settings').shadowRoot!.textContent.includes('No microphone was found'),
    );
    page.phone.setMicrophone('denied');
    await page.until(() =>
      page.get('dialora-audio-settings').shadowRoot!.textContent.includes('microphone is blocked'),
    );
    await expect(page.dialer).to.be.accessible();
  });

  it('says in a call that nobody hears the agent, until there is a microphone again', async () => {
    page = await new DialerHarness().ready();
    page.phone.setMicrophone('granted');
    page.phone.setDevices(both);
    await page.connected();
    page.phone.setDevices(none);
    await page.until(() => page.text.includes('They cannot hear you.'));
    expect(page.text).to.contain('No microphone was found.');
    await expect(page.dialer).to.be.accessible();
    page.phone.setMicrophone('denied');
    await page.until(() => page.text.includes('The microphone is blocked for this page.'));
    page.phone.setMicrophone('granted');
    page.phone.setDevices(both);
    await page.until(() => !page.text.includes('They cannot hear you.'));
  });

  it('notifies of a call that rings, once allowed by a click, and takes it back wherever it was answered', async () => {
    const shown = new Map<string, CallAlert>();
    const state = createStore<AlertState>('ask');
    let asked = 0;
    const alerts = {
      get: () => state.get(),
      subscribe: state.subscribe,
      enable() {
        asked += 1;
        state.set('on');
        return Promise.resolve();
      },
      show(alert: CallAlert) {
        shown.set(alert.id, alert);
        return () => void shown.delete(alert.id);
      },
    };
    page = await new DialerHarness({ workspace: { ...createFakeWorkspace(), alerts } }).ready();
    await openSettings();
    expect(asked, 'nobody is asked without a click').to.equal(0);
    page.button('Notify me of calls').click();
    await page.until(() => page.get('[part="alerts"]').textContent.includes('Calls show on your screen'));
    expect(asked).to.equal(1);
    expect(page.hasButton('Notify me of calls')).to.equal(false);

    const id = page.phone.simulateIncoming({ number: '+12025550143', name: 'Ana Ruiz' });
    await page.until(() => shown.has(id));
    expect(shown.get(id)?.title).to.contain('Incoming call, Ana Ruiz');
    shown.get(id)?.onOpen();
    expect(page.hasFocus, 'a click leads to the dialer').to.equal(true);
    page.phone.end(id, { reason: 'elsewhere' });
    await page.until(() => shown.size === 0);
  });
});
