import { cookieName, readRecord, writeRecord } from './cookie.js';
import { tellGoogle } from './google.js';
import { applyTo, marked, type Allows } from './nodes.js';
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

/** `detail` of the document's `dialora-consent-changed` event. */
export interface ConsentChange extends ConsentState {
  readonly means: Means | 'kept' | 'other-tab' | 'reset';
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

export interface Gate {
  readonly options: GateOptions;
  get(): ConsentState;
  readonly allows: Allows;
  /** Keeps a choice, releases or takes back what is marked, tells other tabs. */
  set(choices: Choices, means?: Means): void;
  /** Forgets the choice; the visitor will be asked. */
  reset(): void;
  /** Opens the settings panel (`settings`) or the first layer (`banner`), loading them if need be. */
  open(what?: 'settings' | 'banner'): void;
  /** Resolves once the category, or the service of it, is allowed. */
  whenGranted(category: string, service?: string): Promise<void>;
}

export const changed = 'dialora-consent-changed';
export const opened = 'dialora-consent-open';

/** Starts the gate. The head script calls it at once; what a returning visitor does not need lies elsewhere. */
export function createGate(options: GateOptions): Gate {
  const { revision = '1', policy = '1', banner } = options;
  const signal = hasSignal();
  const tabs = new BroadcastChannel(cookieName);
  let record = readRecord();
  let loading: Promise<unknown> | undefined;

  const get = (): ConsentState => {
    // A choice for other purposes counts no more.
    const now = record?.revision === revision ? record : undefined;
    return { record: now, signal, need: now ? (now.policy === policy ? undefined : 'notice') : 'choice' };
  };

  const allows: Allows = (category, service) => {
    if (category === 'essential') return true;
    const now = get().record;
    const advertising = category === 'advertising';
    if (!now || (options.minor !== undefined && (advertising || category === 'analytics'))) return false;
    // The signal opts out of sale and sharing unless the visitor chose otherwise while it was on: 11 CCR 7025(c).
    if (advertising && signal && !now.signal) return false;
    return now.choices[`${category}/${service}`] ?? now.choices[category] ?? false;
  };

  const tell = (name: string, detail: unknown): void => {
    document.dispatchEvent(new CustomEvent(name, { detail }));
  };

  const apply = (means: ConsentChange['means']): void => {
    const reloadAdvised = applyTo(document, allows);
    if (options.google !== 'off') tellGoogle('update', allows);
    tell(changed, { ...get(), means, reloadAdvised });
  };

  const keep = (next: ConsentRecord | undefined, means: ConsentChange['means']): void => {
    record = next;
    writeRecord(next, options.domain);
    apply(means);
    tabs.postMessage(next);
  };

  const load = (): Promise<unknown> => (loading ??= banner ? import(/* @vite-ignore */ banner) : Promise.resolve());

  const gate: Gate = {
    options,
    get,
    allows,
    set(choices, means = 'api') {
      keep(
        { id: record?.id ?? randomId(), at: Math.floor(Date.now() / 1000), revision, policy, signal, choices },
        means,
      );
    },
    reset: () => keep(undefined, 'reset'),
    open: (what = 'settings') => void load().then(() => tell(opened, what)),
    whenGranted: (category, service) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (!allows(category, service)) return;
          document.removeEventListener(changed, look);
          resolve();
        };
        document.addEventListener(changed, look);
        look();
      }),
  };

  // Everything is denied before the first tag could ask, whatever is known: the update follows at once.
  if (options.google !== 'off') tellGoogle('default', (category) => category === 'essential');
  tabs.onmessage = ({ data }: MessageEvent<ConsentRecord | undefined>) => {
    record = data;
    apply('other-tab');
  };

  // During parsing one scan at the end is cheaper than a look at each node; afterwards nodes come one by one.
  const ready = (): void => {
    apply('kept');
    if (get().need) void load();
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) {
        for (const node of addedNodes) {
          if (node instanceof Element && (node.matches(marked) || node.querySelector(marked))) {
            applyTo(node.parentNode ?? document, allows);
          }
        }
      }
    }).observe(document, { childList: true, subtree: true });
  };
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', ready);
  else ready();

  document.addEventListener('click', ({ target }) => {
    const opener = target instanceof Element && target.closest<HTMLElement>('[data-dialora-consent]');
    if (opener) gate.open(opener.dataset['dialoraConsent'] === 'banner' ? 'banner' : 'settings');
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

/** 128 random bits in base 36; `crypto.randomUUID` is missing on plain http. */
function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (word) => word.toString(36)).join('');
}
