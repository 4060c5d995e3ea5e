/** Numbers as people find them, for tests only: from ranges for fiction or plainly not in use. The page's country is GB. */

export interface MessyNumber {
  readonly text: string;
  readonly e164?: string;
  readonly extension?: string;
  /** What the dialer says instead of calling. */
  readonly error?: string;
}

const london = '+442079460018';
const washington = '+12025550143';

export const messyNumbers: readonly MessyNumber[] = [
  { text: '020 7946 0018', e164: london },
  { text: '  020 7946 0018  ', e164: london },
  { text: '(020) 7946 0018', e164: london },
  { text: '020-7946-0018', e164: london },
  { text: '020.7946.0018', e164: london },
  { text: '+44 20 7946 0018', e164: london },
  { text: '+44 (0)20 7946 0018', e164: london },
  { text: '+442079460018', e164: london },
  { text: '0044 20 7946 0018', e164: london },
  { text: 'tel:+442079460018', e164: london },
  { text: 'tel:+44-20-7946-0018;ext=9', e164: london, extension: '9' },
  { text: '020 7946 0018 x9', e164: london, extension: '9' },
  { text: '020 7946 0018 ext. 42', e164: london, extension: '42' },
  { text: '020 7946 0018 ext 42', e164: london, extension: '42' },
  { text: '+44 20 7946 0018 extension 42', e164: london, extension: '42' },
  { text: '020 7946 0018 #42', e164: london, extension: '42' },
  { text: '020 7946 0018;ext=42', e164: london, extension: '42' },
  { text: '020\u00a07946\u00a00018', e164: london },
  { text: '020 7946 0018', e164: london },
  { text: '０２０ ７９４６ ００１８', e164: london },
  { text: '\u202a+44 20 7946 0018\u202c', e164: london },
  { text: 'Tel: 020 7946 0018', e164: london },
  { text: '+1 (202) 555-0143', e164: washington },
  { text: '+1-202-555-0143 x 7', e164: washington, extension: '7' },
  { text: '+1.202.555.0143', e164: washington },
  { text: '٠٢٠ ٧٩٤٦ ٠٠١٨', e164: london },
  { text: '020 79', error: 'This number is not complete' },
  { text: 'reception desk', error: 'This is not a phone number yet.' },
  { text: '+44', error: 'This number is not complete' },
  { text: '1', error: 'This number is not complete' },
];

/** One number for each of twenty numbering plans, typed with its country code. */
export const typedNumbers: readonly string[] = [
  '+442079460018',
  '+12025550143',
  '+33199000142',
  '+493023125042',
  '+390612345678',
  '+34912345678',
  '+31201234567',
  '+3225551234',
  '+41441234567',
  '+43112345678',
  '+351211234567',
  '+353112345678',
  '+4712345678',
  '+46812345678',
  '+4532123456',
  '+48221234567',
  '+61255501420',
  '+6491234567',
  '+81312345678',
  '+919876543210',
];
