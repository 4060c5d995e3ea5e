import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { createFakeSoftphone, createFakeWorkspace, type FakeWorkspace } from '@dialora/core/testing';
import { createManualClock } from '@dialora/core/testing';
import { useClock } from '../internal/clock.js';
import { DialRequestEvent } from '../events/dial-request.js';
import { holdsFocus } from '../internal/focus.js';
import { registerLocale } from '../internal/locale.js';
import { ar } from '../locales/ar.js';
import { DialoraProvider } from '../provider/provider.js';
import { DialoraCallButton } from './call-button.js';
import { emulateMedia } from '../testing/media.js';
import { until } from '../../../tooling/test/until.js';

DialoraProvider.define();
DialoraCallButton.define();
registerLocale(ar);

describe('<dialora-call-button>', () => {
  let box: HTMLElement;
  let provider: DialoraProvider;
  let element: DialoraCallButton;
  let workspace: FakeWorkspace;

  beforeEach(async () => {
    await emulateMedia({ reducedMotion: 'reduce' });
    workspace = createFakeWorkspace({ phone: createFakeSoftphone() });
    box = document.createElement('main');
    box.lang = 'en-GB';
    box.style.inlineSize = '320px';
    provider = document.createElement('dialora-provider');
    provider.workspace = workspace;
    element = document.createElement('dialora-call-button');
    element.number = '+442079460958';
    provider.append(element);
    box.append(provider);
    document.body.append(box);
    await element.updateComplete;
  });
  afterEach(async () => {
    box.remove();
    await emulateMedia({ colorScheme: 'light' });
  });

  const inside = (selector: string): HTMLElement | null => element.shadowRoot!.querySelector(selector);
  const text = () =>
    (inside('.panel') ?? element.shadowRoot!).textContent.replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ');
  const press = async () => {
    const { left, top, width, height } = inside('.call')!.getBoundingClientRect();
    await sendMouse({
      type: 'click',
      position: [Math.round(left + width / 2), Math.round(top + height / 2)],
    });
    await until(() => inside('.panel') !== null);
  };
  const connect = async () => {
    await press();
    await until(() => workspace.phone.get().calls.length === 1);
    const { id } = workspace.phone.get().calls[0]!;
    workspace.phone.farRings(id);
    workspace.phone.farAnswers(id);
    workspace.phone.mediaFlows(id);
    await until(() => text().includes('Connected'));
    return id;
  };

  it('calls the business when pressed, and tells how the call stands', async () => {
    await press();
    await until(() => workspace.phone.get().calls.length === 1);
    const { id } = workspace.phone.get().calls[0]!;
    expect(workspace.phone.commands[0]).to.deep.equal({ type: 'dial', request: { number: '+442079460958' } });
    workspace.phone.farRings(id);
    await until(() => text().includes('Ringing…'));
    expect(holdsFocus(element), 'the visitor who pressed it is in its panel').to.equal(true);
    workspace.phone.farAnswers(id);
    workspace.phone.mediaFlows(id);
    await until(() => text().includes('Connected 0:0'));
    expect(inside('[data-live="polite"]')!.textContent).to.contain('Connected');
  });

  it('shows a call to its number that another part of the page asked for, once, and hangs up', async () => {
    const twin = document.createElement('dialora-call-button');
    twin.number = element.number;
    provider.append(twin);
    await twin.updateComplete;
    provider.dispatchEvent(new DialRequestEvent({ number: '+442079460958' }));
    await until(() => inside('.panel') !== null);
    const { id } = workspace.phone.get().calls[0]!;
    workspace.phone.farAnswers(id);
    workspace.phone.mediaFlows(id);
    await until(() => text().includes('Connected'));
    expect(twin.shadowRoot!.querySelector('.panel')).to.equal(null);
    expect(holdsFocus(element)).to.equal(true);
    inside('[part="hang-up-button"]')!.click();
    await until(() => text().includes('You hung up'));
  });

  it('leaves a call to another number to whoever shows it', async () => {
    provider.dispatchEvent(new DialRequestEvent({ number: '+442079460000' }));
    await until(() => workspace.phone.get().calls.length === 1);
    await element.updateComplete;
    expect(inside('.panel')).to.equal(null);
  });

  it('mutes as the line confirms it, and hangs up', async () => {
    await connect();
    const mute = inside('[part="mute-button"]')!;
    expect(mute.getAttribute('aria-pressed')).to.equal('false');
    mute.click();
    await until(() => mute.getAttribute('aria-pressed') === 'true');
    inside('[part="hang-up-button"]')!.click();
    await until(() => text().includes('You hung up'));
    inside('[part="close-button"]')!.click();
    await until(() => inside('.panel') === null);
    await until(() => element.shadowRoot!.activeElement === inside('.call'));
    expect(workspace.phone.get().calls).to.deep.equal([]);
  });

  it('sends digits for a menu', async () => {
    const id = await connect();
    inside('[part="keypad-button"]')!.click();
    await until(() => inside('dialora-keypad') !== null);
    await until(() => inside('dialora-keypad')!.shadowRoot!.querySelector('button') !== null);
    inside('dialora-keypad')!.shadowRoot!.querySelector<HTMLButtonElement>('[data-key="2"]')!.click();
    await until(() => workspace.phone.get().calls.find((call) => call.id === id)!.digits === '2');
  });

  it('names what is in the way and the number to call instead', async () => {
    workspace.phone.failNextDial({ kind: 'microphone-denied' });
    await press();
    await until(() => text().includes('The microphone is blocked for this page.'));
    expect(inside('.by-phone')!.getAttribute('href')).to.equal('tel:+442079460958');
    inside('[part="again-button"]')!.click();
    await until(() => workspace.phone.get().calls.length === 1);
  });

  it('says that calls are not available without a workspace', async () => {
    provider.workspace = undefined;
    await element.updateComplete;
    await press();
    await until(() => text().includes('Calls from this page are not available right now.'));
  });

  it('is closed outside of the opening hours, says when it opens, and opens by itself', async () => {
    const clock = createManualClock(Date.parse('2026-04-13T08:58:30+01:00'));
    const undo = useClock(clock);
    try {
      element.remove();
      element.hours = 'Mo-Fr 09:00-18:00';
      element.timeZone = 'Europe/London';
      provider.append(element);
      await until(() => text().includes('We are closed right now. Opens Monday'));
      inside('.call')!.click();
      await element.updateComplete;
      expect(workspace.phone.commands).to.deep.equal([]);
      clock.advance(120_000);
      await until(() => inside('.closed') === null);
    } finally {
      undo();
    }
  });

  it('keeps its place and stays inside of a narrow page, on either side', async () => {
    box.style.textAlign = 'end';
    const before = box.getBoundingClientRect().height;
    await press();
    await until(() => inside('.panel') !== null);
    await element.updateComplete;
    const panel = inside('.panel')!.getBoundingClientRect();
    expect(panel.left).to.be.at.least(0);
    expect(panel.right).to.be.at.most(document.documentElement.clientWidth);
    expect(box.getBoundingClientRect().height).to.equal(before);
  });

  it('works by keyboard', async () => {
    inside('.call')!.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => workspace.phone.get().calls.length === 1);
    const { id } = workspace.phone.get().calls[0]!;
    workspace.phone.farAnswers(id);
    workspace.phone.mediaFlows(id);
    await until(() => text().includes('Connected'));
    await sendKeys({ press: 'Tab' });
    expect(element.shadowRoot!.activeElement?.getAttribute('part')).to.equal('mute-button');
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Tab' });
    expect(element.shadowRoot!.activeElement?.getAttribute('part')).to.equal('hang-up-button');
    await sendKeys({ press: 'Enter' });
    await until(() => text().includes('You hung up'));
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const lang of ['en', 'ar']) {
      it(`has no accessibility fault: ${colorScheme}, ${lang}`, async () => {
        box.lang = lang;
        box.dir = lang === 'ar' ? 'rtl' : 'ltr';
        await emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await element.updateComplete;
        await expect(element).to.be.accessible();
        await press();
        await until(() => workspace.phone.get().calls.length === 1);
        const { id } = workspace.phone.get().calls[0]!;
        workspace.phone.farAnswers(id);
        workspace.phone.mediaFlows(id);
        await until(() => inside('[role="timer"]') !== null);
        await expect(element).to.be.accessible();
        workspace.phone.end(id, { reason: 'network', problem: { kind: 'offline' } });
        await until(() => inside('.by-phone') !== null);
        await expect(element).to.be.accessible();
      });
    }
  }
});
