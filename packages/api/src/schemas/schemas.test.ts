import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import * as z from 'zod/mini';
import {
  activitySchema,
  callSchema,
  contactLookupQuerySchema,
  createActivitySchema,
  createCallSchema,
  createContactSchema,
  createSessionSchema,
  dialableSchema,
  e164Schema,
  fieldErrors,
  instantSchema,
  pageQuerySchema,
  timestampSchema,
  timeZoneSchema,
} from './index.js';

function pointers(schema: z.core.$ZodType, value: unknown): string[] {
  const parsed = z.safeParse(schema, value);
  return parsed.success ? [] : fieldErrors(parsed.error).map((each) => each.pointer);
}

const accepts = (schema: z.core.$ZodType, value: unknown): boolean => z.safeParse(schema, value).success;

describe('primitives', () => {
  test('numbers are E.164, and an extension may follow where the live service allows one', () => {
    assert.deepEqual(
      ['+442079460018', '+15550100', '442079460018', '+0123456789', '+44 20 7946 0018', '+1234567890123456'].map((n) =>
        accepts(e164Schema, n),
      ),
      [true, true, false, false, false, false],
    );
    assert.deepEqual(
      ['+442079460018x42', '+442079460018 ext. 7', '+442079460018;ext=12', '+442079460018x'].map((n) =>
        accepts(dialableSchema, n),
      ),
      [true, true, true, false],
    );
  });

  test('a timestamp is what toISOString writes, so that text order is time order', () => {
    const moment = fc.date({
      noInvalidDate: true,
      min: new Date('0001-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59.999Z'),
    });
    fc.assert(
      fc.property(moment, moment, (a, b) => {
        const [first, second] = [a.toISOString(), b.toISOString()];
        assert.ok(accepts(timestampSchema, first) && accepts(instantSchema, first));
        assert.equal(first < second, a.getTime() < b.getTime());
      }),
    );
    assert.ok(accepts(instantSchema, '2026-11-22T09:30:00Z'));
    assert.ok(!accepts(timestampSchema, '2026-11-22T09:30:00Z'), 'no decimals would sort behind every decimal');
    assert.ok(!accepts(instantSchema, '2026-13-22T09:30:00Z'));
    assert.ok(!accepts(instantSchema, '2026-11-22T09:30:00+05:30'));
  });

  test('a time zone must exist', () => {
    assert.deepEqual(
      ['Asia/Kolkata', 'Mars/Olympus', ''].map((zone) => accepts(timeZoneSchema, zone)),
      [true, false, false],
    );
  });

  test('a page is read out of a query string and falls back', () => {
    assert.deepEqual(z.parse(pageQuerySchema, { limit: '7' }), { page: 1, limit: 7 });
    assert.deepEqual(new Set(pointers(pageQuerySchema, { limit: '101', page: '0.5' })), new Set(['/page', '/limit']));
  });
});

describe('requests', () => {
  test('point at the member that is wrong, an unknown one by its own name', () => {
    assert.deepEqual(
      pointers(createContactSchema, {
        name: '',
        phones: [{ number: '020', type: 'work', primary: true }],
        'odd/na~me': 1,
      }),
      ['/name', '/phones/0/number', '/odd~1na~0me'],
    );
  });

  test('a call without a kind is the live service’s agent call; a browser call names its number only', () => {
    assert.ok(
      accepts(createCallSchema, {
        agent_id: 'a1',
        from_number: '+15550100',
        to_number: '+15550101x3',
        metadata: { order: '7' },
      }),
    );
    assert.ok(accepts(createCallSchema, { kind: 'browser', to_number: '+442079460018' }));
    assert.deepEqual(pointers(createCallSchema, { kind: 'browser', to_number: '+442079460018', agent_id: 'a1' }), [
      '/agent_id',
    ]);
    assert.deepEqual(pointers(createCallSchema, { kind: 'fax' }), ['/kind']);
  });

  test('metadata keeps the live service’s limits', () => {
    const call = { agent_id: 'a1', from_number: '+15550100', to_number: '+15550101' };
    const many = Object.fromEntries(Array.from({ length: 51 }, (_each, index) => [`k${index}`, 'v']));
    assert.deepEqual(pointers(createCallSchema, { ...call, metadata: many }), ['/metadata']);
    assert.equal(pointers(createCallSchema, { ...call, metadata: { ['k'.repeat(41)]: 'v' } }).length, 1);
    assert.equal(pointers(createCallSchema, { ...call, metadata: { k: 'v'.repeat(501) } }).length, 1);
    assert.equal(pointers(createCallSchema, { ...call, metadata: { k: 'v'.repeat(500) } }).length, 0);
  });

  test('a look-up asks by number or by e-mail, never both or neither', () => {
    assert.deepEqual(
      [
        { number: '+15550100' },
        { email: 'ada@example.test' },
        {},
        { number: '+15550100', email: 'ada@example.test' },
      ].map((query) => accepts(contactLookupQuerySchema, query)),
      [true, true, false, false],
    );
  });

  test('an appointment does not end before it starts', () => {
    const entry = {
      type: 'appointment',
      contact_id: 'c1',
      title: 'Survey',
      starts_at: '2026-11-22T10:00:00Z',
      ends_at: '2026-11-22T09:00:00Z',
    };
    assert.deepEqual(pointers(createActivitySchema, entry), ['/ends_at']);
  });

  test('a session lives an hour at most and names its origins', () => {
    assert.deepEqual(
      pointers(createSessionSchema, {
        agent_id: 'a',
        allowed_origins: ['https://example.com/path'],
        ttl_seconds: 3601,
      }),
      ['/allowed_origins/0', '/ttl_seconds'],
    );
    assert.ok(accepts(createSessionSchema, { agent_id: 'a', allowed_origins: ['http://localhost:5170'] }));
  });
});

describe('answers', () => {
  test('a live service’s agent call is read with little in it, nulls and unknown members included', () => {
    assert.deepEqual(z.parse(callSchema, { id: 'c', status: 'initiated', summary: null, surprise: 1 }), {
      id: 'c',
      status: 'initiated',
      summary: null,
    });
  });

  test('an activity is known by its type', () => {
    const note = { type: 'note', id: 'n', contact_id: 'c', occurred_at: '2026-11-22T09:30:00.000Z', body: 'Hi' };
    assert.deepEqual(z.parse(activitySchema, note), note);
    assert.ok(!accepts(activitySchema, { ...note, type: 'telepathy' }));
    assert.deepEqual(pointers(activitySchema, { ...note, body: 7 }), ['/body']);
  });

  test('noise is refused, never thrown', () => {
    fc.assert(
      fc.property(fc.anything(), (noise) => {
        z.safeParse(activitySchema, noise);
        z.safeParse(callSchema, noise);
        z.safeParse(createContactSchema, noise);
      }),
    );
  });
});
