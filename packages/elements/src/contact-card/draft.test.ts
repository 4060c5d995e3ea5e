import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contactPatch, type Contact } from '@dialora/core';
import { fakeContacts } from '@dialora/core/testing';
import fc from 'fast-check';
import { contactOf, draftOf, emptyAddress, emptyEmail, emptyPhone, errorsOf } from './draft.js';

const [amelia] = fakeContacts as readonly [Contact, ...Contact[]];
const parse = (text: string): string | undefined =>
  /^\+\d{6,15}$/.test(text.replace(/ /g, '')) ? text.replace(/ /g, '') : undefined;
const tools = { parse, format: (e164: string) => `${e164.slice(0, 4)} ${e164.slice(4)}` };

test('a draft that nobody touched changes nothing', () => {
  for (const contact of fakeContacts) {
    const draft = draftOf(contact, tools);
    assert.equal(contactPatch(contact, contactOf(contact, draft, tools)), undefined, contact.name);
    assert.deepEqual([...errorsOf(draft, tools)], []);
  }
});

test('empty rows are left out, and exactly one number stays the main one', () => {
  const draft = draftOf(amelia, tools);
  const next = contactOf(
    amelia,
    {
      ...draft,
      phones: [...draft.phones.slice(1), emptyPhone],
      emails: [emptyEmail],
      addresses: [emptyAddress],
      fields: [{ name: ' ', value: '' }],
      tags: 'VIP, , VIP،  Late ',
    },
    tools,
  );
  assert.deepEqual(next.phones, [{ ...amelia.phones[1], primary: true }]);
  assert.deepEqual([next.emails, next.addresses, next.customFields, next.tags], [[], [], {}, ['VIP', 'Late']]);
});

test('says of each field what is wrong with it', () => {
  const errors = errorsOf(
    {
      ...draftOf(amelia, tools),
      name: '  ',
      company: 'x'.repeat(201),
      timeZone: 'Mars/Olympus',
      language: 'no such tag',
      phones: [
        { ...emptyPhone, number: 'reception' },
        { ...emptyPhone, number: '+447700900123' },
        { ...emptyPhone, number: '+44 7700900123' },
      ],
      emails: [{ ...emptyEmail, address: 'amelia@' }],
      addresses: [{ ...emptyAddress, country: 'England' }],
      fields: [
        { name: '', value: 'Gold' },
        { name: 'Plan', value: 'x'.repeat(501) },
        { name: 'Plan', value: '' },
      ],
    },
    tools,
  );
  assert.deepEqual(Object.fromEntries(errors), {
    '/name': 'needed',
    '/company': 'long',
    '/time_zone': 'zone',
    '/language': 'language',
    '/phones/0/number': 'number',
    '/phones/2/number': 'twice',
    '/emails/0/address': 'email',
    '/addresses/0/country': 'country',
    '/custom_fields/0/name': 'needed',
    '/custom_fields/1/value': 'long',
    '/custom_fields/2/name': 'twice',
  });
});

test('whatever was typed, a draft without errors gives a contact that a second draft gives again', () => {
  const text = fc.string({ maxLength: 30, unit: 'binary' });
  fc.assert(
    fc.property(
      text,
      text,
      text,
      fc.array(fc.record({ name: text, value: text }), { maxLength: 4 }),
      (name, company, tags, fields) => {
        const draft = { ...draftOf(amelia, tools), name, company, tags, fields };
        if (errorsOf(draft, tools).size > 0) return;
        const once = contactOf(amelia, draft, tools);
        assert.equal(contactPatch(once, contactOf(once, draftOf(once, tools), tools)), undefined);
      },
    ),
    { numRuns: 40 },
  );
});
