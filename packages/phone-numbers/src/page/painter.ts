import type { Mark } from './marks.js';
import { createOneOrMany } from './one-or-many.js';

/**
 * Paints marks with a CSS custom highlight, near the viewport only: the browser checks every registered range again
 * after each change of the page, so a page full of numbers must not pay for those that nobody sees.
 */
export interface Painter {
  watch(mark: Mark): void;
  /** Begins to observe what was watched since: at once, or (`soon`) when that does not cost a frame of its own. */
  flush(when: 'now' | 'soon'): void;
  /** Somebody is there (moves, scrolls, tabs): numbers far from the screen are observed from now on, too. */
  stir(): void;
  unwatch(mark: Mark): void;
  /** Puts the highlight back if the page took it away. */
  assert(): void;
  /** True when something is painted, so that hit-testing is worth its cost. */
  readonly painting: boolean;
  readonly highlight: Highlight | undefined;
  stop(): void;
}

/** How far beyond the viewport numbers are painted, so that scrolling does not show them late. */
const margin = '400px 0px';
const flushMs = 1000;
const restMs = 150;
const flushSize = 500;
const nearbySize = 60;
const repaintMs = 100;
const frameMs = 16;

type View = Window & typeof globalThis;

/** Paints what is under a name of the highlight registry; returns its undo, or undefined where that is not possible. */
export type AdoptRule = (view: View, name: string) => (() => void) | undefined;

/** Without a name of the caller's, whose rule is already there, the rule is adopted when the first number is painted. */
export function createPainter(view: View, givenName: string | undefined, adopt: AdoptRule | undefined): Painter {
  const name = givenName ?? randomName();
  const supported = 'Highlight' in view && view.CSS?.highlights !== undefined;
  const highlight = supported ? new view.Highlight() : undefined;
  const near = new Set<AbstractRange>();
  // Kept beside the highlight, which a content script of Firefox may fill but not go through.
  const painted = new Set<AbstractRange>();
  const hosts = createOneOrMany<Element, Mark>();
  const nearHosts = new Set<Element>();
  const pending = new Set<Mark>();
  let flushedAt = -Infinity;
  let undoRule: (() => void) | undefined;
  let registered = false;
  let timer = 0;
  let stirred = false;
  let applying = 0;
  // Ranges near the screen, not on it, that are painted as soon as somebody is there.
  let deferred = false;

  const register = (): void => {
    if (highlight === undefined) return;
    registered = true;
    if (view.CSS.highlights.get(name) !== highlight) view.CSS.highlights.set(name, highlight);
    if (givenName === undefined) undoRule ??= adopt?.(view, name);
  };
  // Every change of a highlight makes the browser go through the page before it paints: few changes, then.
  const apply = (): void => {
    applying = 0;
    deferred = false;
    if (highlight === undefined) return;
    for (const range of near) {
      painted.add(range);
      if (!highlight.has(range)) highlight.add(range);
    }
    for (const range of painted) if (!near.has(range) && painted.delete(range)) highlight.delete(range);
    if (near.size > 0 && !registered) register();
  };
  const applySoon = (): void => {
    if (!registered) apply();
    else applying ||= view.setTimeout(apply, repaintMs);
  };
  const observer = new view.IntersectionObserver(
    (entries) => {
      let isSeen = stirred || !registered;
      for (const { target, isIntersecting, boundingClientRect: box } of entries) {
        isSeen ||= isIntersecting && box.bottom > 0 && box.top < view.innerHeight;
        if (isIntersecting) nearHosts.add(target);
        else nearHosts.delete(target);
        for (const { range } of hosts.get(target)) {
          if (range === undefined) continue;
          if (isIntersecting) near.add(range);
          else near.delete(range);
        }
      }
      if (isSeen) applySoon();
      else deferred = true;
    },
    { rootMargin: margin },
  );

  const begin = (mark: Mark): void => {
    const host = boxOf(view, mark.host);
    if (hosts.add(host, mark)) observer.observe(host);
    // The observer tells only changes: a host already seen will not be told again.
    else if (nearHosts.has(host) && mark.range !== undefined) {
      near.add(mark.range);
      applySoon();
    }
  };

  /** The walk of a page begins on the screen and ends just before it: those are the first and the last. */
  const nearby = (): Mark[] => {
    const all = [...pending];
    return stirred || all.length <= 2 * nearbySize
      ? all.slice(0, flushSize)
      : [...all.slice(0, nearbySize), ...all.slice(-nearbySize)];
  };
  const beginSome = (): void => {
    timer = 0;
    flushedAt = performance.now();
    for (const mark of nearby()) {
      pending.delete(mark);
      begin(mark);
    }
    if (stirred && pending.size > 0) timer = view.setTimeout(beginSome, frameMs);
  };

  return {
    highlight,
    get painting() {
      return near.size > 0;
    },
    watch(mark) {
      // A link already looks like one.
      if (mark.range !== undefined && !mark.link) pending.add(mark);
    },
    flush(when) {
      // Observing makes the browser draw a frame and measure every target in it; a page is not to pay that per slice,
      // nor for all of its numbers in one.
      const now = performance.now();
      if (pending.size === 0 || timer !== 0) return;
      const wait = flushedAt + (when === 'soon' ? flushMs : restMs) - now;
      if (wait > 0) {
        if (when === 'now') timer = view.setTimeout(beginSome, wait);
        return;
      }
      beginSome();
    },
    stir() {
      if (stirred) return;
      stirred = true;
      if (deferred) apply();
      view.clearTimeout(timer);
      beginSome();
    },
    unwatch(mark) {
      if (mark.range === undefined || pending.delete(mark)) return;
      if (near.delete(mark.range)) applySoon();
      for (const host of new Set([mark.host, boxOf(view, mark.host)])) {
        if (!hosts.delete(host, mark)) continue;
        nearHosts.delete(host);
        observer.unobserve(host);
      }
    },
    assert() {
      if (!registered || highlight === undefined) return;
      if (view.CSS.highlights.get(name) !== highlight) register();
      if (applying === 0 && !deferred && highlight.size < near.size) apply();
    },
    stop() {
      observer.disconnect();
      view.clearTimeout(timer);
      view.clearTimeout(applying);
      hosts.clear();
      nearHosts.clear();
      pending.clear();
      near.clear();
      painted.clear();
      highlight?.clear();
      if (registered && view.CSS.highlights.get(name) === highlight) view.CSS.highlights.delete(name);
      undoRule?.();
    },
  };
}

/** An element without a box of its own (`display: contents`) is never seen by an observer; its parent is. */
function boxOf(view: View, element: Element): Element {
  let at = element;
  while (at.nodeName.includes('-') && at.parentElement !== null && view.getComputedStyle(at).display === 'contents') {
    at = at.parentElement;
  }
  return at;
}

/** A name that the page cannot know beforehand. */
function randomName(): string {
  return `h${crypto.getRandomValues(new Uint32Array(2)).join('')}`;
}
