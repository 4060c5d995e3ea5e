import type { GateOptions } from '../gate/gate.js';
import type { OwnWords } from '../languages/texts.js';

/** A service of a category: what it is called and what it leaves on the device. */
export interface ServiceConfig {
  readonly name: string;
  readonly label: OwnWords;
  /** Cookies to clear when it is withdrawn; a trailing `*` matches any ending. */
  readonly cookies: readonly string[];
  /** Keys of local and session storage to clear, likewise. */
  readonly storage: readonly string[];
}

export interface CategoryConfig {
  readonly name: string;
  readonly label?: OwnWords;
  readonly purpose?: OwnWords;
  /** Personal data that its services process, for the notice. */
  readonly data?: OwnWords;
  readonly services: readonly ServiceConfig[];
}

export interface BannerConfig {
  readonly company: string;
  readonly policyUrl: string;
  readonly contact: string;
  readonly siteId: string;
  /** Where receipts go; empty keeps them on the device alone. */
  readonly endpoint: string;
  readonly language: string;
  readonly languages: string;
  readonly mode: string;
  readonly categories: readonly CategoryConfig[];
  /** The first layer's sentence on what cookies are for, where the usual one is not true of the site's categories. */
  readonly intro?: OwnWords;
}

const usual: readonly CategoryConfig[] = ['functional', 'analytics', 'advertising'].map((name) => ({
  name,
  services: [],
}));

/**
 * Reads the element's attributes, else the gate's options, and an optional JSON script with `{ "categories": […], "intro": … }`,
 * inside the element or anywhere with `data-dialora-consent-config`. Wrong JSON is said once in the console and the
 * usual categories apply: a visitor is never left without a choice.
 */
export function readConfig(host: HTMLElement, options: GateOptions): BannerConfig {
  const value = (name: string, option = name): string => host.getAttribute(name) ?? options[option] ?? '';
  const json =
    host.querySelector('script[type="application/json"]') ??
    document.querySelector('script[data-dialora-consent-config]');
  return {
    company: value('company') || location.hostname,
    policyUrl: value('policy-url', 'policyUrl'),
    contact: value('contact'),
    siteId: value('site-id', 'siteId'),
    endpoint: value('endpoint'),
    language: value('language') || document.documentElement.lang || 'en',
    languages: value('languages'),
    mode: value('mode'),
    ...readOwn(json?.textContent),
  };
}

function readOwn(json: string | null | undefined): Pick<BannerConfig, 'categories' | 'intro'> {
  if (!json) return { categories: usual };
  try {
    const own = JSON.parse(json) as Record<string, unknown> & { categories?: readonly unknown[] };
    const categories = own.categories?.map((entry) => {
      const category = entry as Record<string, unknown>;
      return {
        ...words(category, ['label', 'purpose', 'data']),
        name: String(category['name']),
        services: list(category['services']).map((each) => {
          const service = each as Record<string, unknown>;
          const name = String(service['name']);
          const { label = name } = words(service, ['label']);
          return {
            name,
            label,
            cookies: list(service['cookies']).map(String),
            storage: list(service['storage']).map(String),
          };
        }),
      };
    });
    return { categories: categories ?? usual, ...words(own, ['intro']) };
  } catch (error) {
    console.warn('Dialora consent: the categories are not readable; the usual ones apply.', error);
    return { categories: usual };
  }
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Texts, or records of texts by language; anything else is left out. */
function words<Key extends string>(
  from: Record<string, unknown>,
  keys: readonly Key[],
): Partial<Record<Key, OwnWords>> {
  const isWords = (value: unknown): value is OwnWords =>
    typeof value === 'string' ||
    (typeof value === 'object' && !!value && Object.values(value).every((each) => typeof each === 'string'));
  return Object.fromEntries(keys.flatMap((key) => (isWords(from[key]) ? [[key, from[key]]] : []))) as Partial<
    Record<Key, OwnWords>
  >;
}
