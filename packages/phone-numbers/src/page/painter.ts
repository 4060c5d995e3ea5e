import { highlightRule, randomHighlightName } from './highlight-rule.js';
import type { Mark } from './marks.js';

/**
 * Paints marks with a CSS custom highlight, near the viewport only: the browser checks every registered range again
 * after each change of the page, so a page full of numbers must not pay for those that nobody sees.
 */
export interface Painter {
  watch(mark: Mark): void;
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

type View = Window & typeof globalThis;

export function createPainter(view: View, givenName: string | undefined): Painter {
  const name = givenName ?? randomHighlightName();
  const supported = 'Highlight' in view && view.CSS?.highlights !== undefined;
  const highlight = supported ? new view.Highlight() : undefined;
  const near = new Set<StaticRange>();
  const hosts = new Map<Element, Set<Mark>>();
  let sheet: CSSStyleSheet | undefined;
  let registered = false;

  const register = (): void => {
    if (highlight === undefined) return;
    registered = true;
    if (view.CSS.highlights.get(name) !== highlight) view.CSS.highlights.set(name, highlight);
    if (givenName === undefined && sheet === undefined) sheet = adopt(view, name);
  };
  const paint = (range: StaticRange): void => {
    near.add(range);
    if (!registered) register();
    highlight?.add(range);
  };
  const erase = (range: StaticRange): void => {
    if (near.delete(range)) highlight?.delete(range);
  };
  const observer = new view.IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        for (const { range } of hosts.get(target) ?? []) {
          if (range === undefined) continue;
          if (isIntersecting) paint(range);
          else erase(range);
        }
      }
    },
    { rootMargin: margin },
  );

  return {
    highlight,
    get painting() {
      return near.size > 0;
    },
    watch(mark) {
      if (mark.range === undefined) return;
      const host = boxOf(view, mark.host);
      const marks = hosts.get(host);
      if (marks === undefined) {
        hosts.set(host, new Set([mark]));
        observer.observe(host);
        return;
      }
      marks.add(mark);
      // The observer tells only changes: a host already seen will not be told again.
      if ([...marks].some((other) => other.range !== undefined && near.has(other.range))) paint(mark.range);
    },
    unwatch(mark) {
      if (mark.range === undefined) return;
      erase(mark.range);
      for (const host of [mark.host, boxOf(view, mark.host)]) {
        const marks = hosts.get(host);
        if (marks?.delete(mark) === true && marks.size === 0) {
          hosts.delete(host);
          observer.unobserve(host);
        }
      }
    },
    assert() {
      if (!registered || highlight === undefined) return;
      if (view.CSS.highlights.get(name) !== highlight) register();
      if (highlight.size < near.size) for (const range of near) highlight.add(range);
    },
    stop() {
      observer.disconnect();
      hosts.clear();
      near.clear();
      highlight?.clear();
      if (registered && view.CSS.highlights.get(name) === highlight) view.CSS.highlights.delete(name);
      if (sheet !== undefined) {
        view.document.adoptedStyleSheets = view.document.adoptedStyleSheets.filter((one) => one !== sheet);
      }
    },
  };
}

/** An element without a box of its own (`display: contents`) is never seen by an observer; its parent is. */
function boxOf(view: View, element: Element): Element {
  let at = element;
  while (at.parentElement !== null && at.nodeName.includes('-') && view.getComputedStyle(at).display === 'contents') {
    at = at.parentElement;
  }
  return at;
}

function adopt(view: View, name: string): CSSStyleSheet | undefined {
  try {
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(highlightRule(name));
    view.document.adoptedStyleSheets = [...view.document.adoptedStyleSheets, sheet];
    return sheet;
  } catch {
    // Some browsers refuse this from a content script; the chip alone must do there.
    return undefined;
  }
}
