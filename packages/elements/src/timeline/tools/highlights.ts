import { folded } from '../../internal/folded.js';

/** The name that `::highlight()` in the timeline's styles speaks of. */
const name = 'dialora-search';
/** More than fits a screen many times over. */
const mostRanges = 500;

/** Marks what was found in the text that is drawn, without touching it (CSS Custom Highlight API). */
export class Highlights {
  #ranges: readonly AbstractRange[] = [];

  /** `query` is folded. Call again whenever what is drawn changed. */
  mark(root: Node, query: string): void {
    this.clear();
    if (query === '' || typeof Highlight === 'undefined') return;
    const ranges: StaticRange[] = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node && ranges.length < mostRanges; node = walker.nextNode()) {
      const { data } = node as Text;
      const { text, places } = withPlaces(data);
      for (let at = text.indexOf(query); at >= 0; at = text.indexOf(query, at + query.length)) {
        const start = places[at] ?? 0;
        const end = places[at + query.length] ?? data.length;
        ranges.push(new StaticRange({ startContainer: node, startOffset: start, endContainer: node, endOffset: end }));
      }
    }
    const highlight = CSS.highlights.get(name) ?? new Highlight();
    for (const range of ranges) highlight.add(range);
    CSS.highlights.set(name, highlight);
    this.#ranges = ranges;
  }

  clear(): void {
    if (this.#ranges.length === 0) return;
    // Another timeline of the page may have marks in the same highlight.
    const highlight = CSS.highlights.get(name);
    for (const range of this.#ranges) highlight?.delete(range);
    this.#ranges = [];
  }
}

/** Folded text, and where each of its characters stands in the original. */
function withPlaces(data: string): { readonly text: string; readonly places: readonly number[] } {
  let text = '';
  const places: number[] = [];
  let at = 0;
  for (const character of data) {
    const next = folded(character);
    for (let index = 0; index < next.length; index++) places.push(at);
    text += next;
    at += character.length;
  }
  return { text, places };
}
