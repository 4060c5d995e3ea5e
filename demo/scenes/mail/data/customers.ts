import type { Thread } from './types.js';
import { b, br, link, list, p, signature, table } from './writing.js';

const hannahSigns = () =>
  signature(
    [b('Hannah Whitcombe')],
    ['Head of Operations, Northgate Cold Store'],
    ['Direct 020 7946 0123 · Mobile ', b('07700'), ' 900 456'],
  );

/** Letters from customers, with numbers written in the many ways people write them. */
export const customerThreads: readonly Thread[] = [
  {
    serial: 1,
    subject: 'Cold chain quote for 40 pallets',
    labels: ['customers'],
    unread: true,
    letters: [
      {
        from: 'hannah',
        to: ['owner'],
        hoursAgo: 52,
        snippet: 'We are moving our chilled lines in the spring and would like a quote for 40 pallets a week.',
        body: () => [
          p('Hi Asha,'),
          p(
            'We are moving our chilled lines in the spring and would like a quote for 40 pallets a week, Tilbury to Leeds.',
          ),
          p('Our reference is NG-2024-09-17-5550199. The site is at 51.4545, 0.3556 if your planner needs it.'),
          p('Best,'),
          hannahSigns(),
        ],
      },
      {
        from: 'owner',
        to: ['hannah'],
        hoursAgo: 47,
        snippet: 'Thank you, Hannah. Two questions before I price it.',
        quotes: 0,
        body: () => [
          p('Thank you, Hannah. Two questions before I price it:'),
          list(
            ['Is it 2–5 °C throughout, or is there a frozen share?'],
            ['Who signs for the goods in Leeds at 05:30?'],
          ),
          p('Asha'),
        ],
      },
      {
        from: 'hannah',
        to: ['owner', 'leo'],
        hoursAgo: 28,
        snippet: 'All chilled, nothing frozen. Our night lead in Leeds is Tom Okafor.',
        quotes: 1,
        body: () => [
          p('All chilled, nothing frozen.'),
          p('Our night lead in Leeds is Tom Okafor, (0113) 496 0187, or +44 113 496 0188 ext. 42 after midnight.'),
          hannahSigns(),
        ],
      },
      {
        from: 'leo',
        to: ['owner', 'hannah'],
        hoursAgo: 26,
        snippet: 'Rates attached. Fuel is fixed until 31/03.',
        attachments: [{ name: 'rates-northgate.pdf', size: '84 KB' }],
        body: () => [
          p('Rates attached. Fuel is fixed until 31/03, after that the published index applies.'),
          table(
            ['Lane', 'Pallets', 'Per pallet'],
            [
              ['Tilbury – Leeds', '40', '£61.50'],
              ['Tilbury – Hull', '12', '£58.00'],
            ],
          ),
          p('Leo'),
        ],
      },
      {
        from: 'hannah',
        to: ['owner'],
        hoursAgo: 2,
        snippet: 'That works for us. Could you ring me today to settle the start date?',
        quotes: 2,
        attachments: [{ name: 'site-plan-leeds.pdf', size: '1.2 MB' }],
        body: () => [
          p('Hi Asha,'),
          p(
            'That works for us. Could you ring me today to settle the start date? I am on ',
            b('+44 20 7946 0123'),
            ' until five.',
          ),
          p('If I am on the floor, try my mobile: ', link('tel:+447700900456', '07700 900 456'), '.'),
          p('The purchase order is 4500 0187 22 and the invoice address is unchanged (VAT GB 999 9999 73).'),
          p('Best,'),
          hannahSigns(),
        ],
      },
    ],
  },
  {
    serial: 2,
    subject: 'Avocados stuck in Rotterdam',
    labels: ['customers'],
    unread: true,
    letters: [
      {
        from: 'marcus',
        to: ['owner'],
        hoursAgo: 4,
        snippet: 'Container MSKU 907032 3 has not moved since Thursday. Who can I talk to?',
        body: () => [
          p('Asha,'),
          p('Container MSKU 907032 3 has not moved since Thursday 2025-08-14 at 09:15. Who can I talk to over there?'),
          p('Call me at (212) 555-0147 or on my cell, 646-555-0112. My brother Rafa picks up at 1-415-555-0132 x7.'),
          p('The tracking server says 192.168.100.204 whatever that means, and error 0x80070005.'),
          p('Marcus Delgado', br(), 'Delgado Produce, Hunts Point'),
        ],
      },
    ],
  },
  {
    serial: 3,
    subject: 'Commande de septembre',
    labels: ['customers'],
    letters: [
      {
        from: 'camille',
        to: ['owner'],
        hoursAgo: 27,
        snippet: 'Bonjour Asha, pouvez-vous confirmer la commande n° 20250917 ?',
        body: () => [
          p('Bonjour Asha,'),
          p('Pouvez-vous confirmer la commande n° 20250917 ? Total : 12 480,50 €, livraison le 17/09/2025.'),
          p('Vous pouvez me joindre au +33 1 99 00 12 34, ou au bureau : +33 (0)1 99 00 56 78.'),
          p('IBAN FR76 3000 6000 0112 3456 7890 189'),
          signature(['Camille Aubert'], ['Quai Neuf, Marseille']),
        ],
      },
    ],
  },
  {
    serial: 4,
    subject: 'طلب عرض سعر لشهر أكتوبر',
    labels: ['customers'],
    letters: [
      {
        from: 'layla',
        to: ['owner'],
        hoursAgo: 30,
        direction: 'rtl',
        snippet: 'مرحبًا آشا، نودّ الحصول على عرض سعر لعشرين حاوية.',
        body: () => [
          p('مرحبًا آشا،'),
          p('نودّ الحصول على عرض سعر لعشرين حاوية من جدة إلى لندن في شهر أكتوبر.'),
          p('يمكنك الاتصال بي على الرقم +44 20 7946 0958 أو ٠٢٠ ٧٩٤٦ ٠٩٥٩ في أي وقت قبل الخامسة.'),
          p('رقم الطلب: ٢٠٢٥١٠٠١'),
          p('مع التحية،', br(), 'ليلى حدّاد'),
        ],
      },
    ],
  },
];
