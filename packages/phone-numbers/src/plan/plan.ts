import type { CountryCode } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/metadata.max.json';

/**
 * Numbering plans, compiled when first asked for. The facts are libphonenumber's full metadata; the places in its rows
 * are those of METADATA.md in libphonenumber-js, format version 4.
 */
export interface Plan {
  readonly callingCode: string;
  /** What is dialled before a calling code to leave the country, e.g. `00`. */
  readonly idd: RegExp | undefined;
  readonly national: RegExp;
  readonly lengths: readonly number[];
  /** Trunk or carrier prefix at the start of a national number. */
  readonly trunk: RegExp | undefined;
  readonly trunkRule: string | undefined;
  readonly leading: RegExp | undefined;
  readonly types: readonly PlanType[];
  readonly formats: readonly PlanFormat[];
}

export interface PlanType {
  readonly kind: PlanKind;
  readonly pattern: RegExp;
  readonly lengths: readonly number[];
}

export interface PlanFormat {
  readonly pattern: RegExp;
  readonly leading: RegExp | undefined;
  /** Replacements for `pattern`. */
  readonly national: string;
  readonly international: string;
  /** People of that country write the trunk prefix before such numbers. */
  readonly withTrunk: boolean;
}

/** In the order of the rows. */
const kinds = [
  'fixed-line',
  'mobile',
  'toll-free',
  'premium-rate',
  'personal',
  'voicemail',
  'company',
  'pager',
  'voip',
  'shared-cost',
] as const;
export type PlanKind = (typeof kinds)[number];

type TypeRow = readonly [pattern: string, lengths?: readonly number[]] | 0;
type FormatRow = readonly [
  pattern: string,
  format: string,
  leading?: readonly string[] | 0,
  trunkRule?: string | 0,
  trunkOptional?: 0 | 1,
  international?: string,
];
type Row = readonly [
  callingCode: string,
  idd: string | 0,
  national: string,
  lengths: readonly number[],
  formats?: readonly FormatRow[] | 0,
  trunkPrefix?: string | 0,
  trunkRuleOfPlan?: string | 0,
  trunkForParsing?: string | 0,
  trunkTransform?: string | 0,
  trunkOptional?: 0 | 1,
  leading?: string | 0,
  types?: readonly TypeRow[] | 0,
];

const rows = metadata.countries as unknown as Readonly<Record<string, Row>>;
const global = metadata.nonGeographic as unknown as Readonly<Record<string, Row>>;
const countriesByCode = metadata.country_calling_codes as Readonly<Record<string, readonly string[]>>;
const plans = new Map<string, Plan>();
const lengthsByCode = new Map<string, ReadonlySet<number>>();

/** Of a country, without compiling its plan. */
export function callingCodeOf(country: CountryCode): string {
  return rows[country]?.[0] ?? '';
}

/** The country as the metadata spells it, or undefined when there is no such plan. */
export function knownCountry(country: string | undefined): CountryCode | undefined {
  if (country === askedCountry) return toldCountry;
  const upper = country?.length === 2 ? country.toUpperCase() : '';
  askedCountry = country;
  return (toldCountry = Object.hasOwn(rows, upper) ? (upper as CountryCode) : undefined);
}

// The texts of a page are all read for one country.
let askedCountry: string | undefined;
let toldCountry: CountryCode | undefined;

export function planOf(country: CountryCode): Plan {
  return plans.get(country) ?? compiled(country, rows[country]) ?? never(country);
}

/** The plan of a calling code: of its main country, or of a service without a country such as +800. */
export function planOfCode(code: string): Plan | undefined {
  const known = plans.get(code);
  if (known !== undefined) return known;
  const main = countriesOfCode(code)[0];
  if (main === undefined) return Object.hasOwn(global, code) ? compiled(code, global[code]) : undefined;
  const plan = planOf(main);
  plans.set(code, plan);
  return plan;
}

/** Countries that share a calling code, the main one first; none for services without a country. */
export function countriesOfCode(code: string): readonly CountryCode[] {
  return ((Object.hasOwn(countriesByCode, code) ? countriesByCode[code] : undefined) as readonly CountryCode[]) ?? [];
}

/** Lengths that a national number of any country of a calling code may have. */
export function lengthsOfCode(code: string): ReadonlySet<number> {
  let lengths = lengthsByCode.get(code);
  if (lengths === undefined) {
    lengths = new Set(countriesOfCode(code).flatMap((country) => rows[country]?.[3] ?? []));
    lengthsByCode.set(code, lengths);
  }
  return lengths;
}

/** Every country with a plan. */
export function knownCountries(): readonly CountryCode[] {
  return Object.keys(rows) as CountryCode[];
}

function compiled(key: string, row: Row | undefined): Plan | undefined {
  if (row === undefined) return undefined;
  const [callingCode, idd, national, lengths] = row;
  const main = rows[countriesByCode[callingCode]?.[0] ?? ''] ?? row;
  const trunk = row[7] || row[5];
  let types: readonly PlanType[] | undefined;
  let formats: readonly PlanFormat[] | undefined;
  const plan: Plan = {
    callingCode,
    idd: idd ? new RegExp(`^(?:${idd})`) : undefined,
    national: entirely(national),
    lengths,
    trunk: trunk ? new RegExp(`^(?:${trunk})`) : undefined,
    trunkRule: row[8] || undefined,
    leading: row[10] ? new RegExp(`^(?:${row[10]})`) : undefined,
    // A calling code shared by 25 countries is asked for one; the others' ranges are never compiled.
    get types() {
      return (types ??= typesOf(row));
    },
    get formats() {
      return (formats ??= (row[4] || main[4] || []).map((format) => formatOf(format, row, main)));
    },
  };
  plans.set(key, plan);
  return plan;
}

function typesOf(row: Row): PlanType[] {
  return (row[11] || []).flatMap((type, place) => {
    const kind = kinds[place];
    if (type === 0 || kind === undefined || !type[0]) return [];
    return [{ kind, pattern: entirely(type[0]), lengths: type[1] ?? row[3] }];
  });
}

function formatOf(format: FormatRow, row: Row, main: Row): PlanFormat {
  const leading = format[2] ? format[2].at(-1) : undefined;
  const rule = format[3] || row[6] || main[6] || '';
  const optional = Boolean(format[4]) || Boolean(row[9]) || Boolean(main[9]);
  return {
    pattern: entirely(format[0]),
    leading: leading === undefined ? undefined : new RegExp(`^(?:${leading})`),
    national: rule === '' ? format[1] : format[1].replace(/\$\d/, rule),
    international: format[5] ?? format[1],
    withTrunk: rule !== '' && !/^\(?\$1\)?$/.test(rule) && !optional,
  };
}

function entirely(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`);
}

function never(country: string): never {
  throw new Error(`Expected a country with a numbering plan, got "${country}".`);
}

export { metadata };
export type { CountryCode };
