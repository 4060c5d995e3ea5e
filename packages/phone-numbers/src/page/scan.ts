import { mayHoldPhoneNumber } from '../text/prefilter.js';
import { examine, isPromising } from './examine.js';
import { createSurroundingsTest, isSkippedTag, watchedAttributes } from './leave-alone.js';
import { dialledBy, phoneLinks } from './links.js';
import type { Marks } from './marks.js';
import type { PageEngine } from './model.js';
import { inlineNeighbour } from './runs.js';
import { createSlicer } from './schedule.js';
import { possibleHosts, shadowRootOf } from './shadows.js';
import { createWalk, type Walk } from './walk.js';

type View = Window & typeof globalThis;
type Engine = Pick<PageEngine, 'findPhoneNumbers' | 'parseNumber'>;

export interface ScanOptions {
  readonly view: View;
  readonly root: Element | Document;
  readonly marks: Marks;
  readonly loadEngine: () => Promise<Engine>;
  readonly country: () => string | undefined;
  readonly openShadowRoot: ((element: HTMLElement) => ShadowRoot | null) | undefined;
  /** Told after each slice of work; `isLast` when nothing is left to do. */
  readonly onSlice: (isLast: boolean) => void;
}

export interface Scan {
  start(): void;
  stop(): void;
  readonly idle: boolean;
  /** Shadow roots found so far, for hit-testing. */
  readonly roots: ReadonlySet<ShadowRoot>;
  /** Scans a shadow root that was met on the way. */
  meet(root: ShadowRoot): void;
  /** Reads the whole page again, e.g. for another country. */
  again(): void;
  /** Forgets what left the page. */
  tidy(): void;
}

/** How a text node was written to lately: one that is streamed in may end in half a number. */
interface Growth {
  readonly last: number;
  readonly changes: number;
}

/** More changes than this are one: the page is read again as a whole. */
const maxPending = 4000;
const settleMs = 300;
const calmMs = 1000;
const retryMs = 1500;
const maxRetryMs = 60_000;
/** When a custom element may have got its shadow root after all. */
const upgradeMs = [400, 1500, 5000];

export function createScan(options: ScanOptions): Scan {
  const { view, marks, root: top } = options;
  const { document } = view;
  const steps: (() => void)[] = [];
  const walks: Walk[] = [];
  const texts = new Set<Text>();
  const added = new Set<Element>();
  const waiting = new Set<Text | HTMLAnchorElement>();
  /** Not worth loading the plans for; looked at again should something else load them. */
  const doubtful = new Set<Text>();
  const hostsToOpen: HTMLElement[] = [];
  const roots = new Set<ShadowRoot>();
  const growing = new WeakMap<Text, Growth>();
  const timers = new Set<number>();
  let engine: Engine | undefined;
  let loading = false;
  let failures = 0;
  let untidy = false;
  let doubtfulLost = false;
  let stopped = false;

  const surroundings = createSurroundingsTest();
  const slicer = createSlicer(view, slice);
  const observer = new view.MutationObserver(note);

  function later(ms: number, run: () => void): void {
    const timer = view.setTimeout(() => {
      timers.delete(timer);
      run();
      slicer.wake();
    }, ms);
    timers.add(timer);
  }

  function observe(root: Node): void {
    observer.observe(root, { childList: true, subtree: true, characterData: true, attributeFilter: watchedAttributes });
  }

  /** Steps of their own, because each may take long on a large page. */
  function read(root: Element | ShadowRoot | Document): void {
    steps.push(
      () => void walks.push(createWalk(root, root === top ? firstVisible(document) : undefined, isSkippedTag)),
      () => readLinks(root),
      () => void hostsToOpen.push(...possibleHosts(root)),
    );
  }

  function readLinks(root: Element | ShadowRoot | Document): void {
    if (root.nodeType === 1 && (root as Element).matches(phoneLinks)) readLink(root as HTMLAnchorElement);
    if (root.nodeType === 1 && (root as Element).getElementsByTagName('a').length === 0) return;
    for (const link of root.querySelectorAll<HTMLAnchorElement>(phoneLinks)) readLink(link);
  }

  function readLink(link: HTMLAnchorElement): void {
    const known = marks.at(link).find((mark) => mark.link);
    const dialled = dialledBy(link.getAttribute('href') ?? '');
    if (dialled === undefined || surroundings.of(link) === 'left-alone') {
      if (known !== undefined) marks.remove(known);
      return;
    }
    if (engine === undefined) return wait(link);
    const number = engine.parseNumber(dialled.number, options.country());
    const range = rangeOf(link);
    const same = known !== undefined && known.e164 === number?.e164 && sameText(known.range, range);
    if (same) return;
    if (known !== undefined) marks.remove(known);
    if (number?.valid !== true) return;
    const assumed = !dialled.number.startsWith('+');
    marks.add({ e164: number.e164, ext: dialled.ext, host: link, link: true, range, assumed });
  }

  function wait(node: Text | HTMLAnchorElement): void {
    waiting.add(node);
    if (loading) return;
    loading = true;
    // In a task of its own: reading the numbering plans takes as long as a slice or two.
    later(0, load);
  }

  function load(): void {
    options.loadEngine().then(
      (loaded) => {
        if (stopped) return;
        engine = loaded;
        for (const node of doubtful) waiting.add(node);
        doubtful.clear();
        if (doubtfulLost) again();
        slicer.wake();
      },
      () => {
        // Offline, most likely.
        if (!stopped) later(Math.min(maxRetryMs, retryMs * 2 ** failures++), load);
      },
    );
  }

  function visit(node: Text): void {
    if (isPromising(node)) look(node);
  }

  function look(node: Text): void {
    if (engine === undefined && loading) return void waiting.add(node);
    const growth = growing.get(node);
    const streams = growth !== undefined && growth.changes > 1 && performance.now() - growth.last < settleMs;
    const result = examine(node, engine, { country: options.country(), marks, view, surroundings, mayGrow: streams });
    if (result === 'needs-engine') wait(node);
    if (result === 'doubtful') doubt(node);
    if (result === 'in-link') linkAround(node);
    if (result === 'may-grow') later(settleMs, () => texts.add(node));
  }

  /** A page may write dates for hours; beyond some, the whole of it is read again instead. */
  function doubt(node: Text): void {
    if (doubtful.size < maxPending) doubtful.add(node);
    else doubtfulLost = true;
  }

  function linkAround(node: Text): void {
    const link = node.parentElement?.closest<HTMLAnchorElement>(phoneLinks);
    if (link) readLink(link);
  }

  /** A text that changed, and the one before it, because a number may go from there into this one. */
  function lookAgain(node: Text): void {
    if (!node.isConnected) return;
    const touching = marks.at(node);
    if (touching.length > 0 || isPromising(node)) look(node);
    const previous = inlineNeighbour(node, 'previousSibling');
    if (previous !== null && (marks.at(previous).length > 0 || isPromising(previous))) look(previous);
  }

  function readAdded(element: Element): void {
    if (!element.isConnected || isSkippedTag(element) || surroundings.of(element) === 'left-alone') return;
    const text = element.textContent ?? '';
    if (mayHoldPhoneNumber(text)) walks.push(createWalk(element, undefined, isSkippedTag));
    else if (text.length > 0 && text.length < 40 && /[0-9]/.test(text)) {
      const first = document.createTreeWalker(element, 4).nextNode() as Text | null;
      if (first !== null) lookAgain(first);
    }
    if (element.firstElementChild !== null || element.nodeName === 'A') readLinks(element);
    if (element.firstElementChild !== null || element.localName.includes('-') || element.firstChild === null) {
      hostsToOpen.push(...possibleHosts(element));
    }
  }

  function open(host: HTMLElement, late = false): boolean {
    const root = shadowRootOf(host, options.openShadowRoot);
    if (root === null) return false;
    if (!roots.has(root)) {
      roots.add(root);
      observe(root);
      read(root);
    }
    return !late;
  }

  function openHosts(): void {
    const missed = hostsToOpen.splice(0).filter((host) => !open(host) && host.localName.includes('-'));
    if (missed.length === 0) return;
    // Elements are often defined after the page shows them; no event tells when.
    const [first = 0, ...rest] = upgradeMs;
    const again = (hosts: readonly HTMLElement[], ms: number, next: readonly number[]): void =>
      later(ms, () => {
        const left = hosts.filter((host) => host.isConnected && !open(host));
        const [following, ...others] = next;
        if (left.length > 0 && following !== undefined) again(left, following, others);
      });
    again(missed.slice(0, 500), first, rest);
  }

  function note(records: readonly MutationRecord[]): void {
    surroundings.forget();
    for (const record of records) {
      if (record.type === 'characterData') {
        const text = record.target as Text;
        if (text.nodeType !== 3) continue;
        noteGrowth(text);
        texts.add(text);
      } else if (record.type === 'attributes') {
        changedAttribute(record.target as Element, record.attributeName ?? '');
      } else {
        for (const node of record.addedNodes) {
          if (node.nodeType === 1) added.add(node as Element);
          else if (node.nodeType === 3) texts.add(node as Text);
        }
        untidy ||= record.removedNodes.length > 0 && marks.size + doubtful.size > 0;
      }
    }
    if (texts.size + added.size > maxPending) again();
    if (texts.size > 0 || added.size > 0 || untidy) slicer.wake();
  }

  function noteGrowth(text: Text): void {
    const last = performance.now();
    const before = growing.get(text);
    const goesOn = before !== undefined && last - before.last < 3 * settleMs;
    growing.set(text, { last, changes: goesOn ? before.changes + 1 : 1 });
  }

  function changedAttribute(element: Element, name: string): void {
    if (name === 'href') {
      if (element.nodeName === 'A' && (marks.at(element).length > 0 || element.matches(phoneLinks))) {
        readLink(element as HTMLAnchorElement);
      }
      return;
    }
    for (const mark of [...marks.all()])
      if (element.contains(mark.host) && surroundings.of(mark.host) === 'left-alone') marks.remove(mark);
    added.add(element);
  }

  function slice(deadline: number): boolean {
    if (stopped) return false;
    surroundings.forget();
    while (steps.length > 0) {
      steps.shift()?.();
      if (performance.now() > deadline) return more();
    }
    if (engine !== undefined && waiting.size > 0) {
      for (const node of waiting) {
        waiting.delete(node);
        if (node.isConnected) {
          if (node.nodeType === 3) look(node as Text);
          else readLink(node as HTMLAnchorElement);
        }
        if (performance.now() > deadline) return more();
      }
    }
    for (const text of texts) {
      texts.delete(text);
      lookAgain(text);
      if (performance.now() > deadline) return more();
    }
    for (const element of added) {
      added.delete(element);
      readAdded(element);
      if (performance.now() > deadline) return more();
    }
    for (let walk = walks[0]; walk !== undefined; walk = walks[0]) {
      const state = walk.step(deadline, visit);
      if (state === 'more') return more();
      walks.shift();
      if (state === 'lost') later(calmMs, again);
    }
    if (hostsToOpen.length > 0) openHosts();
    return more();
  }

  function more(): boolean {
    const work =
      steps.length + texts.size + added.size + walks.length + hostsToOpen.length > 0 ||
      (engine !== undefined && waiting.size > 0);
    if (!work) {
      tidy();
      surroundings.forget();
    }
    options.onSlice(!work);
    return work;
  }

  function tidy(): void {
    if (!untidy) return;
    untidy = false;
    marks.sweep();
    for (const node of doubtful) if (!node.isConnected) doubtful.delete(node);
    for (const root of roots) if (!root.isConnected) roots.delete(root);
  }

  function again(): void {
    texts.clear();
    added.clear();
    walks.length = 0;
    steps.length = 0;
    read(top);
    for (const root of roots) read(root);
    slicer.wake();
  }

  return {
    roots,
    tidy,
    again,
    get idle() {
      const work = steps.length + texts.size + added.size + walks.length + hostsToOpen.length > 0;
      return !work && !slicer.waiting && (waiting.size === 0 || (engine === undefined && failures > 0));
    },
    start() {
      observe(top);
      read(top);
      slicer.wake();
    },
    stop() {
      stopped = true;
      observer.disconnect();
      slicer.stop();
      for (const timer of timers) view.clearTimeout(timer);
      timers.clear();
      texts.clear();
      added.clear();
      waiting.clear();
      doubtful.clear();
      steps.length = 0;
      walks.length = 0;
      hostsToOpen.length = 0;
      roots.clear();
    },
    meet(root) {
      if (roots.has(root)) return;
      roots.add(root);
      observe(root);
      read(root);
      slicer.wake();
    },
  };
}

/** From the first to the last text of a link; none for an icon. */
function rangeOf(link: Element): StaticRange | undefined {
  const walker = link.ownerDocument.createTreeWalker(link, 4);
  let first: Text | undefined;
  let last: Text | undefined;
  for (let node = walker.nextNode() as Text | null; node !== null; node = walker.nextNode() as Text | null) {
    if (node.data.trim() === '') continue;
    first ??= node;
    last = node;
  }
  if (first === undefined || last === undefined) return undefined;
  const startOffset = first.data.search(/\S/);
  const endOffset = last.data.trimEnd().length;
  return new StaticRange({ startContainer: first, startOffset, endContainer: last, endOffset });
}

function sameText(a: StaticRange | undefined, b: StaticRange | undefined): boolean {
  return (
    a?.startContainer === b?.startContainer &&
    a?.endContainer === b?.endContainer &&
    a?.startOffset === b?.startOffset &&
    a?.endOffset === b?.endOffset
  );
}

/** Some text that is on the screen now, to begin with. */
function firstVisible(document: Document): Node | undefined {
  const { innerWidth = 0, innerHeight = 0 } = document.defaultView ?? {};
  const points: readonly (readonly [number, number])[] = [
    [innerWidth / 2, 8],
    [40, 60],
    [innerWidth / 2, innerHeight / 4],
    [innerWidth / 2, innerHeight / 2],
  ];
  for (const [x, y] of points) {
    const node = document.caretPositionFromPoint?.(x, y)?.offsetNode ?? document.elementFromPoint(x, y);
    if (node && node !== document.body && node !== document.documentElement) return node;
  }
  return undefined;
}
