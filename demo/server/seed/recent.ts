import type { Person } from './people.js';
import type { Entry } from './stories.js';

/** Hours ago, type, who of the account did it (null: the contact), and what is particular to the type. */
type Line = readonly [hoursAgo: number, type: Entry['type'], authorId: string | null, details: Entry['details']];

const out = 'outbound' as const;
const into = 'inbound' as const;

const dana: readonly Line[] = [
  [
    0.6,
    'sms',
    null,
    {
      direction: into,
      number: '+12025550147',
      body: 'The house is 21 degrees and it is snowing outside. You were right about the radiators!',
      status: 'received',
    },
  ],
  [
    1.2,
    'call',
    'agt_maya',
    {
      direction: out,
      outcome: 'completed',
      number: '+12025550147',
      duration_seconds: 412,
      disposition: 'Question answered',
      note: 'Night mode explained. She will try it until Friday.',
    },
  ],
  [
    2.5,
    'sms',
    null,
    {
      direction: into,
      number: '+12025550147',
      body: 'Is there a way to make the outdoor unit quieter at night? Our bedroom is right above it.',
      status: 'received',
    },
  ],
  [
    5,
    'email',
    'agt_ben',
    {
      direction: out,
      from: 'ben@northlight.example.test',
      to: ['dana@whitfield-interiors.example.test'],
      subject: 'Commissioning report',
      snippet:
        'All values are in range. The one that surprised me: your house needs a kilowatt less than we calculated.',
      thread_id: 'thr_dana_report',
      attachments: [
        { name: 'commissioning-report.pdf', size: 846_120, mime_type: 'application/pdf' },
        { name: 'photos.zip', size: 5_204_992, mime_type: 'application/zip' },
      ],
    },
  ],
  [
    26,
    'voicemail',
    null,
    {
      number: '+12025550147',
      duration_seconds: 23,
      transcript:
        'Hi Maya, it’s Dana. The engineer has just left and everything is warm. He forgot his ladder though, it is in our garage. No rush. Bye!',
    },
  ],
  [
    29,
    'appointment',
    'agt_tomas',
    { title: 'Commissioning and handover', starts_at: -30, ends_at: -28, place: '1412 Corcoran Street NW, Washington' },
  ],
  [
    52,
    'ai_call',
    null,
    {
      direction: into,
      outcome: 'completed',
      number: '+12025550147',
      duration_seconds: 74,
      agent_name: 'Nora',
      summary:
        'Dana asked whether somebody has to be at home on the third day. Answered: only in the afternoon, for the handover.',
      transcript: [
        {
          speaker: 'agent',
          text: 'Northlight Energy, this is Nora, the digital assistant. How can I help?',
          at_seconds: 0,
        },
        { speaker: 'contact', text: 'Hi, it’s Dana Whitfield. Do I need to be in all day on Thursday?', at_seconds: 7 },
        {
          speaker: 'agent',
          text: 'Hello Dana. On the third day only from two in the afternoon, for the handover.',
          at_seconds: 14,
        },
        { speaker: 'contact', text: 'Perfect. And is the water back on by then?', at_seconds: 25 },
        {
          speaker: 'agent',
          text: 'Yes, from the evening of the second day on. Shall I note anything for the team?',
          at_seconds: 31,
        },
        { speaker: 'contact', text: 'Tell them the side gate sticks. Lift it a little.', at_seconds: 42 },
        {
          speaker: 'agent',
          text: 'Side gate sticks, lift a little. I have written it down. Have a good evening!',
          at_seconds: 51,
        },
      ],
      extracted_data: { question: 'presence on day three', gate: 'sticks, lift it', callback_wanted: 'no' },
    },
  ],
  [
    74,
    'note',
    'agt_maya',
    {
      body: 'Side gate sticks: lift it a little. Dog (Biscuit) is friendly. Would be a reference for the street once everything runs.',
    },
  ],
  [98, 'call', null, { direction: into, outcome: 'no-answer', number: '+12025550148', duration_seconds: 0 }],
  [
    121,
    'sms',
    'agt_tomas',
    {
      direction: out,
      number: '+12025550147',
      body: 'A reminder: we start tomorrow at 8:00. Please keep the driveway free for the van. See you!',
      status: 'delivered',
    },
  ],
];

const marta: readonly Line[] = [
  [
    0.9,
    'whatsapp',
    null,
    {
      direction: into,
      number: '+390522555014',
      body: 'Buongiorno Tomás, ho parlato con mio fratello: procediamo con la variante da 60 kW.',
      status: 'received',
    },
  ],
  [
    1.6,
    'whatsapp',
    'agt_tomas',
    {
      direction: out,
      number: '+390522555014',
      body: 'Ottima notizia! Le mando il contratto entro stasera. Intanto fisso l’ingegnere strutturale per il tetto della stalla.',
      status: 'read',
    },
  ],
  [
    4,
    'email',
    'agt_tomas',
    {
      direction: out,
      from: 'tomas@northlight.example.test',
      to: ['marta.ricci@caseificio-ricci.example.test'],
      subject: 'Impianto da 60 kW: contratto e tempi',
      snippet: 'In allegato il contratto e il calendario dei lavori. Le celle frigo restano sempre alimentate.',
      thread_id: 'thr_marta_contract',
      attachments: [{ name: 'contratto-ricci.pdf', size: 412_880, mime_type: 'application/pdf' }],
    },
  ],
  [
    28,
    'call',
    'agt_tomas',
    {
      direction: out,
      outcome: 'completed',
      number: '+390522555014',
      duration_seconds: 934,
      disposition: 'Interested',
      note: 'Vuole capire cosa succede alle celle durante l’allaccio. Due ore di gruppo elettrogeno, a carico nostro.',
    },
  ],
  [
    49,
    'appointment',
    'agt_tomas',
    {
      title: 'Sopralluogo del tetto con lo strutturista',
      starts_at: 66,
      ends_at: 68,
      place: 'Via Emilia 214, Reggio Emilia',
    },
  ],
  [
    50,
    'voicemail',
    null,
    {
      number: '+390522555014',
      duration_seconds: 31,
      transcript:
        'Buongiorno, sono Marta del caseificio. Per il tetto va bene giovedì, ma dopo le dieci, prima abbiamo il latte. Grazie!',
    },
  ],
  [76, 'consent', null, { purpose: 'recording', change: 'given', how: 'spoken on a call' }],
  [
    99,
    'note',
    'agt_tomas',
    {
      body: 'Decides together with her brother Paolo (production). Milk comes 6 to 9:30, never call then. Speaks good English, prefers Italian.',
    },
  ],
];

const ananya: readonly Line[] = [
  [
    0.4,
    'call',
    null,
    {
      direction: into,
      outcome: 'completed',
      number: '+917900055501',
      duration_seconds: 287,
      disposition: 'Call back',
      note: 'Board meets on Tuesday. Wants the payback per roof, not for the whole site.',
    },
  ],
  [
    3,
    'whatsapp',
    'agt_priyanka',
    {
      direction: out,
      number: '+917900055501',
      body: 'Payback per roof is in the sheet I just mailed: A 4.1 years, B 4.6, C 6.2. I would start with A and B.',
      status: 'read',
    },
  ],
  [
    3.2,
    'email',
    'agt_priyanka',
    {
      direction: out,
      from: 'priyanka@northlight.example.test',
      to: ['ananya@mehta-textiles.example.test'],
      subject: 'Payback per roof',
      snippet:
        'Roof C suffers from the water tower until noon. If the tank moves in 2027 anyway, C becomes the best of the three.',
      thread_id: 'thr_ananya_roofs',
      attachments: [
        {
          name: 'payback-per-roof.xlsx',
          size: 58_112,
          mime_type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        },
      ],
    },
  ],
  [
    22,
    'whatsapp',
    null,
    {
      direction: into,
      number: '+917900055501',
      body: 'આભાર પ્રિયંકા! મંગળવારે બોર્ડ મીટિંગ છે, ત્યાં સુધીમાં આંકડા મળી જાય તો સારું.',
      status: 'received',
    },
  ],
  [
    27,
    'ai_call',
    null,
    {
      direction: into,
      outcome: 'completed',
      number: '+917900055502',
      duration_seconds: 52,
      agent_name: 'Nora',
      summary:
        'Ananya’s office asked for the tax invoice of the feasibility study. Sent to accounts on the same evening.',
      transcript: [
        {
          speaker: 'agent',
          text: 'Northlight Energy, this is Nora, the digital assistant. How can I help?',
          at_seconds: 0,
        },
        {
          speaker: 'contact',
          text: 'Mehta Textiles, accounts. We still need the GST invoice for the study.',
          at_seconds: 6,
        },
        {
          speaker: 'agent',
          text: 'I will pass that on right now. Should it go to Ananya or to accounts?',
          at_seconds: 15,
        },
        { speaker: 'contact', text: 'Accounts, please, with Ananya in copy.', at_seconds: 22 },
      ],
      extracted_data: { document: 'GST invoice', send_to: 'accounts, copy to Ananya' },
    },
  ],
  [51, 'appointment', 'agt_priyanka', { title: 'Board presentation, by video', starts_at: 74, ends_at: 75 }],
  [
    75,
    'sms',
    'agt_priyanka',
    {
      direction: out,
      number: '+917900055501',
      body: 'Our drone team is on your roof tomorrow from 7:30, before it gets hot. Nobody needs to be up there with them.',
      status: 'delivered',
    },
  ],
  [
    101,
    'note',
    'agt_priyanka',
    { body: 'Wants to announce the project on Republic Day. That date is not negotiable; the scope is.' },
  ],
];

const lines: Readonly<Record<string, readonly Line[]>> = { con_dana: dana, con_marta: marta, con_ananya: ananya };

/** What happened lately with the contacts that the scenes show first. */
export function recentOf(person: Person, now: number): readonly Entry[] {
  return (lines[person.id] ?? []).map(([hoursAgo, type, authorId, details]) => ({
    person,
    type,
    at: now - Math.round(hoursAgo * 3_600_000),
    authorId,
    details: type === 'appointment' ? { ...details, ...timesOf(details, now) } : details,
  }));
}

/** Appointments are written down in hours from now. */
function timesOf(details: Entry['details'], now: number) {
  const at = (name: string): string =>
    new Date(Math.round((now + Number(details[name]) * 3_600_000) / 900_000) * 900_000).toISOString();
  return { starts_at: at('starts_at'), ends_at: at('ends_at') };
}
