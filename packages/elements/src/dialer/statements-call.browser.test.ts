import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { createManualClock, type ManualClock } from '@dialora/core/testing';
import { useClock } from '../internal/clock.js';
import { DialerHarness } from '../testing/dialer-harness.js';

/** Thirty statements about a good dialer, one test each: those about a call in progress. */
describe('thirty statements: in a call', () => {
  let page: DialerHarness;
  let clock: ManualClock;
  let undo: () => void;

  beforeEach(async () => {
    page = await new DialerHarness().ready();
    clock = createManualClock(Date.now());
    undo = useClock(clock);
  });
  afterEach(() => {
    undo();
    page.remove();
  });

  const asked = (): readonly string[] => page.phone.commands.map(({ type }) => type);
  const call = (id: string) => page.phone.get().calls.find((each) => each.id === id)!;
  const press = async (name: string): Promise<void> => {
    page.button(name).click();
    await page.settled();
  };
  const two = async (): Promise<[string, string]> => {
    const first = await page.connected();
    const second = await page.connected({ number: '+12025550143' });
    await page.until(() => page.find('[part="other-calls"]') !== undefined);
    return [first, second];
  };

  it('9. Hold shows word, icon and its own timer.', async () => {
    const id = await page.connected();
    await press('Hold');
    await page.until(() => call(id).heldSince !== undefined);
    await page.until(() => page.text.includes('On hold'));
    expect(page.find('[part="phase"] svg'), 'an icon').not.to.equal(undefined);
    expect(page.get('[part="hold-timer"]').textContent.trim()).to.match(/^\d+:\d\d$/);
    expect(page.get('[part="hold-button"]').getAttribute('aria-pressed')).to.equal('true');
    expect(page.polite).to.equal('On hold');
    await press('Hold');
    await page.until(() => page.polite === 'Resumed');
  });

  it('10. Hang up is ≥ 16 px from any other control and never moves between states.', async () => {
    const id = await page.connected();
    clock.advance(1000);
    const tops = new Map<string, number>();
    const look = async (state: string): Promise<void> => {
      await page.settled();
      const own = page.get('[part="hang-up-button"]').getBoundingClientRect();
      tops.set(state, Math.round(own.top));
      for (const button of page.buttons()) {
        const { left, right, top, bottom } = button.getBoundingClientRect();
        if (button.getAttribute('part') === 'hang-up-button' || bottom <= top) continue;
        const apart = Math.max(own.top - bottom, top - own.bottom, own.left - right, left - own.right);
        expect(apart, `${state}: ${button.textContent}`).to.be.at.least(16);
      }
    };
    await look('connected');
    for (const tool of ['Keypad', 'Note', 'Transfer', 'Add call', 'Audio']) {
      await press(tool);
      await look(tool);
    }
    await press('Audio');
    page.phone.setQuality(id, { level: 'poor' });
    await page.phone.setMuted(id, true);
    page.phone.tellSpeakingWhileMuted(true);
    page.phone.tell(id, { type: 'recording', recording: { state: 'on', rule: 'announce' } });
    await look('everything on');
    await page.phone.setHeld(id, true);
    await look('held');
    page.phone.tell(id, { type: 'connection-lost' });
    await look('connection lost');
    expect(new Set(tops.values()).size, JSON.stringify([...tops])).to.equal(1);
  });

  it('11. Esc never ends or declines a call.', async () => {
    await page.connected();
    for (const name of ['Mute', 'Hang up', 'Transfer']) {
      page.button(name).focus();
      await sendKeys({ press: 'Escape' });
    }
    await press('Keypad');
    page.button('Keypad').focus();
    await sendKeys({ press: 'Escape' });
    await page.until(() => page.find('.stage dialora-keypad') === undefined);
    page.phone.simulateIncoming({ number: '+12025550143' });
    await page.until(() => page.find('[part="answer-button"]') !== undefined);
    clock.advance(1000);
    page.get('[part="answer-button"]').focus();
    await sendKeys({ press: 'Escape' });
    page.get('[part="decline-button"]').focus();
    await sendKeys({ press: 'Escape' });
    await page.settled();
    expect(asked()).to.deep.equal(['dial']);
  });

  it('12. Answering call 2 holds call 1, and the button says so.', async () => {
    const first = await page.connected();
    const second = page.phone.simulateIncoming({ number: '+12025550143' });
    await page.until(() => page.hasButton('Hold and answer'));
    clock.advance(700);
    await press('Hold and answer');
    page.phone.mediaFlows(second);
    await page.until(() => call(first).phase === 'held' && call(second).phase === 'active');
    expect(asked()).to.deep.equal(['dial', 'answer']);
    await page.until(() => page.get('[part="other-calls"]').textContent.includes('On hold'));
  });

  it('13. Ending one of two calls leaves the other reachable in one action.', async () => {
    const [first, second] = await two();
    page.phone.farHangsUp(second);
    await page.until(() => page.text.includes('On hold'));
    await press('Hold');
    await page.until(() => call(first).phase === 'active');
    const third = await page.connected({ number: '+12025550119' });
    clock.advance(1000);
    await press('Hang up');
    await page.until(() => call(third).phase === 'ended');
    await press('Hold');
    await page.until(() => call(first).phase === 'active');
  });

  it('14. Transfer offers "Transfer now" and "Ask first" with recipient presence.', async () => {
    const id = await page.connected();
    await press('Transfer');
    await page.until(() => page.text.includes('Sam Okafor'));
    for (const presence of ['Available', 'Busy', 'Away', 'Wrap-up', 'Offline']) {
      expect(page.get('dialora-people-picker').shadowRoot!.textContent).to.contain(presence);
    }
    await sendKeys({ type: 'sam' });
    await sendKeys({ press: 'Enter' });
    await page.until(() => page.hasButton('Ask first') && page.hasButton('Transfer now'));
    await press('Transfer now');
    await page.until(() => call(id).end?.reason === 'transferred');
    const command = page.phone.commands.at(-1);
    expect(command).to.deep.equal({
      type: 'transfer',
      callId: id,
      target: { kind: 'agent', agentId: 'agt_sam', name: 'Sam Okafor' },
    });
  });

  it('15. While consulting, Cancel returns to the caller in ≤ 1 action, in every failure path.', async () => {
    const id = await page.connected();
    const back = 'Back to Amelia Hartwell';
    const paths: readonly ((consult: string) => void)[] = [
      (consult) => page.phone.farRings(consult),
      (consult) => {
        page.phone.farAnswers(consult);
        page.phone.mediaFlows(consult);
      },
      (consult) => page.phone.end(consult, { reason: 'busy' }),
      (consult) => page.phone.end(consult, { reason: 'no-answer' }),
      (consult) => page.phone.end(consult, { reason: 'network' }),
      (consult) => {
        page.phone.farAnswers(consult);
        page.phone.mediaFlows(consult);
        page.phone.farHangsUp(consult);
      },
    ];
    for (const path of paths) {
      await page.phone.consult(id, { kind: 'agent', agentId: 'agt_sam', name: 'Sam Okafor' });
      path(page.phone.get().calls.at(-1)!.id);
      await page.until(() => page.hasButton(back), `${back} after ${path.toString()}`);
      await press(back);
      await page.until(() => call(id).phase === 'active');
      expect(page.text).to.contain('Amelia Hartwell');
    }
    const to = { kind: 'agent', agentId: 'agt_sam', name: 'Sam Okafor' } as const;
    page.phone.tell(id, { type: 'transfer', transfer: { kind: 'warm', to, state: 'failed', reason: 'declined' } });
    await page.until(() => page.text.includes('Amelia Hartwell is back with you.'));
  });

  it('16. Conference shows each party; Leave and End for all are distinct.', async () => {
    const id = await page.connected();
    await page.phone.addParty(id, { kind: 'agent', agentId: 'agt_sam', name: 'Sam Okafor' });
    await page.until(() => page.text.includes('3 people in the call'));
    expect(page.text).to.contain('Amelia Hartwell In the call').and.to.contain('Sam Okafor Ringing');
    expect(page.hasButton('Remove Sam Okafor from the call')).to.equal(true);
    expect(page.hasButton('Hang up')).to.equal(false);
    clock.advance(1000);
    await press('End for all');
    await page.until(() => asked().at(-1) === 'end-for-all');
    const other = await page.connected();
    await page.phone.addParty(other, { kind: 'number', number: '+12025550143' });
    await page.until(() => page.hasButton('Leave'));
    clock.advance(1000);
    await press('Leave');
    await page.until(() => asked().at(-1) === 'hang-up');
  });

  it('17. Recording state is text + icon, never hidden by collapse; paused > 60 s reminds.', async () => {
    const id = await page.connected();
    await press('Record');
    await page.until(() => page.text.includes('Announcing the recording…'));
    page.phone.tell(id, { type: 'recording', recording: { state: 'on', rule: 'announce', since: clock.now() } });
    const seen = (): boolean => {
      const fact = page.get('[part="recording"]');
      return fact.checkVisibility() && fact.querySelector('svg') !== null && fact.textContent.includes('Recording');
    };
    await page.until(seen);
    for (const tool of ['Keypad', 'Transfer', 'Note', 'Audio']) {
      await press(tool);
      expect(seen(), tool).to.equal(true);
    }
    page.become('bar');
    await page.settled();
    expect(seen(), 'as a bar').to.equal(true);
    page.become('card');
    await press('Pause rec.');
    await page.until(() => page.text.includes('Recording paused'));
    clock.advance(50_000);
    await page.settled();
    expect(page.text).not.to.contain('The recording is still paused.');
    // The phone's own clock ran on by some seconds meanwhile.
    clock.advance(25_000);
    await page.until(() => page.text.includes('The recording is still paused.'));
    page.get('[part="resume-recording-button"]').click();
    await page.until(() => call(id).recording.state === 'on');
    await press('Stop recording');
    await page.until(() => call(id).recording.state === 'off');
  });

  it('20. In-call `0-9*#` from the keyboard send DTMF only when focus is in the dialer, each shown and audible.', async () => {
    page.dialer.silentKeypad = false;
    let tones = 0;
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (this: OscillatorNode, when?: number) {
      tones += 1;
      start.call(this, when);
    };
    try {
      const id = await page.connected();
      const field = document.createElement('input');
      document.body.prepend(field);
      field.focus();
      await sendKeys({ type: '123*#' });
      field.remove();
      await page.settled();
      expect(call(id).digits).to.equal('');
      page.button('Mute').focus();
      await sendKeys({ type: '0123456789*#' });
      await page.until(() => call(id).digits === '0123456789*#');
      await page.until(() => page.get('[part="digits"]').textContent.includes('0123456789*#'));
      // Each tone is a pair of sounds.
      expect(tones).to.equal(24);
    } finally {
      OscillatorNode.prototype.start = start;
    }
  });

  it('27. Quality text appears on an SDK warning, clears on its clearing, holds ≥ 5 s.', async () => {
    const id = await page.connected();
    page.phone.setQuality(id, { level: 'poor' });
    await page.until(() => page.text.includes('Your connection is unstable. They may hear gaps.'));
    page.phone.setQuality(id, { level: 'good' });
    clock.advance(4900);
    await page.settled();
    expect(page.text).to.contain('Your connection is unstable');
    clock.advance(200);
    await page.until(() => page.text.includes('Good connection'));
    expect(page.text).not.to.contain('unstable');
  });
});
