import { knownCountry, knownCountries } from '../plan/plan.js';
import { resolveDigits } from '../plan/resolve.js';
import { digitsOf, fold } from '../text/fold.js';
import { countryOfLanguage } from './languages.js';

/** What a page tells about the country its national numbers belong to. All are as the page writes them. */
export interface CountryHints {
  /** Host name, e.g. `www.example.co.uk`. */
  readonly host?: string;
  /** `lang` of the page, BCP 47. */
  readonly language?: string;
  /** Other languages it claims: `og:locale`, the `hreflang` that names this very page. */
  readonly locales?: readonly string[];
  /** Countries in structured data: schema.org `addressCountry`, `geo.region`. ISO code or an English name. */
  readonly addresses?: readonly string[];
  /** Numbers with a calling code that the page holds: `tel:` links, schema.org `telephone`, text. */
  readonly numbers?: readonly string[];
  /** The reader's own country: what remains when the page says nothing. */
  readonly home?: string;
}

export interface CountryGuess {
  readonly country: string;
  /** 0 to 1. Below one half a person should be asked before a national number is dialled. */
  readonly confidence: number;
  readonly reasons: readonly CountryReason[];
}

export type CountryReason = 'address' | 'numbers' | 'domain' | 'language' | 'locale' | 'home';

/** How far each hint alone is to be believed. */
const trust: Readonly<Record<CountryReason, number>> = {
  address: 0.85,
  numbers: 0.8,
  domain: 0.85,
  locale: 0.55,
  language: 0.5,
  home: 0.25,
};
/** A language without a country: German may be Austrian or Swiss. */
const bareLanguage = 0.35;

/** Country domains that are sold to everybody for their letters. */
const fashionable = new Set(
  'ai ac am as cc cd co dj fm gg im io is la ly me ms mu nu pw sc sh st tk to tv vc ws'.split(' '),
);

/** The likeliest country of a page, or undefined when nothing speaks for any. */
export function inferCountry(hints: CountryHints): CountryGuess | undefined {
  const votes = new Map<string, Map<CountryReason, number>>();
  const vote = (country: string | undefined, reason: CountryReason, weight = trust[reason]): void => {
    const known = knownCountry(country);
    if (known === undefined) return;
    const given = votes.get(known) ?? new Map<CountryReason, number>();
    given.set(reason, Math.max(weight, given.get(reason) ?? 0));
    votes.set(known, given);
  };
  vote(countryOfHost(hints.host), 'domain');
  voteForLanguage(hints.language, 'language', vote);
  for (const locale of hints.locales ?? []) voteForLanguage(locale, 'locale', vote);
  for (const address of hints.addresses ?? []) vote(countryNamed(address), 'address');
  voteForNumbers(hints.numbers ?? [], vote);
  vote(hints.home, 'home');

  const ranked = [...votes]
    .map(([country, reasons]) => ({
      country,
      reasons,
      belief: 1 - [...reasons.values()].reduce((doubt, weight) => doubt * (1 - weight), 1),
    }))
    .sort((a, b) => b.belief - a.belief);
  const [first, second] = ranked;
  if (first === undefined) return undefined;
  // What speaks for another country speaks against this one.
  const confidence = first.belief * (1 - (second?.belief ?? 0) / 2);
  return { country: first.country, confidence: Math.round(confidence * 100) / 100, reasons: [...first.reasons.keys()] };
}

type Vote = (country: string | undefined, reason: CountryReason, weight?: number) => void;

function voteForLanguage(tag: string | undefined, reason: 'language' | 'locale', vote: Vote): void {
  const [language = '', ...parts] = (tag ?? '').split(/[-_]/);
  const region = parts.find((part) => /^[A-Za-z]{2}$/.test(part));
  // Much of the web says en-US without meaning it: it is the default of many tools.
  if (region !== undefined)
    vote(region, reason, /^en$/i.test(language) && /^us$/i.test(region) ? bareLanguage : trust[reason]);
  else vote(countryOfLanguage(language.toLowerCase()), reason, bareLanguage);
}

/** Many numbers of one country say more than a few, and more than one of another: even a local shop has a supplier. */
function voteForNumbers(numbers: readonly string[], vote: Vote): void {
  const counts = new Map<string, number>();
  for (const number of numbers.slice(0, 200)) {
    const country = resolveDigits(digitsOf(fold(number)), true, undefined)?.country;
    if (country !== undefined) counts.set(country, (counts.get(country) ?? 0) + 1);
  }
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  for (const [country, count] of counts) vote(country, 'numbers', trust.numbers * (count / all) * (1 - 0.5 ** all));
}

function countryOfHost(host: string | undefined): string | undefined {
  const top = host?.toLowerCase().split('.').at(-1) ?? '';
  if (top === 'uk') return 'GB';
  return top.length === 2 && !fashionable.has(top) ? top : undefined;
}

let names: Map<string, string> | undefined;

/** `GB`, `GB-LND`, `United Kingdom`, `https://schema.org/…/GB`. */
function countryNamed(written: string): string | undefined {
  const text = written.trim();
  const code = /^(?:.*\/)?([A-Za-z]{2})(?:-[A-Za-z0-9]{1,3})?$/.exec(text)?.[1];
  if (code !== undefined) return /^uk$/i.test(code) ? 'GB' : code;
  if (names === undefined) {
    const english = new Intl.DisplayNames('en', { type: 'region' });
    names = new Map(knownCountries().map((country) => [(english.of(country) ?? country).toLowerCase(), country]));
    for (const [name, country] of Object.entries({
      usa: 'US',
      'united states of america': 'US',
      uk: 'GB',
      deutschland: 'DE',
      españa: 'ES',
      italia: 'IT',
      brasil: 'BR',
      österreich: 'AT',
      schweiz: 'CH',
    })) {
      names.set(name, country);
    }
  }
  return names.get(text.toLowerCase());
}
