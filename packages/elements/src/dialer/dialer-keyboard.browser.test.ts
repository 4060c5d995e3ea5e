import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { DialerHarness } from '../testing/dialer-harness.js';

/** More stops than any of the dialer's screens has. */
const mostStops = 60;

for (const height of [480, 568])
  describe(`<dialora-dialer> by keyboard alone, in a window of 320 x ${height} px`, () => {
    let page: DialerHarness;
    beforeEach(async () => {
      page = await new DialerHarness().ready();
      Object.assign(page.box.style, { inlineSize: '320px', blockSize: `${height}px`, overflow: 'auto' });
    });
    afterEach(() => page.remove());

    const nameOf = (element: Element | null): string =>
      (element?.getAttribute('aria-label') ?? element?.textContent ?? '').replace(/\s+/g, ' ').trim();

    /** Whoever looks sees where they are: not scrolled away, with nothing over it. */
    function expectInSight(element: Element): void {
      const { left, top, width, height } = element.getBoundingClientRect();
      const [x, y] = [left + width / 2, top + height / 2];
      let hit = document.elementFromPoint(x, y);
      while (hit?.shadowRoot) {
        const inner: Element | null = hit.shadowRoot.elementFromPoint(x, y);
        if (inner === null || inner === hit) break;
        hit = inner;
      }
      expect(
        hit !== null && (element.contains(hit) || hit.contains(element)),
        `${element.outerHTML.slice(0, 120)} is under ${hit?.outerHTML.slice(0, 80) ?? 'nothing'}`,
      ).to.equal(true);
    }

    /** Goes on with Tab until what is wanted has the focus, looking at every stop. */
    async function tabTo(name: string): Promise<void> {
      for (let stop = 0; stop < mostStops; stop += 1) {
        const { focused } = page;
        if (focused !== null && page.hasFocus) {
          // The frame around everything takes the focus when what had it is gone; it is no stop of its own.
          if ((focused as HTMLElement).tabIndex >= 0) expectInSight(focused);
          if (nameOf(focused) === name) return;
        }
        await sendKeys({ press: 'Tab' });
        await page.settled();
      }
      throw new Error(`No Tab leads to "${name}".`);
    }
    const enter = () => sendKeys({ press: 'Enter' });

    it('a call is placed, held, handed over, and another one logged; every stop is in sight', async () => {
      page.field.focus();
      await sendKeys({ type: '+442079460018' });
      await tabTo('Call');
      await enter();
      await page.until(() => page.phone.get().calls.length === 1);
      const [call] = page.phone.get().calls;
      page.phone.farAnswers(call!.id);
      page.phone.mediaFlows(call!.id);
      await page.until(() => page.hasButton('Hold'));

      await tabTo('Hold');
      await enter();
      await page.until(() => page.phone.get().calls[0]?.phase === 'held');
      await enter();
      await page.until(() => page.phone.get().calls[0]?.phase === 'active');
      await tabTo('Transfer');
      await enter();
      await page.until(() => page.focused?.getAttribute('part') === 'people');
      await sendKeys({ type: 'sam' });
      await enter();
      await page.until(() => page.focused?.closest('.verbs') !== null);
      expectInSight(page.focused!);
      await tabTo('Ask first');
      await enter();
      await page.until(() => page.hasButton('Back to Amelia Hartwell'));
      await page.until(() => page.hasFocus);
      await tabTo('Back to Amelia Hartwell');
      await enter();
      await page.until(() => !page.hasButton('Back to Amelia Hartwell'));
      await page.until(() => page.hasFocus);

      await tabTo('Hang up');
      await enter();
      await page.until(() => page.find('textarea[part="note"]') !== undefined);
      await page.until(() => page.hasFocus);
      await tabTo('Save log');
      await enter();
      await page.until(() => page.find('input.text') !== undefined);
      await page.until(() => page.hasFocus);
    });
  });
