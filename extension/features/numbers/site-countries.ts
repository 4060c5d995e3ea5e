import * as z from 'zod/mini';
import type { Area } from '../platform/area.js';

const schema = z.record(z.string(), z.string().check(z.regex(/^[A-Z]{2}$/)));
const name = 'site-countries';
/** The sites chosen for last are remembered. */
const maxSites = 500;

/** The host that a tab shows; undefined for what is no page of the web. */
export function siteOf(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const { protocol, hostname } = new URL(url);
  return /^https?:$/.test(protocol) && hostname !== '' ? hostname : undefined;
}

async function readAll(disk: Area): Promise<Readonly<Record<string, string>>> {
  const parsed = z.safeParse(schema, await disk.get(name));
  return parsed.success ? parsed.data : {};
}

/** What a person said the national numbers of a site belong to (ISO 3166-1 alpha-2). */
export async function countryOfSite(disk: Area, site: string | undefined): Promise<string | undefined> {
  if (site === undefined) return undefined;
  const all = await readAll(disk);
  return Object.hasOwn(all, site) ? all[site] : undefined;
}

export async function rememberCountry(disk: Area, site: string, country: string): Promise<void> {
  const { [site]: _before, ...others } = await readAll(disk);
  await disk.set(name, Object.fromEntries([...Object.entries(others).slice(1 - maxSites), [site, country]]));
}

/** Which sites a person worked with is nobody else's business: gone when they sign out. */
export async function forgetCountries(disk: Area): Promise<void> {
  await disk.remove(name);
}
