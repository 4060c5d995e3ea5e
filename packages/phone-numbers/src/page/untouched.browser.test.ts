import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { page, scan, tidyUp } from '../../test/scanned.js';
import { until } from '../../../tooling/test/until.js';

/** Counts what a page could notice. */
function witness(): { readonly records: () => number; stop(): void } {
  let records = 0;
  const observer = new MutationObserver((list) => (records += list.length));
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  return {
    records: () => records + observer.takeRecords().length,
    stop: () => observer.disconnect(),
  };
}

const names = (): string[] => [...(CSS.highlights as unknown as Map<string, Highlight>).keys()];
const painted = (): string[] =>
  [...(CSS.highlights as unknown as Map<string, Highlight>).values()].flatMap((highlight) =>
    [...(highlight as unknown as Set<StaticRange>)].map((range) => {
      const live = document.createRange();
      live.setStart(range.startContainer, range.startOffset);
      live.setEnd(range.endContainer, range.endOffset);
      return live.toString();
    }),
  );

describe('the page stays untouched', () => {
  afterEach(tidyUp);

  it('no record of a change, the same markup, and nothing left behind', async () => {
    page('<p>Call <b>415</b>-555-0132</p><textarea>415-555-0132</textarea><a href="tel:+14155550133">Us</a>');
    const before = document.documentElement.outerHTML;
    const sheets = document.adoptedStyleSheets.length;
    const seen = witness();
    const { scanner, settled } = scan();
    await settled();
    await until(() => painted().length === 1);
    expect(scanner.count()).to.equal(2);
    expect(seen.records()).to.equal(0);
    expect(document.documentElement.outerHTML).to.equal(before);
    scanner.stop();
    expect(seen.records()).to.equal(0);
    expect(document.documentElement.outerHTML).to.equal(before);
    expect(document.adoptedStyleSheets.length).to.equal(sheets);
    expect(names()).to.deep.equal([]);
    seen.stop();
  });

  it('paints exactly the numbers, near the viewport only', async () => {
    page(`<p>Call (415) <b>555</b>-0132 now</p><div style="height:5000px"></div><p id="far">415-555-0133</p>`);
    const { settled } = scan();
    await settled();
    await until(() => painted().length === 1);
    expect(painted()).to.deep.equal(['(415) 555-0132']);
    document.querySelector('#far')!.scrollIntoView();
    await until(() => painted().includes('415-555-0133'));
    expect(painted()).to.deep.equal(['415-555-0133']);
    scrollTo(0, 0);
  });

  it('uses the name of a rule that is already there, and adopts none of its own', async () => {
    const sheets = document.adoptedStyleSheets.length;
    page('<p>415-555-0132</p>');
    const { settled } = scan({ highlightName: 'from-manifest' });
    await settled();
    await until(() => names().includes('from-manifest'));
    expect(document.adoptedStyleSheets.length).to.equal(sheets);
  });

  it('takes a name nobody can guess', async () => {
    page('<p>415-555-0132</p>');
    const first = scan();
    await until(() => names().length === 1);
    const [name] = names();
    first.scanner.stop();
    scan();
    await until(() => names().length === 1);
    expect(names()).not.to.include(name);
  });

  it('paints again when the page clears the highlights', async () => {
    const main = page('<p>415-555-0132</p>');
    const { settled } = scan();
    await settled();
    await until(() => painted().length === 1);
    CSS.highlights.clear();
    main.append('tick');
    await until(() => painted().length === 1);
    for (const highlight of (CSS.highlights as unknown as Map<string, Highlight>).values()) highlight.clear();
    main.append('tick');
    await until(() => painted().length === 1);
  });

  it('a framework that hydrates its markup finds it as the server sent it', async () => {
    // What React, Vue and Svelte do: walk the server's markup beside the expected one, and complain where they differ.
    const expected = ['Call ', 'B:415-555-0132', ' or ', 'B:415-555-0133'];
    const main = page('<p>Call <b>415-555-0132</b> or <b>415-555-0133</b></p>');
    const { scanner, settled } = scan();
    await settled();
    await until(() => painted().length === 2);
    const paragraph = main.querySelector('p')!;
    const actual = [...paragraph.childNodes].map((node) =>
      node.nodeType === 3 ? node.nodeValue : `${node.nodeName}:${node.firstChild?.nodeValue ?? ''}`,
    );
    expect(actual).to.deep.equal(expected);
    expect([...paragraph.childNodes].every((node) => node.nodeType === 3 || node.childNodes.length === 1)).to.equal(
      true,
    );
    // It then owns the nodes and updates them.
    paragraph.querySelector('b')!.firstChild!.nodeValue = '415-555-0134';
    await until(() => scanner.list().some(({ e164 }) => e164 === '+14155550134'));
    expect(scanner.count()).to.equal(2);
  });

  it('writing in editors goes on as if nobody watched', async () => {
    const main = page('<textarea></textarea><div contenteditable><br></div><input>');
    const { found, settled } = scan({ country: 'GB' });
    for (const field of main.querySelectorAll<HTMLElement>('textarea,div,input')) {
      field.focus();
      // Key by key: WebKitGTK's driver loses repeated characters of a typed string.
      for (const press of '020 7946 0182') await sendKeys({ press });
    }
    await settled();
    expect(main.querySelector('textarea')!.value).to.equal('020 7946 0182');
    expect(main.querySelector('input')!.value).to.equal('020 7946 0182');
    expect(main.querySelector('div')!.innerText.trim()).to.equal('020 7946 0182');
    expect(found()).to.deep.equal([]);
  });

  it('selecting and copying gives the page’s own text', async () => {
    const main = page('<p>Call (415) <b>555</b>-0132 now</p>');
    const { settled } = scan();
    await settled();
    getSelection()!.selectAllChildren(main);
    expect(getSelection()!.toString()).to.equal('Call (415) 555-0132 now');
    getSelection()!.removeAllRanges();
  });

  it('a document that is edited as a whole is left alone', async () => {
    page('<p>415-555-0132</p>');
    document.designMode = 'on';
    try {
      const { found, settled } = scan();
      await settled();
      expect(found()).to.deep.equal([]);
    } finally {
      document.designMode = 'off';
    }
  });
});
