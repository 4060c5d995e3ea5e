import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { fakeDevices } from '@dialora/core/testing';
import { registerLocale } from '../internal/locale.js';
import { ar } from '../locales/ar.js';
import { it as italian } from '../locales/it.js';
import { DialerHarness } from '../testing/dialer-harness.js';
import { emulateMedia } from '../testing/media.js';

registerLocale(ar);
registerLocale(italian);

type Scene = (page: DialerHarness) => Promise<unknown>;

/** Every state that the dialer draws. */
const scenes: Readonly<Record<string, Scene>> = {
  'at rest': async () => undefined,
  'a number typed': async (page) => page.dialer.fill('+44 20 7946 0018 ext. 9'),
  'matching contacts': async (page) => {
    page.field.focus();
    await sendKeys({ type: 'am' });
    await page.until(() => page.find('[role="option"]') !== undefined);
  },
  'the line off': async (page) => {
    page.dialer.manualStart = true;
    page.phone.setLine({ state: 'off' });
  },
  'the line connecting': async (page) => page.phone.setLine({ state: 'connecting' }),
  'the line lost': async (page) => page.phone.setLine({ state: 'reconnecting' }),
  'the line failed': async (page) => page.phone.failLine({ kind: 'gateway-unreachable' }),
  'no network': async (page) => page.phone.failLine({ kind: 'offline' }),
  'signed out': async (page) => page.phone.failLine({ kind: 'signed-out' }),
  'the microphone blocked': async (page) => page.phone.setMicrophone('denied'),
  'no microphone': async (page) => page.phone.setMicrophone('missing'),
  'a browser without calls': async (page) => page.phone.setMicrophone('unsupported'),
  'caller ids loading': async (page) => page.workspace.callerIds.set({ state: 'loading' }),
  'no caller id': async (page) => page.workspace.callerIds.set({ state: 'ready', value: [] }),
  'caller ids failed': async (page) =>
    page.workspace.callerIds.set({ state: 'failed', problem: { kind: 'api-unreachable' } }),
  ringing: async (page) => {
    await page.phone.dial({ number: '+442079460018' });
    page.phone.farRings(page.phone.get().calls[0]!.id);
  },
  'a call with everything on': async (page) => {
    const id = await page.connected();
    await page.phone.setMuted(id, true);
    page.phone.setQuality(id, { level: 'poor' });
    page.phone.tell(id, { type: 'recording', recording: { state: 'on', rule: 'announce' } });
  },
  'the keypad in a call': async (page) => {
    await page.connected();
    page.get('[data-control="keypad"]').click();
  },
  'a note in a call': async (page) => {
    await page.connected();
    page.get('[data-control="note"]').click();
  },
  'an incoming call': async (page) => page.phone.simulateIncoming({ number: '+442079460018', verified: true }),
  'a second incoming call': async (page) => {
    await page.connected();
    page.phone.simulateIncoming({ number: '+12025550143' });
  },
  'two calls': async (page) => {
    await page.connected();
    await page.phone.dial({ number: '+12025550143' });
  },
  'a call on hold': async (page) => page.phone.setHeld(await page.connected(), true),
  'choosing whom to transfer to': async (page) => {
    await page.connected();
    page.get('[data-control="transfer"]').click();
    await page.until(() => page.find('[part="person"]') !== undefined);
    page.get('[part="person"]').click();
  },
  'sound settings in a call': async (page) => {
    page.phone.setDevices(fakeDevices);
    await page.connected();
    page.get('[data-control="audio"]').click();
    await page.until(() => page.find('[part="microphone-choice"]') !== undefined);
  },
  'a question before a transfer': async (page) => {
    const id = await page.connected();
    await page.phone.consult(id, { kind: 'agent', agentId: 'agt_sam', name: 'Sam Okafor' });
    const consult = page.phone.get().calls.at(-1)!.id;
    page.phone.farAnswers(consult);
    page.phone.mediaFlows(consult);
  },
  'a conference': async (page) =>
    page.phone.addParty(await page.connected(), { kind: 'agent', agentId: 'agt_sam', name: 'Sam Okafor' }),
  'a reply by text': async (page) => {
    page.phone.simulateIncoming({ number: '+447700900123', contactId: 'con_amelia' });
    await page.until(() => page.find('[part="reply-button"]') !== undefined);
    page.get('[part="reply-button"]').dispatchEvent(new MouseEvent('click', { detail: 1, bubbles: true }));
  },
  'recent calls': async (page) => showList(page, 'recents'),
  'no favourites': async (page) => page.get('[data-tab="favourites"]').click(),
  voicemail: async (page) => showList(page, 'voicemail'),
  'sound and shortcuts': async (page) => {
    page.phone.setDevices(fakeDevices);
    page.phone.tellPresence({ state: 'busy', since: 0 });
    page.dialer.shortcuts = true;
    page.get('[part="settings-button"]').click();
    await page.until(() => page.find('[part="shortcuts"]') !== undefined);
  },
  'the sound blocked': async (page) => page.phone.setSound('blocked'),
  'the log after a call': async (page) => page.phone.farHangsUp(await page.connected()),
  'a missed call': async (page) => page.phone.farHangsUp(page.phone.simulateIncoming({ number: '+442079460018' })),
  'a log that is stuck': async (page) => {
    const id = await page.workspace.log.add({ type: 'call-log', callId: 'call_9', note: 'x' });
    page.workspace.log.refuse(id, { kind: 'forbidden' });
  },
  'no workspace': async (page) => {
    page.provider.workspace = undefined;
  },
};

async function showList(page: DialerHarness, view: 'recents' | 'voicemail'): Promise<void> {
  page.get(`[data-tab="${view}"]`).click();
  await page.until(() => page.find('.item') !== undefined);
}

async function show(scene: Scene, options: { width?: number; lang?: string } = {}): Promise<DialerHarness> {
  const page = await new DialerHarness(options).ready();
  await scene(page);
  return page.settled();
}

for (const [name, scene] of Object.entries(scenes)) {
  describe(`<dialora-dialer> with ${name}`, () => {
    let page: DialerHarness | undefined;
    // A colour half-way through its transition is no colour of ours.
    beforeEach(() => emulateMedia({ reducedMotion: 'reduce' }));
    afterEach(async () => {
      page?.remove();
      await emulateMedia({ colorScheme: 'light' });
    });

    it('has no accessibility fault in light and dark', async () => {
      page = await show(scene);
      await expect(page.dialer).to.be.accessible();
      await emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
      await page.settled();
      await expect(page.dialer).to.be.accessible();
    });

    it('fits 320 px, right to left, with no control lost', async () => {
      page = await show(scene, { lang: 'ar' });
      await expect(page.dialer).to.be.accessible();
      const box = page.dialer.getBoundingClientRect();
      for (const button of everyButton(page)) {
        const { left, right, width, height } = button.getBoundingClientRect();
        expect(left, button.outerHTML).to.be.at.least(box.left - 1);
        expect(right, button.outerHTML).to.be.at.most(box.right + 1);
        expect(Math.min(width, height), `a target under 44 px: ${button.outerHTML}`).to.be.at.least(43.5);
      }
      expect(page.box.scrollWidth).to.be.at.most(320);
    });
  });
}

function everyButton(page: DialerHarness): HTMLElement[] {
  const found: HTMLElement[] = [];
  const walk = (root: ParentNode): void => {
    for (const element of root.querySelectorAll<HTMLElement>('*')) {
      if (element.localName === 'button' && element.checkVisibility()) found.push(element);
      if (element.shadowRoot) walk(element.shadowRoot);
    }
  };
  walk(page.dialer.shadowRoot!);
  return found;
}

for (const layout of ['bar', 'narrow bar', 'wide'] as const) {
  describe(`<dialora-dialer> as ${layout}`, () => {
    let page: DialerHarness | undefined;
    beforeEach(() => emulateMedia({ reducedMotion: 'reduce' }));
    afterEach(async () => {
      page?.remove();
      await emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
    });

    const shown = ['at rest', 'recent calls', 'a call with everything on', 'choosing whom to transfer to'];
    for (const name of [...shown, 'a conference', 'an incoming call', 'two calls', 'the log after a call']) {
      it(`has no accessibility fault and loses no control: ${name}`, async () => {
        page = new DialerHarness({ width: layout === 'narrow bar' ? 320 : 760 });
        page.dialer.compact = layout !== 'wide';
        await page.ready();
        await scenes[name]!(page);
        await page.settled();
        const box = page.dialer.getBoundingClientRect();
        for (const button of everyButton(page)) {
          const { left, right, width, height } = button.getBoundingClientRect();
          expect(left, button.outerHTML).to.be.at.least(box.left - 1);
          expect(right, button.outerHTML).to.be.at.most(box.right + 1);
          expect(Math.min(width, height), `a target under 44 px: ${button.outerHTML}`).to.be.at.least(43.5);
        }
        await expect(page.dialer).to.be.accessible();
        await emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
        await page.settled();
        await expect(page.dialer).to.be.accessible();
        page.box.lang = 'ar';
        page.box.dir = 'rtl';
        await emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
        await page.settled();
        await expect(page.dialer).to.be.accessible();
      });
    }
  });
}

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
    page.dialer.compact = true;
    await page.settled();
    expect(page.dialer.getBoundingClientRect().height).to.be.lessThan(160);
    expect(page.hasButton('Call')).to.equal(true);
  });
});
