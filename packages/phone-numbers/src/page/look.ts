import type { Backlog } from './backlog.js';
import { settleMs, type Changes } from './changes.js';
import type { EngineLoad } from './engine-load.js';
import { examine, isPromising, type FindEngine } from './examine.js';
import type { SurroundingsTest } from './leave-alone.js';
import { phoneLinks } from './links.js';
import type { Marks } from './marks.js';
import type { LinkReader } from './read-links.js';
import { inlineNeighbour } from './runs.js';
import type { Timers } from './timers.js';

/** Brings the marks of one text up to date, or puts it where it will be looked at again. */
export interface Look {
  /** For a text that is met on a walk; true when it took more than a glance. */
  visit(node: Text): boolean;
  /** For what waited for the engine. */
  back(node: Text | HTMLAnchorElement): void;
  /** For a text that changed, and the one before it, because a number may go from there into this one. */
  again(node: Text): void;
}

interface LookOptions {
  readonly view: Window;
  readonly marks: Marks;
  readonly country: () => string | undefined;
  readonly surroundings: SurroundingsTest;
  readonly engine: EngineLoad<FindEngine>;
  readonly backlog: Backlog;
  readonly changes: Changes;
  readonly links: LinkReader;
  readonly later: Timers['later'];
}

export function createLook(options: LookOptions): Look {
  const { view, marks, country, surroundings, engine, backlog, changes, links, later } = options;

  function look(node: Text): void {
    if (engine.loading) return backlog.wait(node);
    const mayGrow = changes.isGrowing(node);
    const result = examine(node, engine.engine, { country: country(), marks, view, surroundings, mayGrow });
    if (result === 'needs-engine') {
      backlog.wait(node);
      engine.want();
    }
    if (result === 'doubtful') backlog.doubt(node);
    if (result === 'in-link') {
      const link = node.parentElement?.closest<HTMLAnchorElement>(phoneLinks);
      if (link) links.read(link);
    }
    if (result === 'may-grow') later(settleMs, () => changes.texts.add(node));
  }

  return {
    visit(node) {
      const promising = isPromising(node);
      if (promising) look(node);
      return promising;
    },
    back(node) {
      if (!node.isConnected) return;
      if (node.nodeType === 3) look(node as Text);
      else links.read(node as HTMLAnchorElement);
    },
    again(node) {
      if (!node.isConnected) return;
      if (marks.at(node).length > 0 || isPromising(node)) look(node);
      const previous = inlineNeighbour(node, 'previousSibling');
      if (previous !== null && (marks.at(previous).length > 0 || isPromising(previous))) look(previous);
    },
  };
}
