import { h } from '../dom.js';
import type { Thread } from './types.js';
import { b, br, link, list, p, signature, table } from './writing.js';

/** A number with what editors leave inside: an empty comment and a soft break between its parts. */
function splitByEditor(): Node {
  return h(
    'span',
    {},
    h('span', {}, '+49 30 '),
    document.createComment(' '),
    h('span', {}, '23125'),
    h('wbr'),
    h('span', {}, ' 012'),
  );
}

/** Letters from suppliers and colleagues, and the automatic ones that are full of figures which are no numbers to call. */
export const otherThreads: readonly Thread[] = [
  {
    serial: 5,
    subject: 'Fahrplan ab Hamburg, Woche 38',
    labels: ['suppliers'],
    letters: [
      {
        from: 'jonas',
        to: ['owner'],
        hoursAgo: 49,
        snippet: 'Moin Asha, anbei der Fahrplan. Abfahrt Dienstag 04:40.',
        body: () => [
          p('Moin Asha,'),
          p('anbei der Fahrplan. Abfahrt Dienstag 04:40, Ankunft Harwich 21.09.2025 18:30.'),
          p('Die Disposition erreichst du unter ', splitByEditor(), ', nachts unter +49 (0)40 66969-123.'),
          p('Buchungsnummer 7734-2210-93, Tor 12.'),
          signature(['Jonas Petersen'], ['Elbe Logistik, Disposition']),
        ],
        attachments: [{ name: 'fahrplan-kw38.xlsx', size: '31 KB' }],
      },
    ],
  },
  {
    serial: 6,
    own: true,
    subject: 'Crates for the Sydney trial',
    emoji: '📦',
    labels: ['suppliers'],
    letters: [
      {
        from: 'owner',
        to: ['oliver'],
        hoursAgo: 80,
        snippet: 'Oliver, do you still have 300 folding crates for the trial in November?',
        body: () => [p('Oliver, do you still have 300 folding crates for the trial in November?'), p('Asha')],
      },
      {
        from: 'oliver',
        to: ['owner'],
        hoursAgo: 71,
        quotes: 0,
        snippet: 'Plenty. The yard is open from seven.',
        body: () => [
          p('Plenty. The yard is open from seven, ask for me.'),
          p(
            'Yard: ',
            link('tel:+61255500123', '02 5550 0123'),
            ' · Office: (02) 5550 0144 · from abroad 00 61 2 5550 0144',
          ),
          p('Or find the gate code on our page: https://southwharf.example.test/gate?id=61255500123'),
          p('Oliver'),
        ],
      },
    ],
  },
  {
    serial: 7,
    subject: 'Rota and who to call this weekend',
    labels: ['internal'],
    letters: [
      {
        from: 'leo',
        to: ['owner'],
        hoursAgo: 20,
        snippet: 'Here is who is on duty. Please ring, do not text.',
        body: () => [
          p('Here is who is on duty. Please ring, do not text.'),
          table(
            ['Shift', 'Who', 'Number'],
            [
              ['Sat 06:00–14:00', 'Ewa', '020 7946 0311'],
              ['Sat 14:00–22:00', 'Femi', h('span', {}, '020', h('b', {}, ' 7946 '), '0312')],
              ['Sun 06:00–18:00', 'Ines', '+44 (0)20 7946 0313'],
            ],
          ),
          p('Radio check on channel 3. The alarm panel restarts with 1234567#.'),
          p('Leo'),
        ],
      },
    ],
  },
  {
    serial: 8,
    subject: 'Invoice 555-0100-22 is ready',
    labels: ['suppliers'],
    letters: [
      {
        from: 'billing',
        to: ['owner'],
        hoursAgo: 96,
        snippet: 'Your invoice 555-0100-22 of 2025-08-31 is ready. Amount due: £1,204.00',
        body: () => [
          p('Dear customer,'),
          p('Your invoice ', b('555-0100-22'), ' of 2025-08-31 is ready.'),
          list(
            ['Order no. 2024-09-17-5550199'],
            ['Sort code 00-00-00, account 12345678'],
            ['Parcel 1Z 999 AA1 01 2345 6784'],
            ['ISBN 978-0-00-000000-2'],
            ['Card ending 4242 4242 4242'],
          ),
          p('Amount due: £1,204.00 by 30.09.2025 23:59. Questions? Reply to this letter, we do not take calls.'),
          p('Kettle & Rowe'),
        ],
      },
    ],
  },
  {
    serial: 9,
    subject: 'Your trip to Rotterdam, 17–19 September',
    labels: [],
    letters: [
      {
        from: 'travel',
        to: ['owner'],
        hoursAgo: 120,
        snippet: 'Booking ZK4P2Q · Train 9114, coach 4, seat 21',
        body: () => [
          p('Booking ZK4P2Q · 2 travellers'),
          table(
            ['Date', 'Train', 'Coach, seat'],
            [
              ['17.09.2025 06:16', '9114', '4, 21'],
              ['19.09.2025 18:12', '9157', '12, 64'],
            ],
          ),
          p('Ticket 0168 2231 9047 5512. Show it on your phone at the gate, at least 45 minutes before departure.'),
          p('Help in case of delay: 0800-FAIRWAY is not our line; please use the app.'),
        ],
      },
    ],
  },
  {
    serial: 10,
    subject: 'Sample boxes from Kochi',
    labels: ['suppliers'],
    letters: [
      {
        from: 'priya',
        to: ['owner'],
        hoursAgo: 150,
        snippet: 'The cardamom and pepper samples left this morning with the courier.',
        body: () => [
          p('Dear Asha,'),
          p('The cardamom and pepper samples left this morning with the courier.'),
          p('In London our agent is at 020\u00a07946\u00a00771; she also answers 0207\u2011946\u20110772.'),
          h('blockquote', { class: 'note' }, 'Airway bill 098-5550 1234, 3 boxes, 12.5 kg'),
          p('Warm regards,', br(), 'Priya'),
        ],
      },
    ],
  },
];
