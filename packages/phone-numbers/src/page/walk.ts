/**
 * Walks the text of a root in slices: from what is on the screen to the end, then from the beginning to there. The
 * page may change under it.
 */
export interface Walk {
  readonly root: Node;
  /**
   * Calls `visit` for text nodes until `deadline`; it tells whether it took more than a glance. `lost`: the page changed
   * too fast, some of it was not read.
   */
  step(deadline: number, visit: (node: Text) => boolean): 'more' | 'done' | 'lost';
}

const SHOW_TEXT = 4;
const clockEvery = 24;
/** A page that takes the ground away this often is read again when it has calmed down. */
const maxLost = 40;
/** `visible` gives a node that is on the screen; it is asked at the first step, because it makes the browser lay out. */
export function createWalk(root: Node, visible?: () => Node | undefined): Walk {
  const document = root.ownerDocument ?? (root as Document);
  const walker = document.createTreeWalker(root, SHOW_TEXT);
  let begun = false;
  let first: Text | null = null;
  // Where the second round, from the beginning, has to end.
  let second: Text | null = null;
  let stopAt: Text | null = null;
  let trail: Node[] = [];
  let lost = 0;

  function begin(): void {
    begun = true;
    const start = visible?.();
    if (start === undefined || !root.contains(start)) return;
    walker.currentNode = start;
    first = start.nodeType === 3 ? (start as Text) : (walker.nextNode() as Text | null);
    // No text from there on: from the beginning, then.
    if (first === null) walker.currentNode = root;
    second = first;
  }

  return {
    root,
    step(deadline, visit) {
      if (!begun) begin();
      if (walker.currentNode !== root && !root.contains(walker.currentNode)) {
        // What it stood on is gone, and with it the way onward. What came instead is told by mutations; what was
        // behind it is reached again through the innermost element that remains.
        if (++lost > maxLost) return 'lost';
        walker.currentNode = trail.find((node) => root.contains(node)) ?? root;
        first = null;
      }
      for (let count = 1; ; count++) {
        const node = first ?? (walker.nextNode() as Text | null);
        first = null;
        if (node === null || node === stopAt) {
          if (second === null) return 'done';
          walker.currentNode = root;
          stopAt = second;
          second = null;
          continue;
        }
        if ((visit(node) || count % clockEvery === 0) && performance.now() > deadline) {
          trail = ancestors(walker.currentNode, root);
          return 'more';
        }
      }
    },
  };
}

function ancestors(node: Node, root: Node): Node[] {
  const found: Node[] = [];
  for (let at = node.parentNode; at !== null && at !== root; at = at.parentNode) found.push(at);
  return found;
}
