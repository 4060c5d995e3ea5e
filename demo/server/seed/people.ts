import type { WireContactEmail, WireContactPhone } from '@dialora/api/schemas';
import type { ContactContent } from '../records/contacts.js';
import { fold } from '../text/fold.js';
import { romanise } from '../text/romanise.js';
import { places, type Place } from './places.js';
import type { Random } from './random.js';

/** A made-up contact with what the story writer needs besides. */
export interface Person {
  readonly id: string;
  readonly accountId: string;
  readonly content: ContactContent;
  readonly language: string;
  readonly zone: string;
  /** How much was said with them: 1 is usual. */
  readonly weight: number;
  /** The last word about being called, if any was ever said. */
  readonly callConsent?: 'given' | 'withdrawn';
}

const streets: Readonly<Record<string, string>> = {
  US: '# Maple Street',
  GB: '# Mill Lane',
  IN: '#, गांधी मार्ग',
  IT: 'Via Garibaldi #',
  FR: '# rue des Lilas',
  DE: 'Lindenweg #',
  ES: 'Calle Mayor #',
  PL: 'ul. Lipowa #',
  GR: 'Οδός Ερμού #',
  UA: 'вул. Садова, #',
  AE: 'شارع النخيل #',
  IL: 'רחוב הגפן #',
  JP: '本町#-2',
  TW: '中山路#號',
  AU: '# Wattle Street',
  BR: 'Rua das Flores, #',
};
const jobs = ['Owner', 'Managing director', 'Facility manager', 'Office manager', 'Head of operations', 'Partner'];
const tagPool = [
  'heat pump',
  'solar',
  'care plan',
  'grant',
  'newsletter',
  'reference',
  'old boiler',
  'flat roof',
  'priority',
];
/** Names in scripts that `romanise` cannot read, as their owners write them in an address. */
const latinNames: Readonly<Record<string, string>> = {
  ليلى: 'layla',
  خالد: 'khalid',
  مريم: 'maryam',
  يوسف: 'yousef',
  هدى: 'huda',
  عمر: 'omar',
  نورة: 'noura',
  الهاشمي: 'alhashimi',
  النجار: 'alnajjar',
  السويدي: 'alsuwaidi',
  المنصوري: 'almansoori',
  الخطيب: 'alkhatib',
  נועה: 'noa',
  איתן: 'eitan',
  תמר: 'tamar',
  אורי: 'uri',
  לוי: 'levi',
  פרידמן: 'friedman',
  מזרחי: 'mizrahi',
  ברק: 'barak',
  さくら: 'sakura',
  健太: 'kenta',
  美咲: 'misaki',
  大輔: 'daisuke',
  ひなた: 'hinata',
  直樹: 'naoki',
  田中: 'tanaka',
  佐藤: 'sato',
  鈴木: 'suzuki',
  高橋: 'takahashi',
  渡辺: 'watanabe',
  怡君: 'yijun',
  志明: 'zhiming',
  淑芬: 'shufen',
  俊傑: 'junjie',
  雅婷: 'yating',
  陳: 'chen',
  林: 'lin',
  黃: 'huang',
  張: 'zhang',
  王: 'wang',
};

/** The crowd: as many people of each place as its share says, each with numbers nobody else has. */
export function makePeople(random: Random, accountId: string, owners: readonly string[]): readonly Person[] {
  const people: Person[] = [];
  for (const place of places) {
    const taken = new Set<string>();
    for (let at = 0; at < place.share; at += 1) {
      people.push(makePerson(random, place, at, { accountId, owners, taken, serial: people.length }));
    }
  }
  return people;
}

function makePerson(
  random: Random,
  place: Place,
  at: number,
  about: {
    readonly accountId: string;
    readonly owners: readonly string[];
    readonly taken: Set<string>;
    readonly serial: number;
  },
): Person {
  const [given, family] = newName(random, place, about.taken);
  const [city, postalCode, zone = place.zone, area = ''] = random.pick(place.cities);
  const company = random.chance(0.45) ? random.pick(place.companies) : null;
  const phones = phonesOf(random, place, at, area, company !== null);
  const callConsent = random.weigh([
    [undefined, 70],
    ['given' as const, 24],
    ['withdrawn' as const, 6],
  ]);
  const street = streets[place.country]?.replace('#', String(random.int(1, 180))) ?? '';
  return {
    id: `con_${about.accountId.slice(4, 8)}${String(about.serial + 100)}${random.int(1000, 9999)}`,
    accountId: about.accountId,
    language: place.language,
    zone,
    weight: random.weigh([
      [0.25, 30],
      [1, 45],
      [2, 18],
      [4, 7],
    ]),
    ...(callConsent === undefined ? {} : { callConsent }),
    content: {
      name: fullName(place, given, family),
      company,
      title: company === null ? null : random.pick(jobs),
      phones,
      emails: random.chance(0.9) ? [emailOf(random, given, family, company, at)] : [],
      addresses: [{ type: 'home', street, city, postal_code: postalCode, country: place.country }],
      tags: tagPool.filter(() => random.chance(0.16)),
      custom_fields: random.chance(0.4) ? { 'Heat loss': `${random.int(4, 14)}.${random.int(0, 9)} kW` } : {},
      do_not_call: random.chance(0.04),
      owner_id: random.chance(0.8) ? random.pick(about.owners) : null,
      time_zone: random.chance(0.92) ? zone : null,
      language: place.language,
    },
  };
}

function newName(random: Random, place: Place, taken: Set<string>): readonly [string, string] {
  for (let tries = 0; ; tries += 1) {
    const given = random.pick(place.given);
    const family = random.pick(place.family);
    if (tries < 50 && taken.has(given + family)) continue;
    taken.add(given + family);
    return [given, family];
  }
}

function fullName(place: Place, given: string, family: string): string {
  if (place.order === 'family-first-joined') return family + given;
  return place.order === 'family-first' ? `${family} ${given}` : `${given} ${family}`;
}

function phonesOf(random: Random, place: Place, at: number, area: string, works: boolean): WireContactPhone[] {
  const mobile = { number: numberOf(place.mobile, at * 2 + 10, area), type: 'mobile' as const, primary: true };
  if (!random.chance(works ? 0.6 : 0.2)) return [mobile];
  const other = numberOf(place.landline, at * 2 + 11, area);
  return [mobile, { number: other, type: works ? 'work' : 'home', primary: false }];
}

function numberOf(template: string, serial: number, area: string): string {
  const holes = template.split('#').length - 1;
  const digits = String(serial).padStart(holes, '0').slice(-holes);
  let at = 0;
  return template.replace('@', area).replaceAll('#', () => digits[at++] ?? '0');
}

function emailOf(random: Random, given: string, family: string, company: string | null, at: number): WireContactEmail {
  const local = `${slug(given)}.${slug(family)}`;
  const domain =
    company === null ? random.pick(['post.example.com', 'mail.example.com']) : `${slug(company)}.example.test`;
  // Two people of one name in one place still have two addresses.
  const address = `${local}${company === null ? String(at + 1) : ''}@${domain}`;
  return { address, type: company === null ? 'personal' : 'work', primary: true };
}

function slug(text: string): string {
  const latin = romanise(fold(latinNames[text] ?? text));
  const plain = latin.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '');
  return plain === '' ? 'office' : plain;
}
