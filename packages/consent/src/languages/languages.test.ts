import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { en } from './en.js';
import { languages } from './index.js';
import type { Translation } from './texts.js';

/** Constitution of India, Eighth Schedule, as the DPDP Act 2023, sections 5(3) and 6(3), refers to it. */
const eighthSchedule = 'as bn brx doi gu hi kn kok ks mai ml mni mr ne or pa sa sat sd ta te ur'.split(' ');

/** Letters that each language is written in; the others of this package use Latin ones. */
const scripts: Readonly<Record<string, string>> = {
  ar: 'Arabic', as: 'Bengali', bn: 'Bengali', brx: 'Devanagari', doi: 'Devanagari', el: 'Greek', gu: 'Gujarati',
  hi: 'Devanagari', ja: 'Japanese', kn: 'Kannada', kok: 'Devanagari', ks: 'Arabic', mai: 'Devanagari',
  ml: 'Malayalam', mni: 'Meetei_Mayek', mr: 'Devanagari', ne: 'Devanagari', or: 'Oriya', pa: 'Gurmukhi',
  sa: 'Devanagari', sat: 'Ol_Chiki', sd: 'Arabic', ta: 'Tamil', te: 'Telugu', ur: 'Arabic',
}; // prettier-ignore

const keys = Object.keys(en) as (keyof typeof en)[];
const placesOf = (text: string): readonly string[] => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();

function lettersOf(script: string): RegExp {
  if (script === 'Japanese') return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
  return new RegExp(`\\p{Script=${script}}`, 'u');
}

const read = async (code: string): Promise<Translation> => (await languages[code]?.load?.()) as Translation;

describe('languages', () => {
  const codes = Object.keys(languages).filter((code) => code !== 'en');

  it('L19: offers English and the 22 languages of the Eighth Schedule, and 12 others at least', () => {
    assert.equal(eighthSchedule.length, 22);
    assert.deepEqual(
      eighthSchedule.filter((code) => !languages[code]),
      [],
    );
    assert.ok(codes.length - eighthSchedule.length >= 12, codes.join(' '));
  });

  it('L21: no text calls this a "Consent Manager", which India registers', async () => {
    for (const texts of [en, ...(await Promise.all(codes.map(read)))])
      for (const key of keys) assert.doesNotMatch(texts[key], /consent[\s-]*manager/i);
  });

  it('offers every file that lies here, and none that does not', () => {
    const files = readdirSync(import.meta.dirname)
      .filter((name) => !/^(en|first|index|texts|.*\.test)\.ts$/.test(name))
      .map((name) => name.replace('.ts', ''));
    assert.deepEqual(files.sort(), [...codes].sort());
  });

  for (const code of codes) {
    it(`${code} has every text, in its own letters, with the places of English`, async () => {
      const texts = await read(code);
      const script = scripts[code];
      assert.deepEqual(Object.keys(texts).sort(), [...keys, 'signedOffBy'].sort());
      assert.equal(new Intl.Locale(texts.language).language, code);
      for (const key of keys) {
        const text = texts[key];
        assert.deepEqual(placesOf(text), placesOf(en[key]), key);
        assert.equal(text, text.normalize('NFC').trim(), `${key} is normalised and has no space around it`);
        assert.doesNotMatch(text, /[<>]|&\w+;|\s\s|\p{Bidi_Control}/u, key);
        if (key === 'language' || key === 'direction') continue;
        // Greek and Japanese write "cookie" in Latin letters.
        const words = text.replace(/\{\w+\}|cookies?/gi, '');
        if (script) {
          assert.match(words, lettersOf(script), key);
          assert.doesNotMatch(words, /\p{Script=Latin}/u, key);
        } else if (en[key].includes(' ')) assert.notEqual(text, en[key], key);
      }
    });

    it(`${code} runs the way that its letters do`, async () => {
      const texts = await read(code);
      assert.equal(texts.direction, scripts[code] === 'Arabic' ? 'rtl' : 'ltr');
      assert.match(languages[code]?.name ?? '', scripts[code] ? lettersOf(scripts[code]) : /\p{Script=Latin}/u);
    });

    it(`${code} names the very button that closing stands for, and sets it apart from the others`, async () => {
      const { closing, reject, accept, settings, choose, save } = await read(code);
      assert.ok(closing.includes(reject), `“${closing}” quotes “${reject}”`);
      assert.equal(new Set([reject, accept, settings, choose, save]).size, 5);
    });

    it(`${code} says who has read it, or that nobody has`, async () => {
      const { signedOffBy } = await read(code);
      assert.ok(signedOffBy === null || signedOffBy.trim() !== '');
    });
  }
});
