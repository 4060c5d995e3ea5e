import { into, out, type Line } from './line.js';

/** Reggio Emilia: a dairy decides on solar. */
export const marta: readonly Line[] = [
  [
    0.9,
    'whatsapp',
    null,
    {
      direction: into,
      number: '+390522555014',
      body: 'Buongiorno Tomás, ho parlato con mio fratello: procediamo con la variante da 60 kW.',
      status: 'received',
      media: ['audio/wav', 'application/pdf'],
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
      duration_seconds: 49,
      disposition: 'Interested',
      note: 'Vuole capire cosa succede alle celle durante l’allaccio. Due ore di gruppo elettrogeno, a carico nostro.',
      transcript: [
        { speaker: 'agent', text: 'Buongiorno Marta, sono Tomás. La chiamata è registrata, va bene?', at_seconds: 0 },
        { speaker: 'contact', text: 'Sì, va bene. Volevo sapere delle celle frigo.', at_seconds: 6 },
        { speaker: 'agent', text: 'Durante l’allaccio togliamo la corrente per due ore.', at_seconds: 13 },
        { speaker: 'contact', text: 'Due ore? Il latte non può aspettare.', at_seconds: 20 },
        { speaker: 'agent', text: 'Per questo portiamo un gruppo elettrogeno, a carico nostro.', at_seconds: 26 },
        { speaker: 'contact', text: 'Allora sì, mi interessa. Ne parlo con Paolo.', at_seconds: 34 },
        { speaker: 'agent', text: 'Perfetto. Le scrivo oggi con il preventivo.', at_seconds: 41 },
      ],
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
