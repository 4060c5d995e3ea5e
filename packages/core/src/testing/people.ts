import type { Agent, CallerId } from '../account/account.js';
import type { AudioDevices } from '../call/audio.js';
import type { Colleague } from '../call/presence.js';
import type { Contact } from '../contact/contact.js';

export const fakeAgent: Agent = {
  id: 'agt_maya',
  name: 'Maya Lindqvist',
  email: 'maya@brightwater.example.com',
  account: { id: 'acc_brightwater', name: 'Brightwater Dental', country: 'GB' },
  scopes: ['calls', 'contacts', 'activities'],
};

export const fakeCallerIds: readonly CallerId[] = [
  { id: 'cid_london', number: '+442079460958', label: 'London front desk', isDefault: true },
  { id: 'cid_mobile', number: '+447700900412', label: 'Mobile team', isDefault: false },
  { id: 'cid_us', number: '+12025550187', label: 'US line', isDefault: false },
];

/** Colleagues in every presence, to transfer to. */
export const fakeColleagues: readonly Colleague[] = [
  { id: 'agt_sam', name: 'Sam Okafor', title: 'Support', presence: { state: 'available', since: 0 } },
  { id: 'agt_ines', name: 'Inês Duarte', title: 'Accounts', presence: { state: 'busy', since: 0 } },
  { id: 'agt_kenji', name: 'Kenji Mori', presence: { state: 'wrap-up', since: 0, next: 'available' } },
  { id: 'agt_ruth', name: 'Ruth Adler', title: 'Manager', presence: { state: 'away', since: 0 } },
  { id: 'agt_omar', name: 'Omar Haddad', presence: { state: 'offline', since: 0 } },
];

const builtIn = { id: 'default', label: 'Default' };
const headset = { id: 'mic-headset', label: 'Jabra Evolve2 65' };

/** A laptop with a headset. */
export const fakeDevices: AudioDevices = {
  microphone: {
    available: [builtIn, { id: 'mic-laptop', label: 'MacBook microphone' }, headset],
    inUse: headset,
    chosen: headset.id,
  },
  speaker: { available: [builtIn, { id: 'out-laptop', label: 'MacBook speakers' }, headset], inUse: builtIn },
  ringer: { available: [builtIn, { id: 'out-laptop', label: 'MacBook speakers' }, headset], inUse: builtIn },
  noiseSuppression: 'on',
};

interface Person {
  readonly id: string;
  readonly name: string;
  readonly number: string;
  readonly email: string;
  readonly company?: string;
  readonly title?: string;
  readonly tags?: readonly string[];
  readonly timeZone?: string;
  readonly language?: string;
  readonly country?: string;
  readonly city?: string;
  readonly doNotCall?: boolean;
  readonly customFields?: Readonly<Record<string, string>>;
  readonly secondNumber?: string;
  readonly verified?: boolean;
}

function contact(person: Person): Contact {
  const { id, name, company, title, timeZone, language } = person;
  return {
    id,
    name,
    ...(company === undefined ? {} : { company }),
    ...(title === undefined ? {} : { title }),
    phones: [
      {
        number: person.number,
        type: 'mobile',
        primary: true,
        ...(person.verified === true ? { verifiedAt: '2026-02-11T10:00:00.000Z' } : {}),
      },
      ...(person.secondNumber === undefined
        ? []
        : [{ number: person.secondNumber, type: 'work' as const, primary: false }]),
    ],
    emails: [{ address: person.email, type: 'work', primary: true }],
    addresses:
      person.city === undefined
        ? []
        : [{ type: 'work', city: person.city, ...(person.country === undefined ? {} : { country: person.country }) }],
    tags: person.tags ?? [],
    customFields: person.customFields ?? {},
    owner: { id: fakeAgent.id, name: fakeAgent.name },
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(language === undefined ? {} : { language }),
    doNotCall: person.doNotCall ?? false,
    createdAt: '2025-02-03T09:12:00.000Z',
    updatedAt: '2026-03-10T16:40:00.000Z',
    etag: `"${id}-1"`,
  };
}

/** Made-up people in several scripts; every number is from a range reserved for fiction or plainly not in use. */
export const fakeContacts: readonly Contact[] = [
  contact({
    id: 'con_amelia',
    name: 'Amelia Hartwell',
    company: 'Hartwell & Sons Joinery',
    title: 'Operations manager',
    number: '+447700900123',
    secondNumber: '+442079460018',
    verified: true,
    email: 'amelia@hartwell.example.com',
    tags: ['VIP', 'Implant plan'],
    timeZone: 'Europe/London',
    language: 'en-GB',
    city: 'London',
    country: 'GB',
    customFields: { 'Preferred dentist': 'Dr Okafor', Plan: 'Gold', 'Next check-up': '14 April' },
  }),
  contact({
    id: 'con_joao',
    name: 'João Figueiredo',
    company: 'Casa Azul',
    number: '+12025550143',
    email: 'joao@casaazul.example.com',
    tags: ['New'],
    timeZone: 'America/New_York',
    language: 'pt-BR',
    city: 'Washington',
    country: 'US',
  }),
  contact({
    id: 'con_kavya',
    name: 'કાવ્યા પટેલ',
    company: 'Patel Textiles',
    number: '+915550001234',
    email: 'kavya@pateltextiles.example.com',
    timeZone: 'Asia/Kolkata',
    language: 'gu-IN',
    city: 'Ahmedabad',
    country: 'IN',
  }),
  contact({
    id: 'con_noura',
    name: 'نورة الحربي',
    number: '+447700900561',
    email: 'noura@example.com',
    language: 'ar',
    timeZone: 'Asia/Riyadh',
    tags: ['Family plan'],
  }),
  contact({
    id: 'con_camille',
    name: 'Camille Desrosiers',
    company: 'Atelier Desrosiers',
    number: '+33199000142',
    email: 'camille@desrosiers.example.com',
    timeZone: 'Europe/Paris',
    language: 'fr-FR',
    city: 'Lyon',
    country: 'FR',
  }),
  contact({
    id: 'con_kenji',
    name: '佐藤 健二',
    number: '+442079460733',
    email: 'kenji@example.com',
    language: 'ja',
    timeZone: 'Asia/Tokyo',
  }),
  contact({
    id: 'con_olive',
    name: 'Olive Brannigan',
    company: 'Harbour Street Vets',
    number: '+61255501420',
    email: 'olive@harbourvets.example.com',
    timeZone: 'Australia/Sydney',
    language: 'en-AU',
    city: 'Sydney',
    country: 'AU',
  }),
  contact({
    id: 'con_darragh',
    name: 'Darragh Whelan',
    number: '+12025550119',
    email: 'darragh@example.com',
    tags: ['Do not call'],
    doNotCall: true,
  }),
  contact({
    id: 'con_anneliese',
    name: 'Anneliese Freifrau von Hohenstein-Wittgenbach zu Niederallmannsdorf',
    company: 'Vereinigte Feinmechanische Werkstätten Niederallmannsdorf GmbH & Co. KG',
    number: '+493023125042',
    email: 'anneliese.hohenstein-wittgenbach@werkstaetten-niederallmannsdorf.example.com',
    timeZone: 'Europe/Berlin',
    language: 'de-DE',
  }),
  contact({
    id: 'con_amelia_jr',
    name: 'Amelia Hartwell jun.',
    number: '+447700900123',
    email: 'amelia.jun@hartwell.example.com',
  }),
];
