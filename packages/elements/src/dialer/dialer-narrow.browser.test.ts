import { expect } from '@open-wc/testing';
import { registerLocale } from '../internal/locale.js';
import { ar } from '../locales/ar.js';
import { it as italian } from '../locales/it.js';
import { DialerHarness } from '../testing/dialer-harness.js';

registerLocale(ar);
registerLocale(italian);

/** A window of this height around the dialer, 320 px wide: also 1280 px at 400 %. */
function inWindow(page: DialerHarness, height: number): DOMRect {
  Object.assign(page.box.style, { inlineSize: '320px', blockSize: `${height}px`, overflow: 'auto' });
  return page.box.getBoundingClientRect();
}

describe('<dialora-dialer> in a small window', () => {
  let page: DialerHarness;
  beforeEach(async () => {
    page = await new DialerHarness().ready();
  });
  afterEach(() => page.remove());

  for (const height of [480, 568]) {
    it(`keeps Call in sight below missed calls, ${height} px high, and the earlier ones one press away`, async () => {
      const { top } = inWindow(page, height);
      for (const number of ['+442079460018', '+12025550143', '+442079460019']) {
        page.phone.farHangsUp(page.phone.simulateIncoming({ number }));
      }
      await page.until(() => page.text.includes('2 earlier missed calls'));
      await page.settled();
      const call = () => page.button('Call').getBoundingClientRect();
      expect(call().bottom).to.be.at.most(top + height);
      const callsBack = () => page.buttons().filter((button) => button.ariaLabel?.startsWith('Call back')).length;
      expect(callsBack()).to.equal(1);
      page.get('.earlier summary').click();
      await page.until(() => callsBack() === 3);
      await page.settled();
      expect(call().bottom).to.be.at.most(top + height);
    });

    it(`leaves room to transfer a call below a problem, ${height} px high`, async () => {
      const { top, bottom } = inWindow(page, height);
      await page.connected();
      page.phone.failNextCommand({ kind: 'server-error' });
      page.button('Hold').click();
      await page.until(() => page.text.includes('Something went wrong at Dialora.'));
      page.button('Transfer').click();
      await page.until(() => page.find('[part="person"]') !== undefined);
      await page.settled();
      const reachable = (element: HTMLElement): void => {
        element.focus();
        const { top: start, bottom: end } = element.getBoundingClientRect();
        const shown = page.get('dialora-call-panel').shadowRoot!.querySelector('.top')!.getBoundingClientRect();
        expect(start, element.outerHTML).to.be.at.least(Math.max(top, shown.top) - 1);
        const floor = Math.min(bottom, shown.bottom, page.get('.hang-up-row').getBoundingClientRect().top);
        expect(end, element.outerHTML).to.be.at.most(floor + 1);
      };
      reachable(page.get('[part="people"]'));
      page.get('[part="person"]').click();
      await page.until(() => page.find('[part="transfer-verb"]') !== undefined);
      await page.settled();
      reachable(page.get('[part="consult-verb"]'));
      reachable(page.get('[part="transfer-verb"]'));
      page.button('Hang up').scrollIntoView({ block: 'nearest' });
      expect(page.button('Hang up').getBoundingClientRect().bottom).to.be.at.most(bottom);
    });
  }

  it('breaks no line inside of a time', async () => {
    page.box.lang = 'en-US';
    page.phone.farHangsUp(page.phone.simulateIncoming({ number: '+442079460018' }));
    await page.until(() => /\d(?:\u00a0|\u202f)[AP]M/.test(page.find('[part="missed-calls"]')?.textContent ?? ''));
  });
});

describe('<dialora-dialer> when nothing of a colleague can ring', () => {
  let page: DialerHarness;
  afterEach(() => page.remove());
  // The API's answer as its client hands it on.
  const refusal = { kind: 'conflict', status: 409, code: 'conflict' } as const;

  async function handOver(): Promise<void> {
    page = await new DialerHarness().ready();
    await page.connected();
    page.phone.failNextCommand(refusal);
    page.button('Transfer').click();
    await page.until(() => page.find('[part="person"]') !== undefined);
    page.get('[part="person"]').click();
    await page.until(() => page.find('[part="transfer-verb"]') !== undefined);
    page.get('[part="transfer-verb"]').click();
    await page.until(() => page.text.includes('Sam Okafor could not be reached.'));
  }

  it('says who could not be reached, that the call goes on, and what to do', async () => {
    await handOver();
    expect(page.text).to.contain('Your call goes on as it was.');
    expect(page.text).not.to.contain('Somebody else changed this');
    const [call] = page.phone.get().calls;
    expect([call?.phase, call?.transfer]).to.deep.equal(['active', undefined]);
  });

  it('says that they are offline as soon as that is known, in each language', async () => {
    await handOver();
    const all = page.workspace.colleagues.get();
    if (all.state !== 'ready') throw new Error('There are no colleagues.');
    const value = all.value.map((one) =>
      one.name === 'Sam Okafor' ? { ...one, presence: { ...one.presence, state: 'offline' as const } } : one,
    );
    page.workspace.colleagues.set({ state: 'ready', value });
    await page.until(() => page.text.includes('Sam Okafor is offline now. Your call goes on as it was.'));
    page.box.lang = 'it';
    await page.until(() => page.text.includes('Sam Okafor non è più in linea.'));
    page.box.lang = 'ar';
    await page.until(() => page.text.includes('Sam Okafor غير متصل الآن.'));
  });
});
