/**
 * Walks the text of a root in slices: from what is on the screen to the end, then from the beginning to there. The
 * page may change under it.
 */
export interface Walk {
  readonly root: Node;
  /** Calls `visit` for text nodes until `deadline`; true when done. */
  step(deadline: number, visit: (node: Text) => void): boolean;
}

const SHOW_TEXT = 4;
const clockEvery = 24;
const maxRestarts = 3;
/** A text this long may be a script's; its parent is asked first. */
const longText = 4000;

export function createWalk(root: Node, visible: Node | undefined, isSkipped: (parent: Node) => boolean): Walk {
  const document = root.ownerDocument ?? (root as Document);
  let walker = document.createTreeWalker(root, SHOW_TEXT);
  let first: Text | null = null;
  if (visible !== undefined && root.contains(visible)) {
    walker.currentNode = visible;
    first = visible.nodeType === 3 ? (visible as Text) : (walker.nextNode() as Text | null);
  }
  // Where the second round, from the beginning, has to end.
  let second = first;
  let stopAt: Text | null = null;
  let restarts = 0;
  const restart = (until: Text | null): void => {
    walker = document.createTreeWalker(root, SHOW_TEXT);
    stopAt = until;
    second = null;
    first = null;
  };
  return {
    root,
    step(deadline, visit) {
      if (walker.currentNode !== root && !root.contains(walker.currentNode)) {
        // What it stood on is gone, and with it the way onward. What came instead is told by mutations.
        if (++restarts > maxRestarts) return true;
        restart(null);
      }
      for (let count = 1; ; count++) {
        const node = first ?? (walker.nextNode() as Text | null);
        first = null;
        if (node === null || node === stopAt) {
          if (second === null) return true;
          restart(second);
          continue;
        }
        if (node.length <= longText || !isSkipped(node.parentNode ?? root)) visit(node);
        if (count % clockEvery === 0 && performance.now() > deadline) return false;
      }
    },
  };
}
