import { dialledBy, phoneLinks } from './links.js';
import type { SurroundingsTest } from './leave-alone.js';
import type { Marks } from './marks.js';
import type { PageEngine } from './model.js';

/** Brings the marks of links that name a number up to date. */
export interface LinkReader {
  /** The link itself, whatever it names by now. */
  read(link: HTMLAnchorElement): void;
  /** Every such link in a part of the page. */
  readIn(root: Element | ShadowRoot | Document): void;
}

interface LinkReaderOptions {
  readonly marks: Marks;
  readonly surroundings: SurroundingsTest;
  readonly engine: () => Pick<PageEngine, 'parseNumber'> | undefined;
  readonly country: () => string | undefined;
  /** Asks to be read again once the engine is there. */
  readonly wait: (link: HTMLAnchorElement) => void;
}

export function createLinkReader({ marks, surroundings, engine, country, wait }: LinkReaderOptions): LinkReader {
  function read(link: HTMLAnchorElement): void {
    const known = marks.at(link).find((mark) => mark.link);
    const dialled = dialledBy(link.getAttribute('href') ?? '');
    if (dialled === undefined || surroundings.of(link) === 'left-alone') {
      if (known !== undefined) marks.remove(known);
      return;
    }
    const plans = engine();
    if (plans === undefined) return wait(link);
    const number = plans.parseNumber(dialled.number, country());
    const range = rangeOf(link);
    const same = known !== undefined && known.e164 === number?.e164 && sameText(known.range, range);
    if (same) return;
    if (known !== undefined) marks.remove(known);
    if (number?.valid !== true) return;
    const assumed = !dialled.number.startsWith('+');
    marks.add({ e164: number.e164, ext: dialled.ext, host: link, link: true, range, assumed });
  }

  return {
    read,
    readIn(root) {
      if (root.nodeType === 1 && (root as Element).matches(phoneLinks)) read(root as HTMLAnchorElement);
      if (root.nodeType === 1 && (root as Element).getElementsByTagName('a').length === 0) return;
      for (const link of root.querySelectorAll<HTMLAnchorElement>(phoneLinks)) read(link);
    },
  };
}

/** From the first to the last text of a link; none for an icon. */
function rangeOf(link: Element): StaticRange | undefined {
  const walker = link.ownerDocument.createTreeWalker(link, 4);
  let first: Text | undefined;
  let last: Text | undefined;
  for (let node = walker.nextNode() as Text | null; node !== null; node = walker.nextNode() as Text | null) {
    if (node.data.trim() === '') continue;
    first ??= node;
    last = node;
  }
  if (first === undefined || last === undefined) return undefined;
  const startOffset = first.data.search(/\S/);
  const endOffset = last.data.trimEnd().length;
  return new StaticRange({ startContainer: first, startOffset, endContainer: last, endOffset });
}

function sameText(a: StaticRange | undefined, b: StaticRange | undefined): boolean {
  return (
    a?.startContainer === b?.startContainer &&
    a?.endContainer === b?.endContainer &&
    a?.startOffset === b?.startOffset &&
    a?.endOffset === b?.endOffset
  );
}
