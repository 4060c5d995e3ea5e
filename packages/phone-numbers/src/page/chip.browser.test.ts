import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { page, scan, tidyUp, type Scanned } from '../../test/scanned.js';
import { until } from '../../../tooling/test/until.js';

/** The chip lives in a closed root; the test keeps the key by watching roots being made. */
let root: ShadowRoot | undefined;
const attach = Element.prototype.attachShadow;

function rectOf(text: string): DOMRect {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode() as Text | null; node !== null; node = walker.nextNode() as Text | null) {
    const at = node.data.indexOf(text);
    if (at === -1) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + text.length);
    return range.getBoundingClientRect();
  }
  throw new Error(`no such text: ${text}`);
}

async function pointAt({ left, top, width, height }: DOMRect): Promise<void> {
  const position: [number, number] = [Math.round(left + width / 2), Math.round(top + height / 2)];
  await sendMouse({ type: 'move', position: [position[0] - 2, position[1]] });
  await sendMouse({ type: 'move', position });
}

const host = (): HTMLElement | undefined => root?.host as HTMLElement | undefined;
const isShown = (): boolean => host()?.isConnected === true;
const button = (action: string): HTMLButtonElement => root!.querySelector(`button.${action}`)!;
const ready = async ({ settled }: Scanned): Promise<void> => {
  await settled();
  await until(() => CSS.highlights.size > 0, 'nothing was painted');
  // The highlight is painted with the next frame, and found at a point from then on.
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
};

describe('the chip', () => {
  before(() => {
    Element.prototype.attachShadow = function (init) {
      const made = attach.call(this, init);
      if (init.mode === 'closed') root = made;
      return made;
    };
  });
  after(() => {
    Element.prototype.attachShadow = attach;
  });
  afterEach(async () => {
    tidyUp();
    await sendMouse({ type: 'move', position: [1, 1] });
  });

  it('appears over a number under the pointer and goes when the pointer leaves', async () => {
    page('<p style="margin:200px">Call (415) 555-0132 now</p>');
    const before = document.documentElement.outerHTML;
    await ready(scan());
    await pointAt(rectOf('(415) 555-0132'));
    await until(isShown);
    const chip = host()!.getBoundingClientRect();
    const number = rectOf('(415) 555-0132');
    expect(chip.bottom).to.be.at.most(number.top + 1);
    expect(chip.left).to.be.below(number.right);
    expect(chip.right).to.be.above(number.left);
    expect(root!.querySelector('.number')!.textContent).to.equal('+1 415 555 0132');
    expect(root!.querySelector('.name')!.textContent).to.equal('United States');
    await sendMouse({ type: 'move', position: [5, 500] });
    await until(() => !isShown());
    expect(document.documentElement.outerHTML).to.equal(before);
  });

  it('appears alone where the browser has no highlights, and the page is not touched', async () => {
    const highlights = Object.getOwnPropertyDescriptor(CSS, 'highlights')!;
    Object.defineProperty(CSS, 'highlights', { value: undefined, configurable: true });
    try {
      page('<p style="margin:200px">Call (415) 555-0132 now</p>');
      const before = document.documentElement.outerHTML;
      const scanned = scan();
      await scanned.settled();
      await pointAt(rectOf('(415) 555-0132'));
      await until(isShown);
      expect(root!.querySelector('.number')!.textContent).to.equal('+1 415 555 0132');
      await sendMouse({ type: 'move', position: [5, 500] });
      await until(() => !isShown());
      await pointAt(rectOf('(415) 555-0132'));
      await until(isShown);
      await sendMouse({ type: 'click', position: centre(button('call')) });
      expect(scanned.events.find(({ action }) => action === 'call')?.e164).to.equal('+14155550132');
      scanned.scanner.stop();
      expect(document.documentElement.outerHTML).to.equal(before);
    } finally {
      Object.defineProperty(CSS, 'highlights', highlights);
    }
  });

  it('is no number of the page, not even for a scanner that sees closed roots', async () => {
    page('<p style="margin:200px">Call (415) 555-0132 now</p>');
    const scanned = scan({ openShadowRoot: (element) => (element === host() ? root! : element.shadowRoot) });
    await ready(scanned);
    await pointAt(rectOf('(415) 555-0132'));
    await until(isShown);
    page('<p>Later</p>');
    await scanned.settled();
    scanned.scanner.setCountry('CA');
    await scanned.settled();
    expect(scanned.scanner.list().map(({ text }) => text)).to.deep.equal(['(415) 555-0132']);
  });

  it('does not appear beside a number, nor over one that something covers', async () => {
    page(
      '<p style="margin:200px">Call (415) 555-0132 now</p><div style="position:absolute;inset:0;background:#fff8"></div>',
    );
    await ready(scan());
    await pointAt(rectOf('(415) 555-0132'));
    await new Promise((done) => setTimeout(done, 400));
    expect(isShown()).to.equal(false);
  });

  it('stays while the pointer travels to it, and tells what was chosen', async () => {
    page('<p style="margin:200px">Call (415) 555-0132 x7 now</p>');
    const scanned = scan();
    await ready(scanned);
    await pointAt(rectOf('(415) 555-0132'));
    await until(isShown);
    for (const action of ['message', 'save', 'call']) {
      await pointAt(button(action).getBoundingClientRect());
      await sendMouse({ type: 'click', position: centre(button(action)) });
    }
    const chosen = scanned.events.filter(({ action }) => action !== 'found');
    expect(chosen.map(({ action }) => action)).to.deep.equal(['message', 'save', 'call']);
    const [event] = chosen;
    expect(event?.e164).to.equal('+14155550132');
    expect(event?.ext).to.equal('7');
    expect(event?.text).to.equal('(415) 555-0132 x7');
    if (event !== undefined && event.action !== 'found') expect(event.rect.width).to.be.above(40);
  });

  it('goes with Escape, without the pointer being moved', async () => {
    page('<p style="margin:200px">415-555-0132</p>');
    await ready(scan());
    await pointAt(rectOf('415-555-0132'));
    await until(isShown);
    await sendKeys({ press: 'Escape' });
    expect(isShown()).to.equal(false);
  });

  it('is reached by keyboard: number after number, actions by arrow, back to where the person was', async () => {
    const main = page('<button id="start">Start</button><p style="margin:120px">415-555-0132</p><p>415-555-0133</p>');
    const scanned = scan();
    await ready(scanned);
    main.querySelector<HTMLElement>('#start')!.focus();
    expect(scanned.scanner.next()).to.equal(true);
    expect(root!.querySelector('.number')!.textContent).to.equal('+1 415 555 0132');
    expect(root!.activeElement).to.equal(button('call'));
    await sendKeys({ press: 'ArrowRight' });
    expect(root!.activeElement).to.equal(button('message'));
    await sendKeys({ press: 'ArrowDown' });
    expect(root!.querySelector('.number')!.textContent).to.equal('+1 415 555 0133');
    expect(root!.activeElement).to.equal(button('call'));
    await sendKeys({ press: 'Enter' });
    await until(() => scanned.events.at(-1)?.action === 'call');
    expect(scanned.events.at(-1)?.e164).to.equal('+14155550133');
    await sendKeys({ press: 'Escape' });
    expect(isShown()).to.equal(false);
    expect(document.activeElement?.id).to.equal('start');
  });

  it('shows a number of the list, and says when it is gone', async () => {
    page('<p>415-555-0132</p><div style="height:4000px"></div><p>415-555-0133</p>');
    const { scanner, settled } = scan();
    await settled();
    const [, second] = scanner.list();
    expect(scanner.show(second!.id)).to.equal(true);
    expect(root!.querySelector('.number')!.textContent).to.equal('+1 415 555 0133');
    expect(rectOf('415-555-0133').top).to.be.within(0, innerHeight);
    expect(scanner.show('n0')).to.equal(false);
  });

  it('appears when a callable link gets the keyboard focus', async () => {
    const main = page('<p style="margin:150px"><button>Before</button> <a href="tel:+442079460018">Call us</a></p>');
    const { scanner } = scan();
    await until(() => scanner.count() === 1);
    main.querySelector('button')!.focus();
    await sendKeys({ press: 'Tab' });
    await until(isShown);
    expect(root!.querySelector('.number')!.textContent).to.equal('+44 20 7946 0018');
  });

  it('lets the person read a national number for another country', async () => {
    page('<p style="margin:150px">020 7946 0018</p>');
    const chosen: string[] = [];
    const { scanner, settled } = scan({ country: 'IT', onCountry: (country) => chosen.push(country) });
    await settled();
    await until(() => scanner.count() === 1);
    scanner.next();
    const select = root!.querySelector('select')!;
    expect(select.value).to.equal('IT');
    select.value = 'GB';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await until(() => scanner.list()[0]?.e164 === '+442079460018');
    expect(chosen).to.deep.equal(['GB']);
  });

  it('says so when what was pressed did not reach anybody', async () => {
    page('<p style="margin:150px">415-555-0132</p>');
    const { scanner, settled } = scan({
      onNumber: ({ action }) => action === 'call' && Promise.reject(new Error('gone')),
    });
    await settled();
    scanner.next();
    await sendKeys({ press: 'Enter' });
    await until(() => root!.querySelector('[role=status]')!.textContent !== '');
    expect(root!.querySelector('[role=status]')!.textContent).to.equal(
      'That did not work. Reload this page and try again.',
    );
    expect(isShown()).to.equal(true);
  });

  it('keeps to its number while the page scrolls there slowly', async () => {
    page('<p style="margin:3000px 150px 2000px">415-555-0132</p>');
    const { scanner, settled } = scan();
    await settled();
    await until(() => scanner.count() === 1);
    document.documentElement.style.scrollBehavior = 'smooth';
    try {
      scanner.next();
      await until(() => rectOf('415-555-0132').top > 0 && rectOf('415-555-0132').bottom < innerHeight);
      await until(() => Math.abs(host()!.getBoundingClientRect().bottom - rectOf('415-555-0132').top) < 2);
      expect(isShown()).to.equal(true);
    } finally {
      document.documentElement.style.scrollBehavior = '';
      scrollTo(0, 0);
    }
  });

  it('offers no other country where the number names its own', async () => {
    page('<p style="margin:150px">+44 20 7946 0018</p>');
    const { scanner, settled } = scan();
    await settled();
    scanner.next();
    expect(root!.querySelector('select')).to.equal(null);
    expect(root!.querySelector('.name')!.textContent).to.equal('United Kingdom');
  });

  it('is a toolbar with names, in 44 pixel targets, for everybody', async () => {
    const main = page('<p style="margin:150px">415-555-0132</p>');
    const { scanner, settled } = scan({ words: { call: 'Anrufen: {number}' } });
    await settled();
    scanner.next();
    expect(root!.querySelector('[role=toolbar]')!.getAttribute('aria-label')).to.equal('Phone number +1 415 555 0132');
    expect(button('call').getAttribute('aria-label')).to.equal('Anrufen: +1 415 555 0132');
    for (const one of root!.querySelectorAll('button')) {
      const { width, height } = one.getBoundingClientRect();
      expect(Math.min(width, height)).to.be.at.least(44);
    }
    // Axe cannot look into a closed root; it looks at a copy.
    const copy = root!.querySelector('.card')!.cloneNode(true) as HTMLElement;
    main.append(copy);
    await expect(copy).to.be.accessible();
  });

  it('can be used inside of a modal dialog', async () => {
    const main = page('<dialog><p style="margin:90px">415-555-0132</p></dialog>');
    main.querySelector('dialog')!.showModal();
    const scanned = scan();
    await ready(scanned);
    await pointAt(rectOf('415-555-0132'));
    await until(isShown);
    await sendMouse({ type: 'click', position: centre(button('call')) });
    expect(scanned.events.at(-1)?.action).to.equal('call');
  });

  it('goes with the scanner', async () => {
    page('<p style="margin:150px">415-555-0132</p>');
    const before = document.documentElement.outerHTML;
    const { scanner, settled } = scan();
    await settled();
    scanner.next();
    scanner.stop();
    expect(isShown()).to.equal(false);
    expect(document.documentElement.outerHTML).to.equal(before);
  });
});

function centre(element: Element): [number, number] {
  const { left, top, width, height } = element.getBoundingClientRect();
  return [Math.round(left + width / 2), Math.round(top + height / 2)];
}
