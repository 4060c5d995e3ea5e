import { createOneOrMany } from './one-or-many.js';

/** One number of the page that can be clicked. */
export interface Mark {
  readonly e164: string;
  readonly ext: string | undefined;
  /** The element whose place on the screen stands for the number's. */
  readonly host: Element;
  /** The text of the number; absent for a link without text, such as an icon. */
  readonly range: StaticRange | undefined;
  /** The number was given by a link, which is `host`. */
  readonly link: boolean;
  /** Written without a calling code, so that a country had to be assumed. */
  readonly assumed: boolean;
}

/** All marks of a document, findable by the text node they begin in or touch, or by their link. */
export interface Marks {
  readonly size: number;
  all(): IterableIterator<Mark>;
  at(node: Node): readonly Mark[];
  ofRange(range: AbstractRange): Mark | undefined;
  add(mark: Mark): void;
  remove(mark: Mark): void;
  /** Forgets marks whose nodes left the document. */
  sweep(): void;
  clear(): void;
}

export function createMarks(
  told: { added(mark: Mark): void; removed(mark: Mark): void },
  accepts: (mark: Mark) => boolean = () => true,
): Marks {
  const marks = new Set<Mark>();
  const byNode = createOneOrMany<Node, Mark>();
  const remove = (mark: Mark): void => {
    if (!marks.delete(mark)) return;
    for (const node of nodesOf(mark)) byNode.delete(node, mark);
    told.removed(mark);
  };
  return {
    get size() {
      return marks.size;
    },
    all: () => marks.values(),
    at: byNode.get,
    ofRange: (range) => byNode.get(range.startContainer).find((mark) => mark.range === range),
    add(mark) {
      if (!accepts(mark)) return;
      marks.add(mark);
      const { range } = mark;
      // Nearly every mark is in one text: no list is made for it.
      if (!mark.link && range !== undefined && range.startContainer === range.endContainer)
        byNode.add(range.startContainer, mark);
      else for (const node of nodesOf(mark)) byNode.add(node, mark);
      told.added(mark);
    },
    remove,
    sweep() {
      for (const mark of [...marks]) if (!nodesOf(mark).every((node) => node.isConnected)) remove(mark);
    },
    clear() {
      for (const mark of [...marks]) remove(mark);
    },
  };
}

function nodesOf({ range, host, link }: Mark): Node[] {
  const nodes: Node[] = link ? [host] : [];
  if (range !== undefined) {
    nodes.push(range.startContainer);
    if (range.endContainer !== range.startContainer) nodes.push(range.endContainer);
  }
  return nodes;
}

/** What the page writes for a number. Read when asked for: a copy for every mark would keep its whole paragraph. */
export function textOf({ range, host, e164 }: Mark): string {
  if (range === undefined) return e164;
  const { startContainer, startOffset, endContainer, endOffset } = range;
  if (startContainer === endContainer) return startContainer.nodeValue?.slice(startOffset, endOffset) ?? '';
  const live = host.ownerDocument.createRange();
  try {
    live.setStart(startContainer, startOffset);
    live.setEnd(endContainer, endOffset);
    return live.toString();
  } catch {
    // The text became shorter a moment ago; its change is still in the queue.
    return e164;
  } finally {
    // A live range taxes every change of the page until it is collected; at the very start it has nothing to follow.
    live.setStart(host.ownerDocument, 0);
    live.collapse(true);
  }
}
