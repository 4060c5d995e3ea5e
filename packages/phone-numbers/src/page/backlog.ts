/** Texts and links of a page that cannot be told without the numbering plans, in the order they were met. */
export interface Backlog {
  readonly size: number;
  /** Nodes are held that may have left the page. */
  readonly holds: boolean;
  wait(node: Text | HTMLAnchorElement): void;
  /** Not worth loading the plans for; looked at all the same should something else load them. */
  doubt(node: Text): void;
  /** The plans are there. `lost`: there were too many doubtful texts to remember, the page has to be read again. */
  recall(): 'complete' | 'lost';
  take(): Text | HTMLAnchorElement | undefined;
  forgetGone(): void;
  clear(): void;
}

/** A page may write dates for hours; beyond some, the whole of it is read again instead. */
const maxDoubtful = 4000;

export function createBacklog(): Backlog {
  const waiting = new Set<Text | HTMLAnchorElement>();
  const doubtful = new Set<Text>();
  let lost = false;
  return {
    get size() {
      return waiting.size;
    },
    get holds() {
      return doubtful.size > 0;
    },
    wait: (node) => void waiting.add(node),
    doubt(node) {
      if (doubtful.size < maxDoubtful) doubtful.add(node);
      else lost = true;
    },
    recall() {
      for (const node of doubtful) waiting.add(node);
      doubtful.clear();
      return lost ? 'lost' : 'complete';
    },
    take() {
      for (const node of waiting) {
        waiting.delete(node);
        return node;
      }
      return undefined;
    },
    forgetGone() {
      for (const node of doubtful) if (!node.isConnected) doubtful.delete(node);
    },
    clear() {
      waiting.clear();
      doubtful.clear();
    },
  };
}
