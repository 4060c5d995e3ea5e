/**
 * A number may be written across several text nodes: `(415) <b>555</b>-0132`. A run is the text around one node as a
 * reader sees it, on one line of inline content, with enough before it to read a label and enough after to see a unit.
 */
export interface Run {
  readonly text: string;
  readonly parts: readonly Part[];
  /** Where the node that was asked about begins and ends in `text`. */
  readonly from: number;
  readonly to: number;
}

interface Part {
  readonly node: Text;
  /** Offset of the node's first character in the run. */
  readonly at: number;
}

const reachBefore = 48;
const reachAfter = 16;
const maxNodes = 12;

const boundaries = new Set(
  `ADDRESS ARTICLE ASIDE AUDIO BLOCKQUOTE BODY BR BUTTON CANVAS CAPTION DD DETAILS DIALOG DIV DL DT FIELDSET FIGCAPTION FIGURE
  FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR HTML IFRAME IMG INPUT LEGEND LI MAIN METER NAV NOSCRIPT OBJECT OL OPTGROUP OPTION P
  PRE PROGRESS SCRIPT SECTION SELECT SLOT STYLE SUB SUMMARY SUP SVG TABLE TBODY TD TEMPLATE TEXTAREA TFOOT TH THEAD TR UL VIDEO`.split(
    /\s+/,
  ),
);

function isBoundary(node: Node): boolean {
  return node.nodeType === 1 && (boundaries.has(node.nodeName) || node.nodeName.includes('-'));
}

/** The next (or previous) text node of the same inline content, or null. */
export function inlineNeighbour(node: Node, direction: 'nextSibling' | 'previousSibling'): Text | null {
  const inner = direction === 'nextSibling' ? 'firstChild' : 'lastChild';
  let at: Node = node;
  for (let steps = 0; steps < 24; steps++) {
    const sibling: Node | null = at[direction];
    if (sibling === null) {
      const parent: Node | null = at.parentNode;
      if (parent?.nodeType !== 1 || isBoundary(parent)) return null;
      at = parent;
      continue;
    }
    at = sibling;
    while (at.nodeType === 1) {
      if (isBoundary(at)) return null;
      const child: Node | null = at[inner];
      if (child === null) break;
      at = child;
    }
    if (at.nodeType === 3) return at as Text;
  }
  return null;
}

const openTail =
  /[0-9+()[\].\-/~\u00a0\u00ad\u2010-\u2015\u200b-\u200f\u2060\u202f\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\uff08\uff0b\uff10-\uff19][\s\u200b-\u200f]*$/;
const openHead =
  /^[\s\u200b-\u200f]*[0-9()[\].\-/~\u00a0\u00ad\u2010-\u2015\u2060\u202f\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\uff08-\uff0f\uff10-\uff19]/;
const blank = /^[\s\u00ad\u200b-\u200f\u2060]*$/;

/** Whether a number could begin at the end of this text and go on in the next node. */
export function isOpenEnded(text: string): boolean {
  return openTail.test(text.length > 24 ? text.slice(-24) : text);
}

/** Whether a number that began before could go on at the start of this text. */
export function startsOpen(text: string): boolean {
  return openHead.test(text) || blank.test(text);
}

/** `parent` is the node's own. */
export function runAt(node: Text, parent: Element): Run {
  const own = node.data;
  if (node.previousSibling === null && node.nextSibling === null && boundaries.has(parent.nodeName)) {
    return { text: own, parts: [{ node, at: 0 }], from: 0, to: own.length };
  }
  const parts: Part[] = [];
  const earlier: Text[] = [];
  for (let length = 0, first: Node = node; length < reachBefore && earlier.length < maxNodes;) {
    const previous = inlineNeighbour(first, 'previousSibling');
    if (previous === null) break;
    earlier.push(previous);
    length += previous.length;
    first = previous;
  }
  let text = '';
  for (const part of earlier.reverse()) {
    // Only the end of a long text can label the number or be its beginning.
    const skipped = text === '' ? Math.max(0, part.length - 2 * reachBefore) : 0;
    parts.push({ node: part, at: text.length - skipped });
    text += skipped === 0 ? part.data : part.data.slice(skipped);
  }
  const from = text.length;
  parts.push({ node, at: from });
  text += own;
  let last: Node = node;
  for (let after = 0; after < reachAfter && parts.length < 2 * maxNodes;) {
    const following = inlineNeighbour(last, 'nextSibling');
    if (following === null) break;
    const data = following.data;
    const goesOn = isOpenEnded(text) && (openHead.test(data) || blank.test(data));
    parts.push({ node: following, at: text.length });
    text += data.slice(0, 2 * reachBefore);
    if (data.length > 2 * reachBefore) break;
    if (!goesOn) after += data.length;
    last = following;
  }
  return { text, parts, from, to: from + own.length };
}

/** Node and offset of a position of the run; `end` positions belong to the node before them. */
export function locate(run: Run, position: number, isEnd: boolean): { node: Text; offset: number } | undefined {
  for (let i = run.parts.length - 1; i >= 0; i--) {
    const part = run.parts[i];
    if (part !== undefined && (isEnd ? part.at < position : part.at <= position)) {
      return { node: part.node, offset: Math.min(position - part.at, part.node.length) };
    }
  }
  return undefined;
}

/**
 * Whether the page lays the text between two nodes out on one line: no block, no cell, nothing floated or positioned
 * between them. Asked only of the rare numbers that span nodes, because it needs computed styles.
 */
export function isInline(view: Window, start: Text, end: Text): boolean {
  const common = commonAncestor(start, end);
  return [start, end].every((node) => {
    for (let at = node.parentElement; at !== null && at !== common; at = at.parentElement) {
      const style = view.getComputedStyle(at);
      if (!/^(?:inline|contents|ruby)/.test(style.display) || style.float !== 'none') return false;
      if (style.position === 'absolute' || style.position === 'fixed') return false;
    }
    return true;
  });
}

function commonAncestor(a: Node, b: Node): Node | null {
  let at: Node | null = a.parentNode;
  while (at !== null && !at.contains(b)) at = at.parentNode;
  return at;
}

const brokenLine = /[0-9)\].-][^\S\n]*\n\s*[0-9(]|[0-9)\].-]\s{3,}[0-9(]/;

/**
 * White space inside of a text node collapses on the screen unless the page preserves it; a number wrapped over two
 * lines of source is still one. Keeps every offset.
 */
export function collapsed(run: Run, view: Window, parent: Element): string {
  const { text } = run;
  if (!text.includes('\n') && !text.includes('  ')) return text;
  if (!brokenLine.test(text)) return text;
  if (/^(?:pre|break-spaces)/.test(view.getComputedStyle(parent).whiteSpace)) return run.text;
  return run.text.replace(/\s{2,}|\n/g, (space) => ` ${'\u200b'.repeat(space.length - 1)}`);
}

/** The heading of a cell or a definition, which labels what follows: `<dt>Order no.</dt><dd>…`. */
export function headingOf(parent: Element): string {
  const name = parent.nodeName;
  const heading = name === 'DD' || name === 'TD' ? parent.previousElementSibling : null;
  if (heading === null || (heading.nodeName !== 'DT' && heading.nodeName !== 'TH')) return '';
  if (heading.childNodes.length > 3) return '';
  const text = (heading.textContent ?? '').trim();
  return text.length > 0 && text.length <= 40 ? `${text}: ` : '';
}
