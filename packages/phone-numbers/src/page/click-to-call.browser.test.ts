import { expect } from '@open-wc/testing';
import { page, tidyUp } from '../../test/scanned.js';
import { createClickToCall } from './index.js';
import { until } from '../../../tooling/test/until.js';

describe('click to call on a business’s own page', () => {
  let undo: (() => void) | undefined;
  let asked: { readonly detail: unknown; readonly target: EventTarget | null }[] = [];
  const hear = (event: Event): void =>
    void asked.push({ detail: (event as CustomEvent).detail as unknown, target: event.target });

  beforeEach(() => {
    asked = [];
    document.addEventListener('dialora-dial-request', hear);
  });
  afterEach(() => {
    document.removeEventListener('dialora-dial-request', hear);
    undo?.();
    tidyUp();
  });

  it('asks for the call when a tel link is clicked, instead of the system', async () => {
    const main = page('<a id="a" href="tel:+14155550132;ext=9">Call us</a><a id="b" href="#here">No</a>');
    let found = 0;
    undo = createClickToCall(main, { onNumber: () => found++ });
    await until(() => found === 1);
    const click = new MouseEvent('click', { bubbles: true, cancelable: true });
    main.querySelector('#a')!.dispatchEvent(click);
    expect(click.defaultPrevented).to.equal(true);
    expect(asked).to.deep.equal([
      { detail: { number: '+14155550132', extension: '9' }, target: main.querySelector('#a') },
    ]);
  });

  it('leaves a link alone that the person opens otherwise, and everything after the undo', async () => {
    const main = page('<a href="tel:+14155550132">Call us</a>');
    let found = 0;
    undo = createClickToCall(main, { onNumber: () => found++ });
    await until(() => found === 1);
    const link = main.querySelector('a')!;
    // Not to leave the test's page.
    document.addEventListener('click', (event) => event.preventDefault(), { once: true });
    link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey: true }));
    undo();
    document.addEventListener('click', (event) => event.preventDefault(), { once: true });
    link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
    expect(asked).to.deep.equal([]);
  });

  it('keeps to its root and infers the country of the page', async () => {
    const outside = page('<p>020 7946 0019</p><span itemprop="addressCountry">GB</span>');
    const main = page('<p>020 7946 0018</p>');
    const found: string[] = [];
    undo = createClickToCall(main, { onNumber: ({ e164 }) => void found.push(e164) });
    await until(() => found.length > 0);
    outside.append('020 7946 0017');
    main.append('020 7946 0016');
    await until(() => found.length === 2);
    expect(found).to.deep.equal(['+442079460018', '+442079460016']);
  });

  it('leaves the inside of Dialora’s own elements alone, not what the page puts into them', async () => {
    const main = page('<dialora-provider><p>020 7946 0016</p></dialora-provider><p>020 7946 0018</p>');
    const provider = main.querySelector('dialora-provider')!;
    provider.attachShadow({ mode: 'open' }).innerHTML = '<p>020 7946 0017</p><slot></slot>';
    const found: string[] = [];
    undo = createClickToCall(main, { country: 'GB', onNumber: ({ e164 }) => void found.push(e164) });
    await until(() => found.length === 2);
    main.append('020 7946 0015');
    await until(() => found.length === 3);
    expect(found.sort()).to.deep.equal(['+442079460015', '+442079460016', '+442079460018']);
  });
});
