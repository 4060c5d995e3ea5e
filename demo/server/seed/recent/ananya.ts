import { into, out, type Line } from './line.js';

/** Ahmedabad: three factory roofs and a board meeting. */
export const ananya: readonly Line[] = [
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
