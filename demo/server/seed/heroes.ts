import type { Person } from './people.js';

const phone = (number: string, type: 'mobile' | 'work' | 'home' = 'mobile', primary = true) => ({
  number,
  type,
  primary,
});
const mail = (address: string, type: 'work' | 'personal' = 'personal', primary = true) => ({ address, type, primary });

interface Hero {
  readonly id: string;
  readonly name: string;
  readonly company?: string;
  readonly title?: string;
  readonly phones: Person['content']['phones'];
  readonly emails: Person['content']['emails'];
  readonly city: string;
  readonly street?: string;
  readonly country: string;
  readonly language: string;
  readonly zone: string;
  readonly tags?: string[];
  readonly fields?: Readonly<Record<string, string>>;
  readonly owner?: string;
  readonly weight?: number;
  readonly doNotCall?: boolean;
  readonly callConsent?: 'given' | 'withdrawn' | 'none';
}

function person(accountId: string, hero: Hero): Person {
  const { callConsent = 'given' } = hero;
  return {
    id: hero.id,
    accountId,
    language: hero.language,
    zone: hero.zone,
    weight: hero.weight ?? 3,
    ...(callConsent === 'none' ? {} : { callConsent }),
    content: {
      name: hero.name,
      company: hero.company ?? null,
      title: hero.title ?? null,
      phones: hero.phones,
      emails: hero.emails,
      addresses: [
        {
          type: 'home',
          ...(hero.street === undefined ? {} : { street: hero.street }),
          city: hero.city,
          country: hero.country,
        },
      ],
      tags: hero.tags ?? [],
      custom_fields: hero.fields ?? {},
      do_not_call: hero.doNotCall ?? false,
      owner_id: hero.owner ?? null,
      time_zone: hero.zone,
      language: hero.language,
    },
  };
}

/** The three whom the scenes know by name. They have agreed to be called, so that they can be at any hour. */
const leads: readonly Hero[] = [
  {
    id: 'con_dana',
    name: 'Dana Whitfield',
    company: 'Whitfield & Daughters Interiors',
    title: 'Owner',
    phones: [phone('+12025550147'), phone('+12025550148', 'work', false)],
    emails: [
      mail('dana@whitfield-interiors.example.test', 'work'),
      mail('dana.whitfield@post.example.com', 'personal', false),
    ],
    street: '1412 Corcoran Street NW',
    city: 'Washington',
    country: 'US',
    language: 'en-US',
    zone: 'America/New_York',
    tags: ['heat pump', 'reference', 'care plan'],
    fields: { 'Heat loss': '7.4 kW', System: 'Aurora 8, 200 l cylinder', 'House built': '1911' },
    owner: 'agt_maya',
    weight: 26,
  },
  {
    id: 'con_marta',
    name: 'Marta Ricci',
    company: 'Caseificio Ricci',
    title: 'Titolare',
    phones: [phone('+390522555014', 'work'), phone('+390255500147', 'mobile', false)],
    emails: [mail('marta.ricci@caseificio-ricci.example.test', 'work')],
    street: 'Via Emilia 214',
    city: 'Reggio Emilia',
    country: 'IT',
    language: 'it-IT',
    zone: 'Europe/Rome',
    tags: ['solar', 'priority'],
    fields: { Tetto: '420 m², est-ovest', Fornitura: '60 kW' },
    owner: 'agt_tomas',
    weight: 20,
  },
  {
    id: 'con_ananya',
    name: 'Ananya Mehta',
    company: 'Mehta Textiles',
    title: 'Director of operations',
    phones: [phone('+917900055501'), phone('+917900055502', 'work', false)],
    emails: [mail('ananya@mehta-textiles.example.test', 'work')],
    street: '12 Ashram Road',
    city: 'Ahmedabad',
    country: 'IN',
    language: 'en-IN',
    zone: 'Asia/Kolkata',
    tags: ['solar', 'partner', 'priority'],
    fields: { Roof: '1,150 m² sheet metal', 'Night load': '85 kW' },
    owner: 'agt_priyanka',
    weight: 22,
  },
];

/** People of the mailbox double, under the addresses and numbers of their letters. Both businesses know them. */
const correspondents: readonly Hero[] = [
  {
    id: 'con_hannah',
    name: 'Hannah Whitcombe',
    company: 'Northgate Cold Store',
    title: 'Head of Operations',
    phones: [phone('+442079460123', 'work'), phone('+447700900456', 'mobile', false)],
    emails: [mail('hannah.whitcombe@northgate-cold.example.test', 'work')],
    city: 'Tilbury',
    country: 'GB',
    language: 'en-GB',
    zone: 'Europe/London',
    tags: ['priority'],
    weight: 8,
  },
  {
    id: 'con_okafor',
    name: 'Tom Okafor',
    company: 'Northgate Cold Store',
    title: 'Night lead',
    phones: [phone('+441134960187', 'work'), phone('+441134960188', 'work', false)],
    emails: [mail('tom.okafor@northgate-cold.example.test', 'work')],
    city: 'Leeds',
    country: 'GB',
    language: 'en-GB',
    zone: 'Europe/London',
    weight: 2,
  },
  {
    id: 'con_marcus',
    name: 'Marcus Delgado',
    company: 'Delgado Produce',
    title: 'Buyer',
    phones: [phone('+12025550171', 'work')],
    emails: [mail('marcus@delgado-produce.example.com', 'work')],
    city: 'Washington',
    country: 'US',
    language: 'en-US',
    zone: 'America/New_York',
    weight: 3,
  },
  {
    id: 'con_camille',
    name: 'Camille Aubert',
    company: 'Quai Neuf',
    title: 'Responsable transport',
    phones: [phone('+33199001234', 'work'), phone('+33199005678', 'mobile', false)],
    emails: [mail('camille.aubert@quai-neuf.example.test', 'work')],
    city: 'Lyon',
    country: 'FR',
    language: 'fr-FR',
    zone: 'Europe/Paris',
    weight: 4,
  },
  {
    id: 'con_layla',
    name: 'ليلى حدّاد',
    company: 'Sahil Foods',
    title: 'مديرة المشتريات',
    phones: [phone('+97145550110', 'work')],
    emails: [mail('layla@sahil-foods.example.test', 'work')],
    city: 'دبي',
    country: 'AE',
    language: 'ar-AE',
    zone: 'Asia/Dubai',
    weight: 3,
  },
  {
    id: 'con_jonas',
    name: 'Jonas Petersen',
    company: 'Elbe Logistik',
    title: 'Disponent',
    phones: [phone('+494066969123', 'work')],
    emails: [mail('jonas.petersen@elbe-logistik.example.test', 'work')],
    city: 'Hamburg',
    country: 'DE',
    language: 'de-DE',
    zone: 'Europe/Berlin',
    weight: 3,
  },
  {
    id: 'con_priya',
    name: 'Priya Raman',
    company: 'Kaveri Spices',
    title: 'Exports',
    phones: [phone('+917900055510', 'work')],
    emails: [mail('priya.raman@kaveri-spices.example.test', 'work')],
    city: 'Chennai',
    country: 'IN',
    language: 'en-IN',
    zone: 'Asia/Kolkata',
    weight: 3,
  },
  {
    id: 'con_oliver',
    name: 'Oliver Tan',
    company: 'South Wharf Grocers',
    title: 'Warehouse manager',
    phones: [phone('+61255500123', 'work')],
    emails: [mail('oliver@southwharf.example.test', 'work')],
    city: 'Melbourne',
    country: 'AU',
    language: 'en-AU',
    zone: 'Australia/Melbourne',
    weight: 3,
  },
];

/** Far ends that behave in a set way: for trying out the dialer. */
const farEnds: readonly Hero[] = (
  [
    ['con_echo', 'Echo Canyon Lodge', '+12025550101', 'Says back what you say'],
    ['con_busy', 'Beasley Travel', '+12025550102', 'Is always engaged'],
    ['con_declines', 'Declan Firth', '+12025550103', 'Rings, then declines'],
    ['con_silent', 'Stillwater Archive', '+12025550104', 'Never answers'],
    ['con_voicemail', 'Vera Mailer', '+12025550105', 'Voicemail picks up'],
    ['con_menu', 'City Permits Office', '+12025550106', 'Keypad menu: 1, 2, 3, 9'],
    ['con_hangsup', 'Kurt Goodbody', '+12025550107', 'Answers and hangs up'],
    ['con_unknown', 'Nowhere Lines', '+12025550108', 'Is not in service'],
  ] as const
).map(([id, name, number, what]) => ({
  id,
  name,
  phones: [phone(number, 'work')],
  emails: [mail(`${id.slice(4)}@far-ends.example.test`, 'work')],
  city: 'Washington',
  country: 'US',
  language: 'en-US',
  zone: 'America/New_York',
  tags: ['far end'],
  fields: { 'In this demo': what },
  weight: 0.5,
}));

/** Each shows one refusal. */
const refusals: readonly Hero[] = [
  {
    id: 'con_donotcall',
    name: 'Edith Quill',
    phones: [phone('+442079460456', 'home')],
    emails: [mail('edith.quill@post.example.com')],
    city: 'Bath',
    country: 'GB',
    language: 'en-GB',
    zone: 'Europe/London',
    doNotCall: true,
    callConsent: 'none',
    weight: 1,
  },
  {
    id: 'con_withdrawn',
    name: 'Piotr Nowicki',
    phones: [phone('+48225559100')],
    emails: [mail('piotr.nowicki@post.example.com')],
    city: 'Gdańsk',
    country: 'PL',
    language: 'pl-PL',
    zone: 'Europe/Warsaw',
    callConsent: 'withdrawn',
    weight: 1,
  },
];

export const heroIds = leads.map((hero) => hero.id);

export const northlightHeroes: readonly Person[] = [...leads, ...correspondents, ...farEnds, ...refusals].map((hero) =>
  person('acc_northlight', hero),
);

/** The same people as another business knows them: nothing of one account shows in the other. */
export const harbourLaneHeroes: readonly Person[] = correspondents.map((hero) =>
  person('acc_harbourlane', { ...hero, id: `${hero.id}_hl`, owner: 'agt_asha' }),
);
