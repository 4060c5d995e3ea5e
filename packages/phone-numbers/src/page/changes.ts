import { watchedAttributes } from './leave-alone.js';

type View = Window & typeof globalThis;

/** What the page changed since it was last asked; many changes of one node are one. */
export interface Changes {
  readonly texts: Set<Text>;
  readonly added: Set<Element>;
  /** Something was taken away. */
  removed: boolean;
  observe(root: Node): void;
  /** Whether a text is being streamed in, so that it may end in half a number. */
  isGrowing(text: Text): boolean;
  clear(): void;
  stop(): void;
}

interface ChangesOptions {
  /** Told first of all: what is remembered of the page may be wrong by now. */
  readonly onStale: () => void;
  readonly onHref: (element: Element) => void;
  /** The element, or what is in it, may have become editable, or may be no longer. */
  readonly onEditable: (element: Element) => void;
  /** Told after each batch. */
  readonly onBatch: () => void;
}

/** How a text node was written to lately. */
interface Growth {
  readonly last: number;
  readonly changes: number;
}

/** A text that was not written to for this long is complete. Milliseconds. */
export const settleMs = 300;

export function createChanges(view: View, { onStale, onHref, onEditable, onBatch }: ChangesOptions): Changes {
  const texts = new Set<Text>();
  const added = new Set<Element>();
  const growing = new WeakMap<Text, Growth>();
  const observer = new view.MutationObserver(note);
  const changes: Changes = {
    texts,
    added,
    removed: false,
    observe(root) {
      observer.observe(root, {
        childList: true,
        subtree: true,
        characterData: true,
        attributeFilter: watchedAttributes,
      });
    },
    isGrowing(text) {
      const growth = growing.get(text);
      return growth !== undefined && growth.changes > 1 && performance.now() - growth.last < settleMs;
    },
    clear() {
      texts.clear();
      added.clear();
    },
    stop() {
      observer.disconnect();
      changes.clear();
    },
  };

  function note(records: readonly MutationRecord[]): void {
    onStale();
    for (const record of records) {
      if (record.type === 'characterData') noteText(record.target);
      else if (record.type === 'attributes') noteAttribute(record.target as Element, record.attributeName);
      else {
        for (const node of record.addedNodes) {
          if (node.nodeType === 1) added.add(node as Element);
          else if (node.nodeType === 3) texts.add(node as Text);
        }
        changes.removed ||= record.removedNodes.length > 0;
      }
    }
    onBatch();
  }

  function noteText(node: Node): void {
    if (node.nodeType !== 3) return;
    const text = node as Text;
    const last = performance.now();
    const before = growing.get(text);
    const goesOn = before !== undefined && last - before.last < 3 * settleMs;
    growing.set(text, { last, changes: goesOn ? before.changes + 1 : 1 });
    texts.add(text);
  }

  function noteAttribute(element: Element, name: string | null): void {
    if (name === 'href') return onHref(element);
    onEditable(element);
    added.add(element);
  }

  return changes;
}
