import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locale, Message } from '../internal/locale.js';
import { addEnglish, findLocale, registerLocale, translate } from '../internal/locale.js';
import { ar } from './ar.js';
import { en } from './en.js';
import { it } from './it.js';

addEnglish(en.messages);

const texts = (message: Message | undefined): string[] =>
  message === undefined ? [] : typeof message === 'string' ? [message] : Object.values(message);
const names = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();

for (const locale of [it, ar] as readonly Locale[]) {
  test(`${locale.language} says every text, and says that a machine wrote it`, () => {
    assert.equal(locale.status, 'machine');
    assert.deepEqual(Object.keys(locale.messages).sort(), Object.keys(en.messages).sort());
  });

  test(`${locale.language} fills no blank that English does not have`, () => {
    for (const [key, message] of Object.entries(en.messages) as [keyof typeof en.messages, Message][]) {
      const known = new Set(texts(message).flatMap(names));
      for (const text of texts(locale.messages[key])) {
        for (const name of names(text)) assert.ok(known.has(name), `${key}: {${name}}`);
      }
    }
  });

  test(`${locale.language} uses only the plural forms that its language has`, () => {
    const forms: readonly string[] = new Intl.PluralRules(locale.language).resolvedOptions().pluralCategories;
    for (const [key, message] of Object.entries(locale.messages)) {
      if (typeof message === 'string') continue;
      for (const form of Object.keys(message)) assert.ok(forms.includes(form), `${key}: "${form}"`);
    }
  });
}

test('the nearest language speaks: region, then language, then English', () => {
  registerLocale(it);
  assert.equal(findLocale('it-CH').language, 'it');
  assert.equal(findLocale('xx').language, 'en');
  assert.equal(translate(findLocale('it'), 'it', 'call.call'), 'Chiama');
});

test('plurals follow the language', () => {
  registerLocale(ar);
  assert.equal(translate(findLocale('en'), 'en', 'search.count', { count: 1 }), '1 match');
  assert.equal(translate(findLocale('en'), 'en', 'search.count', { count: 3 }), '3 matches');
  assert.equal(translate(findLocale('ar'), 'ar', 'search.count', { count: 2 }), 'نتيجتان');
});
