/** A service of a category: what it is called and what it leaves on the device. */
export interface ServiceConfig {
  readonly name: string;
  readonly label: string;
  /** Cookies to clear when it is withdrawn; a trailing `*` matches any ending. */
  readonly cookies: readonly string[];
}

export interface CategoryConfig {
  readonly name: string;
  readonly label?: string;
  readonly purpose?: string;
  readonly services: readonly ServiceConfig[];
}

export interface BannerConfig {
  readonly company: string;
  readonly policyUrl: string;
  readonly policyVersion: string;
  readonly siteId: string;
  /** Where receipts go; empty keeps them on the device alone. */
  readonly endpoint: string;
  readonly categories: readonly CategoryConfig[];
}

const usual: readonly CategoryConfig[] = ['functional', 'analytics', 'advertising'].map((name) => ({
  name,
  services: [],
}));

/**
 * Reads the element's attributes and an optional `<script type="application/json">` child with `{ "categories": […] }`.
 * Wrong JSON is said once in the console and the usual categories apply: a visitor is never left without a choice.
 */
export function readConfig(host: HTMLElement): BannerConfig {
  const attribute = (name: string): string => host.getAttribute(name) ?? '';
  return {
    company: attribute('company') || location.hostname,
    policyUrl: attribute('policy-url'),
    policyVersion: attribute('policy-version'),
    siteId: attribute('site-id'),
    endpoint: attribute('endpoint'),
    categories: readCategories(host.querySelector('script[type="application/json"]')?.textContent),
  };
}

function readCategories(json: string | null | undefined): readonly CategoryConfig[] {
  if (!json) return usual;
  try {
    const { categories } = JSON.parse(json) as { categories: unknown };
    return (categories as readonly unknown[]).map((entry) => toCategory(asRecord(entry)));
  } catch (error) {
    console.warn(
      'Dialora consent: the JSON inside <dialora-consent-banner> is not readable; the usual categories apply.',
      error,
    );
    return usual;
  }
}

function toCategory(entry: Readonly<Record<string, unknown>>): CategoryConfig {
  const services = Array.isArray(entry['services']) ? entry['services'] : [];
  return {
    name: String(entry['name']),
    ...(typeof entry['label'] === 'string' ? { label: entry['label'] } : {}),
    ...(typeof entry['purpose'] === 'string' ? { purpose: entry['purpose'] } : {}),
    services: services.map((value: unknown) => {
      const service = asRecord(value);
      const cookies = Array.isArray(service['cookies']) ? service['cookies'].map(String) : [];
      const name = String(service['name']);
      return { name, label: typeof service['label'] === 'string' ? service['label'] : name, cookies };
    }),
  };
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) throw new TypeError('a category and a service are objects');
  return value as Readonly<Record<string, unknown>>;
}
