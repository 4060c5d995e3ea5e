import { into, out, type Line } from './line.js';

/** Washington: everything is installed, and it is warm. */
export const dana: readonly Line[] = [
  [
    0.6,
    'sms',
    null,
    {
      direction: into,
      number: '+12025550147',
      body: 'The house is 21 degrees and it is snowing outside. You were right about the radiators!',
      status: 'received',
      media: ['image/png'],
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
      duration_seconds: 58,
      disposition: 'Question answered',
      note: 'Night mode explained. She will try it until Friday.',
      transcript: [
        { speaker: 'agent', text: 'Hello Dana, Maya from Northlight. This call is being recorded.', at_seconds: 0 },
        { speaker: 'contact', text: 'Hi Maya! It is the outdoor unit. Our bedroom is above it.', at_seconds: 5 },
        { speaker: 'agent', text: 'Then night mode is for you. It runs slower from ten to six.', at_seconds: 12 },
        { speaker: 'contact', text: 'Will the house get cold?', at_seconds: 20 },
        { speaker: 'agent', text: 'Half a degree at most. The radiators hold the warmth.', at_seconds: 24 },
        { speaker: 'contact', text: 'And where do I switch it on?', at_seconds: 32 },
        { speaker: 'agent', text: 'In the app, under Quiet hours. Shall I do it from here?', at_seconds: 36 },
        { speaker: 'contact', text: 'Please do. I will try it until Friday and tell you.', at_seconds: 43 },
        { speaker: 'agent', text: 'Done. Sleep well, and call me if it is still too loud.', at_seconds: 50 },
      ],
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
