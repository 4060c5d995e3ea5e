import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkDraft, digitsOf, emptyDraft, requestOf, rightKinds, type RequestDraft } from './request-draft.js';

const toE164 = (text: string): string | undefined =>
  /^\+\d{7,15}$/.test(text.replace(/[ ()-]/g, '')) ? text.replace(/[ ()-]/g, '') : undefined;
const dana: RequestDraft = { ...emptyDraft, kind: 'access', name: ' Dana ', email: ' dana@example.test ' };
const send = (draft: RequestDraft) => requestOf(draft, { siteId: 'site_1', language: 'en', toE164 });

test('an empty form says what is missing, in the order of the form', () => {
  assert.deepEqual(Object.entries(checkDraft(emptyDraft, toE164)), [
    ['kind', 'choose'],
    ['name', 'required'],
    ['email', 'required'],
  ]);
});

test('what has to be said depends on the right', () => {
  assert.deepEqual(checkDraft(dana, toE164), {});
  for (const kind of ['correction', 'grievance'] as const) {
    assert.deepEqual(checkDraft({ ...dana, kind }, toE164), { details: 'required' });
  }
  assert.deepEqual(checkDraft({ ...dana, kind: 'nomination', nomineeEmail: 'x' }, toE164), {
    nomineeName: 'required',
    nomineeRelation: 'required',
    nomineeEmail: 'email',
  });
});

test('an address looks like one, a number has its country', () => {
  assert.deepEqual(checkDraft({ ...dana, email: 'dana at example' }, toE164), { email: 'email' });
  assert.deepEqual(checkDraft({ ...dana, reach: 'phone', phone: '020 7946' }, toE164), { phone: 'number' });
  assert.deepEqual(checkDraft({ ...dana, reach: 'phone', phone: '+44 20 7946 0018' }, toE164), {});
});

test('only what belongs to the right and to the way of being reached is sent', () => {
  const full: RequestDraft = {
    ...dana,
    details: ' please ',
    phone: '+44 20 7946 0018',
    nomineeName: 'Ana',
    nomineeRelation: 'sister',
  };
  assert.deepEqual(send(full), {
    siteId: 'site_1',
    kind: 'access',
    requester: { name: 'Dana', relation: 'self', email: 'dana@example.test' },
    details: 'please',
    format: 'csv',
    language: 'en',
  });
  assert.deepEqual(send({ ...full, kind: 'nomination', reach: 'phone' }), {
    siteId: 'site_1',
    kind: 'nomination',
    requester: { name: 'Dana', relation: 'self', number: '+442079460018' },
    details: 'please',
    nominee: { name: 'Ana', relation: 'sister' },
    language: 'en',
  });
});

test('no draft makes the check throw, and one without errors can always be sent', () => {
  const text = fc.string({ maxLength: 40, unit: 'grapheme' });
  const drafts = fc.record<RequestDraft>({
    kind: fc.constantFrom('', ...rightKinds),
    format: fc.constantFrom('csv', 'json'),
    details: text,
    nomineeName: text,
    nomineeRelation: text,
    nomineeEmail: text,
    name: text,
    relation: fc.constantFrom('self', 'agent', 'nominee'),
    reach: fc.constantFrom('email', 'phone'),
    email: fc.oneof(text, fc.emailAddress()),
    phone: text,
  });
  fc.assert(
    fc.property(drafts, (draft) => {
      if (Object.keys(checkDraft(draft, toE164)).length === 0) assert.equal(send(draft).kind, draft.kind);
    }),
  );
});

test('digits are read in any script', () => {
  assert.equal(digitsOf('246 810'), '246810');
  assert.equal(digitsOf('٢٤٦٨١٠'), '246810');
  assert.equal(digitsOf('۲۴۶-۸۱۰'), '246810');
  assert.equal(digitsOf('२४६८१०'), '246810');
  assert.equal(digitsOf('２４６８１０'), '246810');
  assert.equal(digitsOf('code: 12'), '12');
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => /^\d*$/.test(digitsOf(text))));
});
