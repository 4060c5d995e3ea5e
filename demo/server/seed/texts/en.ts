import type { Texts } from './types.js';

export const en: Texts = {
  hello: [
    'Hi, a neighbour on our street had a heat pump put in by you. Could you look at our house as well?',
    'Hello! Saw your van next door. How long is the waiting list for a survey?',
    'Hi there, our gas boiler is 19 years old and I would rather not replace it with another one.',
    'Do you also fit panels on flat roofs? Ours is about 40 square metres.',
    'Good morning, is it true that you handle the grant paperwork?',
  ],
  reply: [
    'Thanks for getting in touch! A survey takes about an hour and costs nothing. When would suit you?',
    'Hello {name}, yes, we do. Could you send a photo of the boiler’s label and one of the meter?',
    'Good to hear from you. I have put you down for a call back today.',
    'Happy to help. What do you pay for heating in a normal winter month?',
  ],
  offer: [
    'Would {day} at {time} work for the survey?',
    'We have an engineer near you on {day}. Shall we say {time}?',
    'The next free slot is {day}, {time}. Shall I keep it for you?',
  ],
  accept: [
    '{day} is fine, thanks.',
    'Yes please. The side gate will be open.',
    'That works. Please ring the bell twice, the dog barks but does nothing.',
    'Can we make it half an hour later? Otherwise perfect.',
  ],
  remind: [
    'A reminder: our engineer comes {day} at {time}. Reply 1 to confirm, 2 to move it.',
    'See you {day} around {time}. We call when we are half an hour away.',
  ],
  question: [
    'The app shows 4.1 kW but the display on the unit says 3.8. Which one is right?',
    'How loud is the outdoor unit at night? Our bedroom window is two metres away.',
    'Does the price include the new cylinder?',
    'We had a power cut and now the screen says E-42. Is that bad?',
    'Can we keep the radiator in the hall? It was my grandmother’s.',
    'When can we expect the final invoice?',
  ],
  answer: [
    'Both are right: the app shows the average of the last ten minutes.',
    '38 dB at three metres, quieter than a fridge. We can add a night mode on top.',
    'Yes, cylinder, fitting and removal of the old boiler are all in it.',
    'E-42 only means that it was without power. Hold the middle button for five seconds and it is gone.',
    'Of course. We will check that it gives enough heat at 45 °C, most old ones do.',
    'It goes out tomorrow. Nothing is due before the commissioning report is signed.',
  ],
  thanks: [
    'Brilliant, thank you!',
    'House is 21 degrees and it is snowing outside. Thank you all.',
    'Thanks, that explains it.',
    'Great service, I have told my sister about you.',
  ],
  mail: [
    {
      subject: 'Your quote',
      fromUs: 'As discussed on the phone, here is the quote with and without solar. The grant is already taken off.',
      fromThem: 'Thanks for the quote. Two questions about page 3 before we decide.',
    },
    {
      subject: 'Survey report',
      fromUs: 'The report of our visit is attached, with the heat loss of every room. Two radiators are too small.',
      fromThem: 'Very thorough, thank you. Could you price the option with underfloor heating in the kitchen?',
    },
    {
      subject: 'Installation dates',
      fromUs: 'We have reserved three days for you. On the second one you will be without hot water until the evening.',
      fromThem: 'The dates are fine. We will stay with friends on the second night.',
    },
    {
      subject: 'Grant application',
      fromUs: 'Please sign page 2 and send it back; we file the rest for you this week.',
      fromThem: 'Signed copy attached. Is there anything else you need from us?',
    },
    {
      subject: 'Yearly service',
      fromUs: 'It has been a year! The service takes 45 minutes and is included in your care plan.',
      fromThem: 'Any weekday after four works for us.',
    },
  ],
  voicemail: [
    'Hi, it’s {name}. You tried to reach me about the survey. I am back at my desk after three. Thanks, bye.',
    'Hello, {name} here. The engineer has just left and forgot his ladder. It is in our garage, no rush.',
    'Hi, this is {name}. The display shows an error again, could somebody call me back this afternoon, please?',
  ],
};

/** Notes are written by the agents, in English, about anybody. */
export const notes = [
  'Prefers to be called after 16:00. Works nights every second week.',
  'Wants the quote split: heat pump now, panels in spring.',
  'Roof faces south-west, slight shade from a chestnut in the afternoon.',
  'Asked about monthly payments. Sent the two options, no pressure.',
  'Old cylinder is in the loft: two people needed to carry it down.',
  'Very happy with Ben’s visit. Open to be a reference for the street.',
  'Neighbour objects to the outdoor unit by the fence. Suggested the garage wall instead.',
  'Grant approved. Reference filed with the contract.',
  'Compared us with one other offer. Ours is dearer by 6 %, but includes the cylinder.',
  'Do not mention the price when the mother answers the phone.',
  'Heat loss 7.4 kW at -8 °C. The 8 kW model is right, no need for the bigger one.',
  'Meter cupboard is locked, key is with the caretaker (ground floor, left).',
  'Speaks better English on the phone than in writing. Keep sentences short.',
  'Cancelled the survey twice. Third date confirmed by phone.',
  'Sent photos of the fuse board. One free slot, enough for the inverter.',
  'Wants to know how the system behaves in a power cut. Call back with Tomás.',
];

/** What an engineer’s appointment is called, and how many minutes it takes. */
export const appointments: readonly (readonly [string, number])[] = [
  ['Survey of the house', 60],
  ['Installation, day 1 of 3', 480],
  ['Commissioning and handover', 120],
  ['Yearly service', 45],
  ['Second look at the roof', 45],
  ['Call about the quote', 30],
];

/** Calls of the Voice AI agent that answers after hours. `{name}` is the contact. */
export const aiCalls = [
  {
    agentName: 'Nora',
    summary: '{name} asked for a survey. The house is from 1934, gas heating, two floors. Prefers mornings.',
    turns: [
      ['agent', 'Northlight Energy, this is Nora, the digital assistant. How can I help?'],
      ['contact', 'Hello, I would like somebody to look at our house. We heat with gas.'],
      ['agent', 'Gladly. Roughly when was the house built, and how many floors does it have?'],
      ['contact', 'Nineteen thirty-four. Two floors and a cellar.'],
      ['agent', 'Thank you. Do mornings or afternoons suit you better for the visit?'],
      ['contact', 'Mornings, please.'],
      ['agent', 'Noted. A colleague will confirm a date tomorrow. Have a good evening!'],
    ],
    extracted: { built: '1934', floors: '2', heating: 'gas', preferred_time: 'morning' },
  },
  {
    agentName: 'Nora',
    summary: '{name} reported error E-42 after a power cut. Restarted together, the system is heating again.',
    turns: [
      ['agent', 'Northlight Energy, this is Nora, the digital assistant. What can I do for you?'],
      ['contact', 'Our heat pump shows E-42 and the radiators are cold.'],
      ['agent', 'That code appears after a power cut. Could you hold the middle button for five seconds?'],
      ['contact', 'One moment … it is starting again. The fan is turning.'],
      ['agent', 'Very good. It needs about ten minutes to warm up. Shall somebody call you tomorrow to check?'],
      ['contact', 'No need, thank you.'],
    ],
    extracted: { error_code: 'E-42', solved: 'yes', callback_wanted: 'no' },
  },
  {
    agentName: 'Nora',
    summary: '{name} wants to move the appointment to next week because of a work trip.',
    turns: [
      ['agent', 'Northlight Energy, this is Nora, the digital assistant. How can I help?'],
      ['contact', 'I have to move the appointment, I am travelling.'],
      ['agent', 'No problem. Which day next week would be good?'],
      ['contact', 'Wednesday or Thursday, after two.'],
      ['agent', 'I have written that down. You will get a message with the new date.'],
    ],
    extracted: { request: 'reschedule', preferred_days: 'Wednesday, Thursday', preferred_time: 'after 14:00' },
  },
] as const;

export const dispositions = ['Interested', 'Call back', 'Survey booked', 'Question answered', 'Not now', 'Complaint'];

export const callNotes = [
  'Wants to talk to the family first.',
  'Asked for references nearby, sent two.',
  'Will send photos of the boiler room tonight.',
  'Happy with the price, waiting for the bank.',
  'Only needs the service, no changes.',
  'Call again after the holidays.',
];

export const attachments: readonly (readonly [name: string, type: string, from: number, to: number])[] = [
  ['quote.pdf', 'application/pdf', 90_000, 420_000],
  ['survey-report.pdf', 'application/pdf', 600_000, 2_800_000],
  ['boiler-room.jpg', 'image/jpeg', 900_000, 4_200_000],
  ['grant-form-signed.pdf', 'application/pdf', 150_000, 700_000],
  ['heat-loss.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 20_000, 90_000],
];
