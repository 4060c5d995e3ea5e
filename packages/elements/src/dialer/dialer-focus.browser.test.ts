import { expect } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands';
import { fakeAgent, fakeColleagues } from '@dialora/core/testing';
import { contrast } from '../testing/contrast.js';
import { DialerHarness } from '../testing/dialer-harness.js';

describe('<dialora-dialer> keeps the focus where somebody goes on', () => {
  let page: DialerHarness;
  beforeEach(async () => {
    page = await new DialerHarness().ready();
  });
  afterEach(() => page.remove());

  const press = async (name: string): Promise<void> => {
    page.button(name).focus();
    await sendKeys({ press: 'Enter' });
    await page.settled();
  };
  const part = (): string | null | undefined => page.focused?.getAttribute('part');

  it('in the note that was opened, with spaces and all', async () => {
    await page.connected();
    await press('Note');
    await page.until(() => part() === 'note');
    await sendKeys({ type: 'Call back on Thursday' });
    expect((page.get('textarea') as HTMLTextAreaElement).value).to.equal('Call back on Thursday');
    await sendKeys({ press: 'Escape' });
    await page.until(() => page.focused === page.button('Note'));
  });

  it('at Add call when the call that was to be added may not be placed, and in the body after going back', async () => {
    const id = await page.connected();
    page.phone.failNextCommand({ kind: 'forbidden' });
    await press('Add call');
    await page.until(() => part() === 'people');
    await sendKeys({ type: '+12025550143' });
    await page.until(() => page.text.includes('This number'));
    await sendKeys({ press: 'Enter' });
    await page.until(() => page.hasButton('Call and add'));
    await sendKeys({ press: 'Enter' });
    await page.until(() => page.find('[part="notices"] .notice') !== undefined);
    expect(page.focused).to.equal(page.button('Add call'));
    expect(page.find('.party__company')?.checkVisibility(), 'the person shrinks to a line').not.to.equal(true);

    const outcome = page.phone.consult(id, { kind: 'agent', agentId: 'agt_sam', name: 'Sam Okafor' });
    await page.until(() => page.hasButton('Back to Amelia Hartwell'));
    await press('Back to Amelia Hartwell');
    await page.until(() => !page.hasButton('Back to Amelia Hartwell'));
    await outcome;
    await page.until(() => page.hasFocus);
  });

  it('in the replies to a caller, and back at Reply with Escape, which declines nothing', async () => {
    page.phone.simulateIncoming({ number: '+442079460018' });
    await page.until(() => page.hasButton('Reply by text'));
    const shown = performance.now();
    await page.until(() => performance.now() - shown > 900);
    await press('Reply by text');
    await page.until(() => page.focused?.textContent.trim() === 'I will call you back in a few minutes.');
    await sendKeys({ press: 'Escape' });
    await page.until(() => part() === 'reply-button');
    expect(page.phone.get().calls[0]!.phase).to.equal('ringing-in');
  });

  it('in the field of the tags when one is taken away', async () => {
    const id = await page.connected();
    page.phone.end(id, { reason: 'remote' });
    await page.until(() => page.find('input[part="tags"]') !== undefined);
    page.get('input[part="tags"]').focus();
    await sendKeys({ type: 'boiler' });
    await sendKeys({ press: 'Enter' });
    await page.until(() => page.find('[part="tag"]') !== undefined);
    page.get('[part="tag"]').focus();
    await sendKeys({ press: 'Enter' });
    await page.until(() => part() === 'tags');
  });

  it('on the key that a screen reader went to, from where the arrows lead on', async () => {
    page.get('[data-key="5"]').focus();
    await sendKeys({ press: 'ArrowRight' });
    expect(page.focused?.getAttribute('data-key')).to.equal('6');
  });
});

describe('<dialora-dialer> in the hand', () => {
  let page: DialerHarness;
  beforeEach(async () => {
    page = await new DialerHarness().ready();
  });
  afterEach(async () => {
    await resetMouse();
    page.remove();
  });

  it('shows the icon of a control that is on under the pointer, too', async () => {
    await page.connected();
    await sendMouse({ type: 'click', position: page.centre(page.button('Mute')) });
    await page.until(() => page.button('Mute').getAttribute('aria-pressed') === 'true');
    const face = page.button('Mute').querySelector('.control__face')!;
    await page.until(() => face.getAnimations().length === 0);
    const { color, backgroundColor } = getComputedStyle(face);
    expect(contrast(color, backgroundColor)).to.be.above(4.5);
  });

  it('offers everybody but oneself to hand a call to', async () => {
    const own = { id: fakeAgent.id, name: fakeAgent.name, presence: { state: 'busy', since: 0 } } as const;
    page.workspace.colleagues.set({ state: 'ready', value: [own, ...fakeColleagues] });
    await page.connected();
    page.button('Transfer').click();
    await page.until(() => page.text.includes('Sam Okafor'));
    expect(page.text).not.to.contain(own.name);
  });

  it('keeps Hang up in reach under a second call that comes in, with its replies open', async () => {
    await page.connected({ number: '+12025550143' });
    page.phone.simulateIncoming({ number: '+442079460018' });
    await page.until(() => page.hasButton('Reply by text'));
    const free = (): boolean => {
      const { bottom } = page.get('dialora-incoming-panel').getBoundingClientRect();
      return bottom < page.get('[part="hang-up-button"]').getBoundingClientRect().top;
    };
    expect(free(), 'the call that comes in').to.equal(true);
    page.button('Reply by text').click();
    await page.settled();
    expect(free(), 'its replies').to.equal(true);
  });

  it('has its four tabs in one row at 288 px', async () => {
    page.box.style.inlineSize = '288px';
    await page.settled();
    const tops = new Set(['Keypad', 'Recents', 'Favourites', 'Voicemail'].map((tab) => page.tab(tab).offsetTop));
    expect([...tops]).to.have.lengthOf(1);
  });

  it('says once that the microphone is blocked, where it is chosen while the settings are open', async () => {
    page.phone.setMicrophone('denied');
    await page.until(() => page.text.includes('microphone is blocked'));
    page.button('Sound and shortcuts').click();
    await page.until(() => page.find('dialora-audio-settings') !== undefined);
    await page.until(() => page.text.split('microphone is blocked').length === 2);
  });
});
