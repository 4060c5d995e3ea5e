import { cookieName, readRecord, writeRecord } from './cookie.js';
import { tellGoogle } from './google.js';
import { applyTo, marked } from './nodes.js';
import type { Choices, ConsentRecord } from './record.js';

/** Why the banner is needed: nobody chose yet (or for other purposes), or a changed policy wants to be seen. */
export type Need = 'choice' | 'notice';

/** How a choice came about. */
export type Means = 'accept-all' | 'reject-all' | 'close' | 'save' | 'api' | 'acknowledge';

export interface ConsentState {
  /** The choice in force, when there is one for the purposes of now. */
  readonly record: ConsentRecord | undefined;
  readonly need: Need | undefined;
  /** Global Privacy Control is on in this browser: w3c.github.io/gpc */
  readonly signal: boolean;
}

export interface ConsentChange extends ConsentState {
  readonly means: Means | 'other-tab' | 'reset';
  /** Something that runs cannot be stopped without a reload. */
  readonly reloadAdvised: boolean;
}

/** `data-` attributes of the gate's own script tag. */
export interface GateOptions {
  /** Revision of the purposes; another value than the kept one asks anew. */
  readonly revision?: string;
  /** Version of the policy; another value than the kept one shows a notice. */
  readonly policy?: string;
  /** Domain of the cookie, to share a choice between sub-domains. */
  readonly domain?: string;
  /** `off` leaves Google's `dataLayer` alone. */
  readonly google?: string;
  /** Present: the visitor is a minor, analytics and advertising stay off. */
  readonly minor?: string;
  /** Address of the banner's module, imported only when it is needed. */
  readonly banner?: string;
}

export interface Gate extends Readonly<ConsentState> {
  readonly options: GateOptions;
  get(): ConsentState;
  allows(category: string, service?: string): boolean;
  /** Keeps a choice, releases or takes back what is marked, tells other tabs. */
  set(choices: Choices, means?: Means): void;
  /** Forgets the choice; the visitor will be asked. */
  reset(): void;
  /** Opens the settings panel (`settings`) or the first layer (`banner`), loading them if need be. */
  open(what?: 'settings' | 'banner'): void;
  whenGranted(category: string, service?: string): Promise<void>;
  subscribe(listener: (change: ConsentChange) => void): () => void;
}

const locked = /^(analytics|advertising)$/;

/** Starts the gate. Called by the head script at once; everything it does not need for a returning visitor lies elsewhere. */
export function createGate(options: GateOptions): Gate {
  const { revision = '1', policy = '1', domain } = options;
  const listeners = new Set<(change: ConsentChange) => void>();
  let record = readRecord();

  const signal = hasSignal();
  const tabs = openChannel();

  /** A choice for other purposes counts no more. */
  const current = (): ConsentRecord | undefined => (record?.revision === revision ? record : undefined);
  const get = (): ConsentState => {
    const now = current();
    return { record: now, signal, need: now === undefined ? 'choice' : now.policy === policy ? undefined : 'notice' };
  };

  const allows = (category: string, service?: string): boolean => {
    if (category === 'essential') return true;
    if (options.minor !== undefined && locked.test(category)) return false;
    const now = current();
    // The signal opts out of sale and sharing unless the visitor chose otherwise while it was on: 11 CCR 7025(c).
    if (now === undefined || (signal && !now.signal && category === 'advertising')) return false;
    const own = service === undefined ? undefined : now.choices[`${category}/${service}`];
    return own ?? now.choices[category] ?? false;
  };

  const apply = (means: ConsentChange['means']): void => {
    const reloadAdvised = applyTo(document, allows);
    if (options.google !== 'off') tellGoogle('update', allows);
    const change = { ...get(), means, reloadAdvised };
    for (const listener of [...listeners]) listener(change);
    document.dispatchEvent(new CustomEvent('dialora-consent-changed', { detail: change }));
  };

  const keep = (next: ConsentRecord | undefined, means: ConsentChange['means']): void => {
    record = next;
    writeRecord(next, domain);
    apply(means);
    tabs?.postMessage(0);
  };

  const gate: Gate = {
    options,
    get,
    allows,
    get record() {
      return get().record;
    },
    get need() {
      return get().need;
    },
    signal,
    set: (choices, means = 'api') =>
      keep(
        { id: record?.id ?? randomId(), at: Math.floor(Date.now() / 1000), revision, policy, signal, choices },
        means,
      ),
    reset: () => keep(undefined, 'reset'),
    open(what = 'settings') {
      void loadBanner().then(() => document.dispatchEvent(new CustomEvent('dialora-consent-open', { detail: what })));
    },
    whenGranted: (category, service) =>
      new Promise((resolve) => {
        if (allows(category, service)) return resolve();
        const stop = gate.subscribe(() => {
          if (!allows(category, service)) return;
          stop();
          resolve();
        });
      }),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };

  let banner: Promise<unknown> | undefined;
  const loadBanner = (): Promise<unknown> =>
    (banner ??= options.banner === undefined ? Promise.resolve() : import(/* @vite-ignore */ options.banner));

  if (options.google !== 'off') tellGoogle('default', allows);
  tabs?.addEventListener('message', () => {
    record = readRecord() ?? record;
    apply('other-tab');
  });

  // During parsing one scan at the end is cheaper than a look at each node; afterwards nodes come one by one.
  const ready = (): void => {
    if (current() !== undefined) apply('api');
    else applyTo(document, allows);
    if (get().need !== undefined) void loadBanner();
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) {
        for (const node of addedNodes) {
          if (node instanceof Element && (node.matches(marked) || node.querySelector(marked))) {
            applyTo(node.parentNode ?? document, allows);
          }
        }
      }
    }).observe(document.documentElement, { childList: true, subtree: true });
  };
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', ready);
  else ready();

  document.addEventListener('click', (event) => {
    const opener = (event.target as Element | null)?.closest?.('[data-dialora-consent]');
    if (opener) gate.open(opener.getAttribute('data-dialora-consent') === 'banner' ? 'banner' : 'settings');
  });
  return gate;
}

function hasSignal(): boolean {
  try {
    return (navigator as { globalPrivacyControl?: unknown }).globalPrivacyControl === true;
  } catch {
    return false;
  }
}

function openChannel(): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(cookieName);
  } catch {
    return undefined;
  }
}

/** 128 random bits in base 36; `crypto.randomUUID` is missing on plain http. */
function randomId(): string {
  return [...crypto.getRandomValues(new Uint32Array(4))].map((word) => word.toString(36).padStart(7, '0')).join('');
}
