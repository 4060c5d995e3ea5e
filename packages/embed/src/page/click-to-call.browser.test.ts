import { expect } from '@open-wc/testing';
import { watchClickToCall } from './click-to-call.js';
import { until } from '../../../tooling/test/until.js';

// WebKitGTK has none.
const { highlights } = CSS as { highlights?: HighlightRegistry };

describe('dialora-click-to-call', () => {
  let box: HTMLElement;
  let undo: (() => void) | undefined;
  let asked: unknown[];

  const onRequest = (event: Event): void => {
    asked.push((event as CustomEvent).detail);
  };

  beforeEach(() => {
    asked = [];
    box = document.createElement('main');
    box.addEventListener('click', (event) => event.preventDefault());
    document.body.append(box);
    document.addEventListener('dialora-dial-request', onRequest);
  });
  afterEach(() => {
    undo?.();
    undo = undefined;
    box.remove();
    document.removeEventListener('dialora-dial-request', onRequest);
  });

  const painted = (): string[] =>
    [...(highlights?.values() ?? [])].flatMap((highlight) =>
      [...highlight].map(({ startContainer, startOffset, endOffset }) =>
        (startContainer as Text).data.slice(startOffset, endOffset),
      ),
    );

  /** A press on the link; nobody leaves the test's page for it. */
  const press = (): void => {
    box.querySelector('a')?.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true }));
  };
  const pressUntilAsked = (): Promise<void> => until(() => (press(), asked.length > 0));

  it('makes the numbers of an element callable, in the country that it names', async () => {
    box.innerHTML = '<p dialora-click-to-call="GB">Ring 020 7946 0018 or <a href="tel:02079460123">us</a></p>';
    const before = box.innerHTML;
    undo = watchClickToCall(document);
    await pressUntilAsked();
    expect(asked[0]).to.deep.equal({ number: '+442079460123' });
    if (highlights !== undefined) await until(() => painted().includes('020 7946 0018'));
    expect(box.innerHTML).to.equal(before);
  });

  it('reads the country from the page where the element names none', async () => {
    box.innerHTML = `<div dialora-click-to-call><script type="application/ld+json">
      {"@type":"LocalBusiness","address":{"addressCountry":"DE"}}</script><a href="tel:03023125014">us</a></div>`;
    undo = watchClickToCall(document);
    await pressUntilAsked();
    expect(asked.at(-1)).to.deep.equal({ number: '+493023125014' });
  });

  it('follows the page: an attribute that comes, changes and goes', async () => {
    box.innerHTML = '<p><a href="tel:02079460123">us</a></p>';
    undo = watchClickToCall(document);
    const paragraph = box.querySelector('p') as HTMLElement;
    press();
    expect(asked).to.deep.equal([]);
    paragraph.setAttribute('dialora-click-to-call', 'gb');
    await pressUntilAsked();
    paragraph.removeAttribute('dialora-click-to-call');
    await new Promise((resolve) => setTimeout(resolve, 0));
    const count = asked.length;
    press();
    expect(asked.length).to.equal(count);
  });

  it('stops when it is undone and leaves nothing behind', async () => {
    box.innerHTML = '<p dialora-click-to-call="GB">Ring 020 7946 0018</p>';
    const before = document.documentElement.outerHTML;
    const sheets = document.adoptedStyleSheets.length;
    const names = highlights?.size;
    undo = watchClickToCall(document);
    if (highlights !== undefined) await until(() => painted().includes('020 7946 0018'));
    undo();
    undo = undefined;
    expect(document.documentElement.outerHTML).to.equal(before);
    expect(document.adoptedStyleSheets.length).to.equal(sheets);
    expect(highlights?.size).to.equal(names);
  });

  it('tries again when its code could not be loaded', async () => {
    let tries = 0;
    box.innerHTML = '<p dialora-click-to-call>Ring +44 20 7946 0018</p>';
    undo = watchClickToCall(document, () => {
      tries += 1;
      return tries === 1 ? Promise.reject(new Error('offline')) : Promise.resolve(() => () => undefined);
    });
    await until(() => tries === 1);
    await new Promise((resolve) => setTimeout(resolve, 0));
    dispatchEvent(new Event('online'));
    await until(() => tries === 2);
  });
});
