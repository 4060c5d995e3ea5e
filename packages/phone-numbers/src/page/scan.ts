import { mayHoldPhoneNumber } from '../text/prefilter.js';
import { createBacklog } from './backlog.js';
import { createChanges } from './changes.js';
import { createEngineLoad } from './engine-load.js';
import { firstVisible } from './first-visible.js';
import { createSurroundingsTest, isSkippedTag } from './leave-alone.js';
import { phoneLinks } from './links.js';
import { createLook } from './look.js';
import type { Marks } from './marks.js';
import type { PageEngine } from './model.js';
import { createLinkReader } from './read-links.js';
import { createRoots } from './roots.js';
import { createSlicer, eachUntil, type Rest } from './schedule.js';
import { createTimers } from './timers.js';
import { createWalk, type Walk } from './walk.js';

type View = Window & typeof globalThis;
type Engine = Pick<PageEngine, 'findInPromising' | 'parseNumber'>;

export interface ScanOptions {
  readonly view: View;
  readonly root: Element | Document;
  readonly marks: Marks;
  readonly loadEngine: () => Promise<Engine>;
  readonly country: () => string | undefined;
  readonly openShadowRoot: ((element: HTMLElement) => ShadowRoot | null) | undefined;
  /** Our own chip is no part of the page, though it stands in it. */
  readonly isOwn: (element: Element) => boolean;
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

/** More changes than this are one: the page is read again as a whole. */
const maxPending = 4000;
const calmMs = 1000;
const clockEvery = 4;
/** The first texts to wait for the engine are those on the screen; they do not wait for the page to be idle. */
const maxUrgent = 64;

/**
 * Reads a page in slices and keeps its marks up to date. Nothing is done twice at once: what is to be read waits in
 * sets and queues, and every slice takes from them what a person will want first.
 */
export function createScan({ view, marks, root: top, country, onSlice, ...options }: ScanOptions): Scan {
  const { document } = view;
  let urgent = 0;
  let walked = false;
  let stopped = false;
  const walks: Walk[] = [];
  /** Searches of a whole part of the page that cannot be interrupted: one each slice, at most. */
  const searches: (() => void)[] = [];
  const backlog = createBacklog();
  const surroundings = createSurroundingsTest();
  const slicer = createSlicer(view, slice);
  const timers = createTimers(view);
  const later = (ms: number, run: () => void): void =>
    timers.later(ms, () => {
      run();
      slicer.wake();
    });
  const engine = createEngineLoad(options.loadEngine, later, () => {
    if (stopped) return;
    urgent = Math.min(backlog.size, maxUrgent);
    if (backlog.recall() === 'lost') again();
    slicer.wake('hurry');
  });
  const links = createLinkReader({ marks, surroundings, country, engine: () => engine.engine, wait });
  const roots = createRoots({ openShadowRoot: options.openShadowRoot, isOwn: options.isOwn, later, onRoot: enter });
  const changes = createChanges(view, {
    onStale: surroundings.forget,
    onHref(element) {
      if (element.nodeName !== 'A') return;
      if (marks.at(element).length > 0 || element.matches(phoneLinks)) links.read(element as HTMLAnchorElement);
    },
    onEditable(element) {
      for (const mark of [...marks.all()])
        if (element.contains(mark.host) && surroundings.of(mark.host) === 'left-alone') marks.remove(mark);
    },
    onBatch() {
      if (marks.size === 0 && !backlog.holds) changes.removed = false;
      if (changes.texts.size + changes.added.size > maxPending) again();
      if (changes.texts.size + changes.added.size > 0 || changes.removed) slicer.wake();
    },
  });

  const look = createLook({ view, marks, country, surroundings, engine, backlog, changes, links, later });

  function read(root: Element | ShadowRoot | Document): void {
    walks.push(createWalk(root, root === top ? () => firstVisible(document) : undefined));
    searches.push(
      () => links.readIn(root),
      () => roots.ask(root),
    );
  }

  function enter(root: ShadowRoot): void {
    changes.observe(root);
    read(root);
    slicer.wake();
  }

  function again(): void {
    changes.clear();
    walks.length = 0;
    searches.length = 0;
    walked = false;
    read(top);
    for (const root of roots.known) read(root);
    slicer.wake();
  }

  function wait(node: Text | HTMLAnchorElement): void {
    backlog.wait(node);
    engine.want();
  }

  function readAdded(element: Element): void {
    if (!element.isConnected || isSkippedTag(element) || options.isOwn(element)) return;
    if (surroundings.of(element) === 'left-alone') return;
    const text = element.textContent ?? '';
    if (mayHoldPhoneNumber(text)) walks.push(createWalk(element));
    else if (text.length > 0 && text.length < 40 && /[0-9]/.test(text)) {
      const first = document.createTreeWalker(element, 4).nextNode() as Text | null;
      if (first !== null) look.again(first);
    }
    if (element.firstElementChild !== null || element.nodeName === 'A') links.readIn(element);
    if (element.firstElementChild !== null || element.localName.includes('-') || element.firstChild === null)
      roots.ask(element);
  }

  function slice(deadline: number): Rest {
    if (stopped) return 'none';
    surroundings.forget();
    let asked = 0;
    // The clock is not free either.
    const isOver = (): boolean => ++asked % clockEvery === 0 && performance.now() > deadline;
    while (engine.engine !== undefined && backlog.size > 0) {
      const node = backlog.take();
      if (urgent > 0) urgent--;
      if (node !== undefined) look.back(node);
      if (isOver()) return rest();
    }
    if (eachUntil(changes.texts, look.again, isOver) || eachUntil(changes.added, readAdded, isOver)) return rest();
    // Not before what is on the screen was read once.
    if (walked) {
      const search = searches.shift();
      search?.();
      if (search !== undefined && performance.now() > deadline) return rest();
    }
    for (let walk = walks[0]; walk !== undefined; walk = walks[0]) {
      const state = walk.step(deadline, look.visit);
      walked = true;
      if (state === 'more') return rest();
      walks.shift();
      if (state === 'lost') later(calmMs, again);
    }
    if (roots.pending) roots.openAll();
    return rest();
  }

  function isAtWork(): boolean {
    if (searches.length + walks.length + changes.texts.size + changes.added.size > 0 || roots.pending) return true;
    return engine.engine !== undefined && backlog.size > 0;
  }

  function rest(): Rest {
    const isLast = !isAtWork();
    if (isLast) {
      tidy();
      surroundings.forget();
    }
    onSlice(isLast);
    return isLast ? 'none' : urgent > 0 ? 'hurry' : 'idle';
  }

  function tidy(): void {
    if (!changes.removed) return;
    changes.removed = false;
    marks.sweep();
    backlog.forgetGone();
    roots.forgetGone();
  }

  return {
    roots: roots.known,
    meet: roots.meet,
    tidy,
    again,
    get idle() {
      return !isAtWork() && !slicer.waiting && (backlog.size === 0 || engine.failing);
    },
    start() {
      changes.observe(top);
      read(top);
      slicer.wake();
    },
    stop() {
      stopped = true;
      changes.stop();
      slicer.stop();
      timers.stop();
      backlog.clear();
      roots.clear();
      searches.length = 0;
      walks.length = 0;
    },
  };
}
