import { cookieName, dueName, readCookies } from './cookie.js';
import { tellGoogle } from './google.js';
import { changed, opened } from './events.js';
import { applyTo, type Allows } from './nodes.js';
import { decodeRecord, type Choices, type ConsentRecord } from './record.js';

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
  /** Day of that version, ISO 8601. Its notice is shown for 30 days from then, and without a day until acknowledged. */
  readonly policyDate?: string;
  /** Present: the change is material, its notice stays until it is acknowledged. */
  readonly policyMaterial?: string;
  /** Domain of the cookie, to share a choice between sub-domains. */
  readonly domain?: string;
  /** `off` leaves Google's `dataLayer` alone. */
  readonly google?: string;
  /** Present: the visitor is a minor, analytics and advertising stay off. */
  readonly minor?: string;
  /** Address of the banner's module, imported only when it is needed. A relative one counts from the gate's own. */
  readonly banner?: string;
  /** What the banner reads: `company`, `policyUrl`, `siteId`, `endpoint`, `language`… */
  readonly [name: string]: string | undefined;
}

export interface Gate {
  readonly options: GateOptions;
  get(): ConsentState;
  readonly allows: Allows;
  /** Keeps a choice, releases or takes back what is marked, tells other tabs. Loads the banner's module if need be. */
  set(choices: Choices, means?: Means): void;
  /** Forgets the choice; the visitor will be asked. Loads the banner's module if need be. */
  reset(): void;
  /** Puts a record in force on this page and in other tabs, without keeping it. For the banner's module. */
  adopt(record: ConsentRecord | undefined, means: Means | 'reset'): void;
  /** Opens the settings, the first layer, or the notice about data and rights, loading them if need be. */
  open(what?: 'settings' | 'banner' | 'notice'): void;
  /** Resolves once the category, or the service of it, is allowed. */
  whenGranted(category: string, service?: string): Promise<void>;
}

/**
 * Starts the gate. The head script calls it at once; what a returning visitor does not need lies in the banner. Before
 * the page is idle it only reads one cookie and releases what was allowed: that is all that most visits need of it.
 */
export function createGate(options: GateOptions): Gate {
  const { revision = '1', policy = '1', banner, minor } = options;
  const tabs = new BroadcastChannel(cookieName);
  const cookies = readCookies();
  let record = decodeRecord(cookies);
  let loading: Promise<unknown> | undefined;

  // A choice for other purposes counts no more.
  const inForce = (): ConsentRecord | undefined => (record?.revision === revision ? record : undefined);

  const needed = (): Need | undefined => {
    const kept = inForce();
    if (!kept) return 'choice';
    const shown =
      kept.policy === policy ||
      (options.policyMaterial === undefined && Date.now() > Date.parse(options.policyDate ?? '') + noticeFor);
    return shown ? undefined : 'notice';
  };

  const get = (): ConsentState => ({ record: inForce(), signal: hasSignal(), need: needed() });

  const allows: Allows = (category, service) => {
    const kept = inForce();
    const advertising = category === 'advertising';
    return (
      category === 'essential' ||
      (!!(kept?.choices[category + '/' + service] ?? kept?.choices[category]) &&
        !(minor !== undefined && (advertising || category === 'analytics')) &&
        // The signal opts out of sale and sharing unless the visitor chose otherwise while it was on: 11 CCR 7025(c).
        !(advertising && !kept?.signal && hasSignal()))
    );
  };

  const tell = (name: string, detail: unknown): void => {
    document.dispatchEvent(new CustomEvent(name, { detail }));
  };

  const google = (command: 'default' | 'update', asked: Allows): void => {
    if (options.google !== 'off') tellGoogle(command, asked);
  };

  const load = (): Promise<unknown> => (loading ??= import(/* @vite-ignore */ banner as string));

  // The banner's module is needed to ask, to tell of a changed policy, to stand in for a frame that is held back, and to
  // send a receipt that has not arrived.
  const loadIf = (held?: boolean): void => {
    if (banner && (held || needed() || cookies.includes(dueName))) void load();
  };

  const release = (): boolean => {
    const { stays, held } = applyTo(allows);
    loadIf(held);
    return stays;
  };

  const apply = (means: ConsentChange['means']): void => {
    google('update', allows);
    const reloadAdvised = release();
    tell(changed, { ...get(), means, reloadAdvised });
  };

  const gate: Gate = {
    options,
    get,
    allows,
    adopt(next, means) {
      record = next;
      apply(means);
      tabs.postMessage(next);
    },
    set: (...choice) => void load().then(() => gate.set(...choice)),
    reset: () => void load().then(() => gate.reset()),
    open: (what = 'settings') => void load().then(() => tell(opened, what)),
    whenGranted: (category, service) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (allows(category, service)) resolve();
          else document.addEventListener(changed, look, { once: true });
        };
        look();
      }),
  };

  // Everything is denied before the first tag could ask, whatever is known: the update follows at once.
  google('default', () => false);
  if (inForce()) google('update', allows);
  tabs.onmessage = ({ data }: MessageEvent<ConsentRecord | undefined>) => {
    record = data;
    apply('other-tab');
  };
  // What will be asked is fetched while the page is still being parsed.
  loadIf();

  // During parsing one scan at the end is cheaper than a look at each node; afterwards nodes come one by one.
  const ready = (): void => {
    release();
    new MutationObserver((changes) => {
      if (changes.some(({ addedNodes }) => addedNodes[0])) release();
    }).observe(document, { childList: true, subtree: true });
    document.addEventListener('click', ({ target }) => {
      const opener = (target as Element).closest?.<HTMLElement>('[data-dialora-consent]');
      if (opener) gate.open(opener.dataset['dialoraConsent'] as 'settings');
    });
  };
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', ready);
  else ready();
  return gate;
}

/** 30 days in milliseconds: how long the notice of a changed policy is shown. */
const noticeFor = 2_592e6;

function hasSignal(): boolean {
  try {
    return (navigator as { globalPrivacyControl?: unknown }).globalPrivacyControl === true;
  } catch {
    return false;
  }
}
