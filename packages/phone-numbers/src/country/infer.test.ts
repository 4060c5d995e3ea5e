import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inferCountry } from './infer.js';

test('a country domain, an address and numbers together leave little doubt', () => {
  const guess = inferCountry({
    host: 'www.example.co.uk',
    language: 'en-GB',
    addresses: ['United Kingdom'],
    numbers: ['+44 20 7946 0018'],
  });
  assert.equal(guess?.country, 'GB');
  assert.ok((guess?.confidence ?? 0) > 0.95);
  assert.deepEqual(new Set(guess?.reasons), new Set(['domain', 'language', 'address', 'numbers']));
});

test('a language alone is a weak hint, and en-US no more than that', () => {
  assert.ok((inferCountry({ language: 'de' })?.confidence ?? 1) < 0.5);
  assert.ok((inferCountry({ language: 'en-US', host: 'example.com' })?.confidence ?? 1) < 0.5);
  assert.equal(inferCountry({ language: 'en' }), undefined);
  assert.equal(inferCountry({ language: 'de-AT' })?.country, 'AT');
});

test('the address of a business goes before the language its tool wrote', () => {
  assert.equal(inferCountry({ language: 'en-US', addresses: ['DE'] })?.country, 'DE');
  assert.equal(inferCountry({ language: 'en-US', host: 'example.com', numbers: ['+33 1 99 00 12 34'] })?.country, 'FR');
});

test('hints that disagree lower the confidence', () => {
  const clear = inferCountry({ host: 'example.de' });
  const torn = inferCountry({ host: 'example.de', addresses: ['FR'] });
  assert.ok((torn?.confidence ?? 1) < (clear?.confidence ?? 0));
});

test('a domain sold for its letters says nothing; the reader’s own country remains', () => {
  assert.equal(inferCountry({ host: 'app.example.io' }), undefined);
  const guess = inferCountry({ host: 'app.example.io', home: 'NZ' });
  assert.equal(guess?.country, 'NZ');
  assert.ok((guess?.confidence ?? 1) < 0.5);
});
