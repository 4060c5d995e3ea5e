import type { GateOptions } from '../gate/gate.js';

/** A service of a category: what it is called and what it leaves on the device. */
export interface ServiceConfig {
  readonly name: string;
  readonly label: string;
  /** Cookies to clear when it is withdrawn; a trailing `*` matches any ending. */
  readonly cookies: readonly string[];
  /** Keys of local and session storage to clear, likewise. */
  readonly storage: readonly string[];
}

export interface CategoryConfig {
  readonly name: string;
  readonly label?: string;
  readonly purpose?: string;
  /** Personal data that its services process, for the notice. */
  readonly data?: string;
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
}

const usual: readonly CategoryConfig[] = ['functional', 'analytics', 'advertising'].map((name) => ({
  name,
  services: [],
}));

/**
 * Reads the element's attributes, else the gate's options, and an optional JSON script with `{ "categories": […] }`,
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
    categories: readCategories(json?.textContent),
  };
}

function readCategories(json: string | null | undefined): readonly CategoryConfig[] {
  if (!json) return usual;
  try {
    const { categories } = JSON.parse(json) as { categories: readonly unknown[] };
    return categories.map((entry) => {
      const category = entry as Record<string, unknown>;
      return {
        ...texts(category, ['label', 'purpose', 'data']),
        name: String(category['name']),
        services: list(category['services']).map((each) => {
          const service = each as Record<string, unknown>;
          const name = String(service['name']);
          const label = String(service['label'] ?? name);
          return {
            name,
            label,
            cookies: list(service['cookies']).map(String),
            storage: list(service['storage']).map(String),
          };
        }),
      };
    });
  } catch (error) {
    console.warn('Dialora consent: the categories are not readable; the usual ones apply.', error);
    return usual;
  }
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function texts(from: Record<string, unknown>, keys: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    keys.filter((key) => typeof from[key] === 'string').map((key) => [key, from[key] as string]),
  );
}
