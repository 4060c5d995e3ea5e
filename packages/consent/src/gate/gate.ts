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

/** Starts the gate. The head script calls it at once; what a returning visitor does not need lies in the banner. */
export function createGate(options: GateOptions): Gate {
  const { revision = '1', policy = '1', banner, minor } = options;
  const signal = hasSignal();
  const tabs = new BroadcastChannel(cookieName);
  const cookies = readCookies();
  let record = decodeRecord(/\bdialora_consent=([^;]*)/.exec(cookies)?.[1] ?? '');
  let loading: Promise<unknown> | undefined;

  const get = (): ConsentState => {
    // A choice for other purposes counts no more.
    if (record?.revision !== revision) return { record: undefined, signal, need: 'choice' };
    const shown =
      record.policy === policy ||
      (options.policyMaterial === undefined && Date.now() > Date.parse(options.policyDate ?? '') + noticeFor);
    return { record, signal, need: shown ? undefined : 'notice' };
  };

  const allows: Allows = (category, service) => {
    if (category === 'essential') return true;
    const kept = get().record;
    const advertising = category === 'advertising';
    return (
      !!kept &&
      !(minor !== undefined && (advertising || category === 'analytics')) &&
      // The signal opts out of sale and sharing unless the visitor chose otherwise while it was on: 11 CCR 7025(c).
      !(advertising && signal && !kept.signal) &&
      (kept.choices[category + '/' + service] ?? kept.choices[category] ?? false)
    );
  };

  const tell = (name: string, detail: unknown): void => {
    document.dispatchEvent(new CustomEvent(name, { detail }));
  };

  const google = (command: 'default' | 'update', asked: Allows): void => {
    if (options.google !== 'off') tellGoogle(command, asked);
  };

  // The banner's module is needed to ask, to tell of a changed policy, to stand in for a frame that is held back, and to
  // send a receipt that has not arrived.
  const loadIfNeeded = (): void => {
    if (
      banner &&
      (get().need || cookies.includes(dueName) || document.querySelector('iframe[data-category]:not([src])'))
    )
      void load();
  };

  const apply = (means: ConsentChange['means']): void => {
    const reloadAdvised = applyTo(document, allows);
    google('update', allows);
    tell(changed, { ...get(), means, reloadAdvised });
    loadIfNeeded();
  };

  const load = (): Promise<unknown> => (loading ??= import(/* @vite-ignore */ banner as string));

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
  google('default', (category) => category === 'essential');
  tabs.onmessage = ({ data }: MessageEvent<ConsentRecord | undefined>) => {
    record = data;
    apply('other-tab');
  };

  // During parsing one scan at the end is cheaper than a look at each node; afterwards nodes come one by one.
  const ready = (): void => {
    apply('kept');
    new MutationObserver((changes) => {
      if (changes.some(({ addedNodes }) => addedNodes.length)) {
        applyTo(document, allows);
        loadIfNeeded();
      }
    }).observe(document, { childList: true, subtree: true });
  };
  // What will be asked is fetched while the page is still being parsed.
  loadIfNeeded();
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', ready);
  else ready();

  document.addEventListener('click', ({ target }) => {
    const opener = (target as Element).closest?.<HTMLElement>('[data-dialora-consent]');
    if (opener) gate.open(opener.dataset['dialoraConsent'] as 'settings');
  });
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
