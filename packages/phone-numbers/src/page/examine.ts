import type { PageEngine } from './model.js';
import { mayHoldPhoneNumber } from '../text/prefilter.js';
import { isWorthLoadingPlans } from '../text/worth.js';
import { isSkippedTag, parentOf, type SurroundingsTest } from './leave-alone.js';
import type { Mark, Marks } from './marks.js';
import {
  collapsed,
  headingOf,
  inlineNeighbour,
  isInline,
  isOpenEnded,
  locate,
  runAt,
  startsOpen,
  type Run,
} from './runs.js';

export type FindEngine = Pick<PageEngine, 'findInPromising'>;

/** A text this long may be a script's; its parent is asked first. */
const longText = 4000;

/** Whether a text node deserves a closer look. Asked of every text of the page: it must stay this cheap. */
export function isPromising(node: Text): boolean {
  const text = node.data;
  if (text.length > longText && node.parentNode !== null && isSkippedTag(node.parentNode)) return false;
  if (mayHoldPhoneNumber(text)) return true;
  const last = text.charCodeAt(text.length - 1);
  // A letter, a comma or a full quote at the end: no number goes on in the next node.
  if ((last >= 97 && last <= 122) || (last >= 65 && last <= 90) || last === 44) return false;
  if (!isOpenEnded(text)) return false;
  const next = inlineNeighbour(node, 'nextSibling');
  return next !== null && startsOpen(next.data);
}

export interface Situation {
  readonly country: string | undefined;
  readonly marks: Marks;
  readonly view: Window;
  readonly surroundings: SurroundingsTest;
  /** The node is being written to: a number at its very end may be half of one. */
  readonly mayGrow: boolean;
}

/** Brings the marks that begin in a node up to date. Without an engine it only says whether one is needed. */
export function examine(
  node: Text,
  engine: FindEngine | undefined,
  { country, marks, view, surroundings, mayGrow }: Situation,
): 'needs-engine' | 'doubtful' | 'may-grow' | 'in-link' | 'done' {
  const parent = parentOf(node);
  if (parent === null) return 'done';
  const run = runAt(node, parent);
  const heading = headingOf(parent);
  const text = heading + collapsed(run, view, parent);
  if (engine === undefined) return isWorthLoadingPlans(text) ? 'needs-engine' : 'doubtful';
  const touching = marks.at(node);
  const known =
    touching.length === 0 ? touching : touching.filter((mark) => !mark.link && mark.range?.startContainer === node);
  const all = numbersOf(run, text, heading.length, engine, country, view);
  if (all.length === 0 && known.length === 0) return 'done';
  // Asked last, because it looks at every ancestor, and most texts that could hold a number hold none.
  const around = surroundings.of(parent);
  if (around !== 'plain') {
    known.forEach(marks.remove);
    return around === 'link' ? 'in-link' : 'done';
  }
  const found = mayGrow ? all.filter(({ end }) => end.offset < end.node.length) : all;
  for (const mark of known) {
    const at = found.findIndex((one) => one.e164 === mark.e164 && sameRange(one, mark));
    if (at === -1) marks.remove(mark);
    else found.splice(at, 1);
  }
  for (const one of found) marks.add(markOf(one, parent));
  return mayGrow && all.length > 0 ? 'may-grow' : 'done';
}

interface Located {
  readonly e164: string;
  readonly ext?: string;
  readonly start: { readonly node: Text; readonly offset: number };
  readonly end: { readonly node: Text; readonly offset: number };
}

function numbersOf(
  run: Run,
  text: string,
  shift: number,
  engine: FindEngine,
  country: string | undefined,
  view: Window,
): Located[] {
  const located: Located[] = [];
  for (const number of engine.findInPromising(text, country)) {
    const from = number.start - shift;
    if (from < run.from || from >= run.to) continue;
    const start = locate(run, from, false);
    const end = locate(run, number.end - shift, true);
    if (start === undefined || end === undefined) continue;
    if (start.node !== end.node && !isInline(view, start.node, end.node)) continue;
    located.push({
      e164: number.e164,
      ...(number.ext && { ext: number.ext }),
      start,
      end,
    });
  }
  return located.length > 0 || run.parts.length === 1 ? located : aloneNumbers(run, text, shift, engine, country);
}

/**
 * Neighbouring inline elements are often set apart by CSS alone: `<b>Phone</b><span>4155550132</span>`. When nothing
 * was found with the neighbours attached, the node is read with a space on either side.
 */
function aloneNumbers(
  run: Run,
  text: string,
  shift: number,
  engine: FindEngine,
  country: string | undefined,
): Located[] {
  const own = text.slice(shift + run.from, shift + run.to);
  if (!mayHoldPhoneNumber(own)) return [];
  const before = text.slice(0, shift + run.from);
  const after = text.slice(shift + run.to);
  const node = run.parts.find((part) => part.at === run.from)?.node;
  if (node === undefined || (before === '' && after === '')) return [];
  return engine
    .findInPromising(`${before} ${own} ${after}`, country)
    .map((number) => ({ ...number, start: number.start - before.length - 1, end: number.end - before.length - 1 }))
    .filter(({ start, end }) => start >= 0 && end <= own.length)
    .filter(
      ({ start, end }) => !(start === 0 && /[0-9]-*$/.test(before)) && !(end === own.length && /^-*[0-9]/.test(after)),
    )
    .map(({ start, end, e164, ext }) => ({
      e164,
      ...(ext !== undefined && { ext }),
      start: { node, offset: start },
      end: { node, offset: end },
    }));
}

function sameRange(found: Located, { range }: Mark): boolean {
  return (
    range?.startContainer === found.start.node &&
    range.startOffset === found.start.offset &&
    range.endContainer === found.end.node &&
    range.endOffset === found.end.offset
  );
}

function markOf({ e164, ext, start, end }: Located, host: Element): Mark {
  const range = new StaticRange({
    startContainer: start.node,
    startOffset: start.offset,
    endContainer: end.node,
    endOffset: end.offset,
  });
  // A plus, if there is one, is among the first signs.
  const assumed = !/^[([]?\s*[+\uff0b\ufe62\u207a]/.test(start.node.data.slice(start.offset, start.offset + 4));
  return { e164, ext, host, link: false, assumed, range };
}
