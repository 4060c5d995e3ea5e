import type { WireContact } from '@dialora/api/schemas';
import { describeNumber } from '@dialora/phone-numbers';

/**
 * Area codes of the states that have rules of their own (North American Numbering Plan Administrator, area code
 * maps). Florida and Oklahoma presume that their area codes are answered by residents; for the others it is the best
 * guess, and the strictest of all rules that may apply is kept.
 */
const areaCodes: Readonly<Record<string, string>> = {
  AL: '205 251 256 334 659 938',
  CA: '209 213 279 310 323 341 350 357 369 408 415 424 442 510 530 559 562 619 626 628 650 657 661 669 707 714 747 760 805 818 820 831 837 840 858 909 916 925 949 951',
  CT: '203 475 860 959',
  DE: '302',
  FL: '239 305 321 324 352 386 407 448 561 645 656 689 727 728 754 772 786 813 850 863 904 941 954',
  IL: '217 224 309 312 331 447 464 618 630 708 730 773 779 815 847 861 872',
  KY: '270 364 502 606 859',
  LA: '225 318 337 457 504 985',
  MA: '339 351 413 508 617 774 781 857 978',
  MD: '227 240 301 410 443 667',
  ME: '207',
  MI: '231 248 269 313 517 586 616 679 734 810 906 947 989',
  MN: '218 320 507 612 651 763 924 952',
  MS: '228 471 601 662 769',
  MT: '406',
  NH: '603',
  NM: '505 575',
  NV: '702 725 775',
  OK: '405 539 572 580 918',
  OR: '458 503 541 971',
  PA: '215 223 267 272 412 445 484 570 582 610 717 724 814 835 878',
  TX: '210 214 254 281 325 346 361 409 430 432 469 512 621 682 713 726 737 806 817 830 832 903 915 936 940 945 956 972 979',
  VT: '802',
  WA: '206 253 360 425 509 564',
  WY: '307',
};

const stateNames: Readonly<Record<string, string>> = {
  alabama: 'AL',
  california: 'CA',
  connecticut: 'CT',
  delaware: 'DE',
  florida: 'FL',
  illinois: 'IL',
  kentucky: 'KY',
  louisiana: 'LA',
  massachusetts: 'MA',
  maryland: 'MD',
  maine: 'ME',
  michigan: 'MI',
  minnesota: 'MN',
  mississippi: 'MS',
  montana: 'MT',
  'new hampshire': 'NH',
  'new mexico': 'NM',
  nevada: 'NV',
  oklahoma: 'OK',
  oregon: 'OR',
  pennsylvania: 'PA',
  texas: 'TX',
  vermont: 'VT',
  washington: 'WA',
  wyoming: 'WY',
};

const stateOfArea = new Map(
  Object.entries(areaCodes).flatMap(([state, codes]) => codes.split(' ').map((code) => [code, state] as const)),
);

/** European Union member states, ISO 3166-1. */
const union = new Set('AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(' '));

type Placed = Partial<Pick<WireContact, 'addresses' | 'time_zone'>>;

/**
 * Every jurisdiction whose rules may bind a call to this number: its country, the European Union, and for the United
 * States the state of the area code and those of the addresses on record.
 */
export function jurisdictionsOf(number: string, contacts: readonly Placed[]): readonly string[] {
  const country = describeNumber(number)?.country;
  if (country === undefined) return [];
  const found = new Set([country]);
  if (union.has(country)) found.add('EU');
  if (country === 'US') {
    const state = stateOfArea.get(number.slice(2, 5));
    if (state !== undefined) found.add(`US-${state}`);
    for (const { country: where, region } of contacts.flatMap((contact) => contact.addresses ?? [])) {
      const wanted = (region ?? '').trim();
      const code = wanted.toUpperCase() in areaCodes ? wanted.toUpperCase() : stateNames[wanted.toLowerCase()];
      if ((where === undefined || where === 'US') && code !== undefined) found.add(`US-${code}`);
    }
  }
  return [...found];
}

/** The zones in which the called may be: the contact's own when it is on record, else all that the number leaves open. */
export function zonesOf(number: string, contacts: readonly Placed[]): readonly string[] {
  const own = contacts.flatMap((contact) => contact.time_zone ?? []);
  return own.length > 0 ? [...new Set(own)] : (describeNumber(number)?.timeZones ?? []);
}
