import type { PageNumber } from './model.js';

/** One number of the page that can be clicked. */
export interface Mark extends PageNumber {
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
  byId(id: string): Mark | undefined;
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
  const marks = new Map<string, Mark>();
  const byNode = new Map<Node, Mark[]>();
  const byRange = new WeakMap<AbstractRange, Mark>();
  const nodesOf = ({ range, host, link }: Mark): Node[] => {
    const nodes = new Set<Node>(link ? [host] : []);
    if (range !== undefined) nodes.add(range.startContainer).add(range.endContainer);
    return [...nodes];
  };
  const remove = (mark: Mark): void => {
    if (!marks.delete(mark.id)) return;
    for (const node of nodesOf(mark)) {
      const rest = byNode.get(node)?.filter((one) => one !== mark) ?? [];
      if (rest.length === 0) byNode.delete(node);
      else byNode.set(node, rest);
    }
    told.removed(mark);
  };
  return {
    get size() {
      return marks.size;
    },
    all: () => marks.values(),
    byId: (id) => marks.get(id),
    at: (node) => byNode.get(node) ?? [],
    ofRange: (range) => byRange.get(range),
    add(mark) {
      if (!accepts(mark)) return;
      marks.set(mark.id, mark);
      if (mark.range !== undefined) byRange.set(mark.range, mark);
      for (const node of nodesOf(mark)) {
        const others = byNode.get(node);
        if (others === undefined) byNode.set(node, [mark]);
        else others.push(mark);
      }
      told.added(mark);
    },
    remove,
    sweep() {
      for (const mark of [...marks.values()]) {
        if (!nodesOf(mark).every((node) => node.isConnected)) remove(mark);
      }
    },
    clear() {
      for (const mark of [...marks.values()]) remove(mark);
    },
  };
}

let lastId = 0;

export function newMarkId(): string {
  lastId++;
  return `n${lastId}`;
}
