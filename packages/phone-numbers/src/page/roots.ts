import { possibleHosts, shadowRootOf } from './shadows.js';
import type { Timers } from './timers.js';

/** The shadow roots of a page, as they are met. */
export interface Roots {
  readonly known: Set<ShadowRoot>;
  /** Elements wait to be asked for their root. */
  readonly pending: boolean;
  /** Has the elements of a part of the page asked, at the next `openAll`. */
  ask(part: Element | ShadowRoot | Document): void;
  openAll(): void;
  meet(root: ShadowRoot): void;
  forgetGone(): void;
  clear(): void;
}

interface RootsOptions {
  readonly openShadowRoot: ((element: HTMLElement) => ShadowRoot | null) | undefined;
  readonly isOwn: (element: Element) => boolean;
  readonly later: Timers['later'];
  readonly onRoot: (root: ShadowRoot) => void;
}

/** When a custom element may have got its shadow root after all: often they are defined after the page shows them. */
const upgradeMs = [400, 1500, 5000];
const maxLate = 500;

export function createRoots({ openShadowRoot, isOwn, later, onRoot }: RootsOptions): Roots {
  const known = new Set<ShadowRoot>();
  const hosts: HTMLElement[] = [];

  function meet(root: ShadowRoot): void {
    // Dialora's own elements make their numbers callable themselves.
    if (known.has(root) || root.host.localName.startsWith('dialora-')) return;
    known.add(root);
    onRoot(root);
  }

  function open(host: HTMLElement): boolean {
    if (isOwn(host)) return true;
    const root = shadowRootOf(host, openShadowRoot);
    if (root !== null) meet(root);
    return root !== null;
  }

  /** No event tells when an element is defined; a few later looks do. */
  function openLater(late: readonly HTMLElement[], [ms, ...rest]: readonly number[]): void {
    if (late.length === 0 || ms === undefined) return;
    later(ms, () =>
      openLater(
        late.filter((host) => host.isConnected && !open(host)),
        rest,
      ),
    );
  }

  return {
    known,
    get pending() {
      return hosts.length > 0;
    },
    ask: (part) => void hosts.push(...possibleHosts(part)),
    openAll() {
      const missed = hosts.splice(0).filter((host) => !open(host) && host.localName.includes('-'));
      openLater(missed.slice(0, maxLate), upgradeMs);
    },
    meet,
    forgetGone() {
      for (const root of known) if (!root.isConnected) known.delete(root);
    },
    clear() {
      known.clear();
      hosts.length = 0;
    },
  };
}
