import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findPhoneNumbers } from './find.js';

const found = (text: string, country?: string): string[] =>
  findPhoneNumbers(text, { country }).map(
    ({ text: written, e164, ext }) => `${written} ${e164}${ext ? ` x${ext}` : ''}`,
  );

test('national numbers are read for the given country, international ones for their own', () => {
  assert.deepEqual(found('Call (415) 555-0132 or +44 20 7946 0018.', 'US'), [
    '(415) 555-0132 +14155550132',
    '+44 20 7946 0018 +442079460018',
  ]);
  assert.deepEqual(found('Call (415) 555-0132 or +44 20 7946 0018.'), ['+44 20 7946 0018 +442079460018']);
  assert.deepEqual(found('Ruf an: 030 23125 014', 'DE'), ['030 23125 014 +493023125014']);
});

test('what a country dials to leave it counts as a plus', () => {
  assert.deepEqual(found('0044 20 7946 0018', 'DE'), ['0044 20 7946 0018 +442079460018']);
  assert.deepEqual(found('011 44 20 7946 0018', 'US'), ['011 44 20 7946 0018 +442079460018']);
});

test('digits and signs of every script are folded, and the offsets stay those of the text', () => {
  for (const [text, country, e164] of [
    ['☎ ٤١٥-٥٥٥-٠١٣٢', 'US', '+14155550132'],
    ['फोन: ०२० ७९४६ ००१८', 'GB', '+442079460018'],
    ['＋４４（０）２０－７９４６－００１８', 'JP', '+442079460018'],
    ['\u202a+1 (415)\u00a0555\u20110132\u202c', 'GB', '+14155550132'],
    ['415\u00ad555\u200b0132', 'US', '+14155550132'],
    ['𝟜𝟙𝟝-555-0132', 'US', '+14155550132'],
  ] as const) {
    const [number] = findPhoneNumbers(text, { country });
    assert.equal(number?.e164, e164, text);
    assert.equal(text.slice(number?.start, number?.end), number?.text);
  }
});

test('an extension belongs to its number', () => {
  assert.deepEqual(found('+44 20 7946 0018 ext. 12', 'US'), ['+44 20 7946 0018 ext. 12 +442079460018 x12']);
  assert.deepEqual(found('415-555-0132x7', 'US'), ['415-555-0132x7 +14155550132 x7']);
  assert.deepEqual(found('030 23125 014 Durchwahl 9', 'DE'), ['030 23125 014 Durchwahl 9 +493023125014 x9']);
  assert.deepEqual(found('415-555-0132, 45 days a year', 'US'), ['415-555-0132 +14155550132']);
});

test('the word of a unit makes an amount of digits that could be one, and of no others', () => {
  assert.deepEqual(found('general 413.555.0138 people close', 'US'), ['413.555.0138 +14135550138']);
  assert.deepEqual(found('Dial 415-555-0132 times and again', 'US'), ['415-555-0132 +14155550132']);
  assert.deepEqual(found('seen by 4155550132 people', 'US'), []);
  assert.deepEqual(found('12 345 678 views', 'DE'), []);
});

test('letters on the keypad are digits', () => {
  assert.deepEqual(found('Call 1-800-FLOWERS today', 'US'), ['1-800-FLOWERS +18003569377']);
  assert.deepEqual(found('1-800-GO-FEDEX', 'GB'), ['1-800-GO-FEDEX +18004633339']);
  assert.deepEqual(found('since 800 Romans came', 'US'), []);
});

test('several numbers in a row are told apart', () => {
  assert.deepEqual(found('415-555-0132/415-555-0133', 'US').length, 2);
  assert.deepEqual(found('(415) 555-0132 (212) 555-0133', 'US').length, 2);
  assert.deepEqual(found('415 555 0132 212 555 0133', 'US').length, 2);
  assert.deepEqual(found('020 7946 0018/19', 'GB'), ['020 7946 0018 +442079460018']);
  assert.deepEqual(found('San Francisco, CA 94105 415-555-0132', 'US'), ['415-555-0132 +14155550132']);
  assert.deepEqual(found('5108 4155550132', 'US'), []);
  assert.deepEqual(found('Suite 94105 - 415-555-0132', 'US'), ['415-555-0132 +14155550132']);
});

test('a date beside a number is cut off', () => {
  assert.deepEqual(found('10.10.2023 030 23125014', 'DE'), ['030 23125014 +493023125014']);
  assert.deepEqual(found('(415)555-0132 04/21/2020 12:37:30', 'US'), ['(415)555-0132 +14155550132']);
});

test('brackets and bullets around a number stay outside', () => {
  assert.deepEqual(found('(020 7946 0018)', 'GB'), ['020 7946 0018 +442079460018']);
  assert.deepEqual(found('1) 415-555-0132', 'US'), ['415-555-0132 +14155550132']);
});

test('a range kept for drama is a number all the same', () => {
  assert.deepEqual(found('Ring 07700 900123', 'GB'), ['07700 900123 +447700900123']);
});

test('other numbers are left alone, whatever the country', () => {
  const others = [
    '2024-03-15 10:22:33',
    '15.03.2024',
    '03/15/2024',
    '20240315',
    '2019-2024',
    '192.168.10.254',
    '10.0.0.0/24',
    '192.168.1.256',
    '260.64.84.156',
    '262.55.243.32',
    'v10.20.30',
    '1.234.567,89',
    '$1,234,567.00',
    '12 345 678 €',
    'EUR 4155550132',
    '40.712776, -74.005974',
    'ISBN 978-3-16-148410-0',
    '9783161484100',
    '4111 1111 1111 1111',
    '378282246310005',
    'IMEI 490154203237518',
    'DE89 3704 0044 0532 0130 00',
    'NO93 8601 1117 947',
    '1Z 999 AA1 01 2345 6784',
    'Tracking number: 790535312317',
    'order #4155550132',
    '123e4567-e89b-12d3-a456-426655440000',
    '01:23:45:67:89:ab',
    '01-23-45-67-89-01-ab',
    'https://example.com/4155550132',
    'www.example.com/p/4155550132?x=1',
    'agent4155550132@example.com',
    'sha 415f5550132a013255501c',
    '0x4155550132',
    '4155550132%',
    '1920x1080',
    'pp. 211-227 (2003)',
    '1111111111',
    'z-index: 2147483647;',
    '3.14159265358979',
    '-2208960000',
    '09.00-17.30',
    '1,674,200.5',
  ];
  for (const country of ['US', 'GB', 'DE', 'AT', 'FR', 'IN', 'BR', 'JP', 'IT', 'ID', undefined]) {
    for (const text of others) assert.deepEqual(found(text, country), [], `${text} in ${country ?? 'no country'}`);
  }
});

test('a word before the digits decides', () => {
  assert.deepEqual(found('Invoice no. 4155550132', 'US'), []);
  assert.deepEqual(found('Order: 4155550132', 'US'), []);
  assert.deepEqual(found('Tel. 4155550132', 'US').length, 1);
  assert.deepEqual(found('Phone #4155550132', 'US').length, 1);
  assert.deepEqual(found('in that order 415-555-0132', 'US').length, 1);
  assert.deepEqual(found('订单号4155550132', 'US'), []);
  assert.deepEqual(found('电话是4155550132', 'US').length, 1);
});

test('a number without its trunk prefix needs a word, except where numbers travel bare', () => {
  assert.deepEqual(found('Teil 2312501434', 'DE'), []);
  assert.deepEqual(found('Telefon 3023125014', 'DE').length, 1);
  assert.deepEqual(found('98765 43210', 'IN').length, 1);
});
