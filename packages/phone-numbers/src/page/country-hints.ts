import type { CountryHints } from '../country/infer.js';
import { dialledBy, phoneLinks } from './links.js';

/** Structured data longer than this is a catalogue; it is not worth a long task. */
const maxDataLength = 100_000;
const maxLinks = 100;
/** On a larger page its text is not worth a long task; links and data must do. */
const maxElements = 20_000;
const written = /(?<![\w+])\+[1-9][0-9 ().\-\u00a0]{6,18}[0-9]/g;

/** Reads what a page says about its country, from its head, its structured data and its links. Reads only. */
export function readCountryHints(document: Document): CountryHints {
  const found = { addresses: new Set<string>(), numbers: new Set<string>() };
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const text = script.textContent ?? '';
    if (text.length <= maxDataLength) readData(parsed(text), found, 0);
  }
  for (const item of document.querySelectorAll('[itemprop="addressCountry"],[itemprop="telephone"]')) {
    const value = item.getAttribute('content') ?? item.textContent ?? '';
    (item.getAttribute('itemprop') === 'telephone' ? found.numbers : found.addresses).add(value.trim());
  }
  for (const link of [...document.querySelectorAll(phoneLinks)].slice(0, maxLinks)) {
    const number = dialledBy(link.getAttribute('href') ?? '')?.number;
    if (number !== undefined) found.numbers.add(number);
  }
  for (const number of numbersInText(document)) found.numbers.add(number);
  const region = content(document, 'meta[name="geo.region" i]');
  if (region !== undefined) found.addresses.add(region);
  const locale = content(document, 'meta[property="og:locale"]');
  return {
    host: document.location.hostname,
    language: document.documentElement.lang,
    locales: [...(locale === undefined ? [] : [locale]), ...ownHreflangs(document)],
    addresses: [...found.addresses],
    numbers: [...found.numbers]
      .filter((number) => /^\s*(?:\+|00)/.test(number))
      .map((number) => number.replace(/^\s*00/, '+')),
  };
}

/** What the page writes with a calling code. */
function numbersInText({ body }: Document): readonly string[] {
  if (body === null || body.getElementsByTagName('*').length > maxElements) return [];
  return (body.textContent ?? '').match(written)?.slice(0, maxLinks) ?? [];
}

/** The alternates of a page name its own language too. */
function ownHreflangs(document: Document): string[] {
  const here = document.location.href.split('#')[0];
  return [...document.querySelectorAll<HTMLLinkElement>('link[rel~="alternate" i][hreflang]')]
    .filter((link) => link.href.split('#')[0] === here && link.hreflang !== 'x-default')
    .map((link) => link.hreflang);
}

function content(document: Document, selector: string): string | undefined {
  return document.querySelector(selector)?.getAttribute('content')?.trim() || undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Walks schema.org data for `telephone` and `addressCountry`, which may be a text or a `Country` with a name. */
function readData(
  data: unknown,
  found: { readonly addresses: Set<string>; readonly numbers: Set<string> },
  depth: number,
): void {
  if (typeof data !== 'object' || data === null || depth > 12) return;
  for (const [key, value] of Object.entries(data)) {
    if (key === 'telephone' || key === 'faxNumber') {
      if (typeof value === 'string') found.numbers.add(value);
    } else if (key === 'addressCountry') {
      const name: unknown = typeof value === 'object' && value !== null ? (value as { name?: unknown }).name : value;
      if (typeof name === 'string') found.addresses.add(name);
    } else {
      readData(value, found, depth + 1);
    }
  }
}
