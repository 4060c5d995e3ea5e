import type { DialRequest } from '@dialora/core';
import type { PhoneNumbers } from '@dialora/phone-numbers/lazy';
import type { Suggestion } from './contact-search.js';
import { digitsOf, mayBeDialled } from './typing.js';

/** What the text of the number field stands for. */
export type DialTarget =
  | { readonly state: 'empty' }
  | { readonly state: 'not-a-number' }
  | { readonly state: 'too-short'; readonly country: string | undefined }
  | {
      readonly state: 'ready';
      readonly request: DialRequest;
      /** ISO 3166-1 alpha-2 of the number, where the plan tells. */
      readonly country?: string;
      /** False when the number lies in no range that is in use; it can be called all the same. */
      readonly likely: boolean;
      readonly name?: string;
    };

export function readTarget(
  text: string,
  country: string | undefined,
  plans: PhoneNumbers | undefined,
  picked: Suggestion | undefined,
): DialTarget {
  if (picked) return pickedTarget(picked, plans);
  if (text.trim() === '') return { state: 'empty' };
  if (!/\p{Nd}/u.test(text)) return { state: 'not-a-number' };
  // Without the plans (offline, or not loaded yet) the server reads the number: it gets what was typed, and the country.
  if (!plans) {
    if (!mayBeDialled(text)) return { state: 'not-a-number' };
    const request = { number: digitsOf(text), ...(country === undefined ? {} : { country }) };
    return { state: 'ready', request, likely: true };
  }
  const parsed = parse(text, country, plans);
  if (!parsed?.possible) {
    // Pasted with words around it, "Tel: …": one number in the text is the one that is meant.
    const [found, ...more] = plans.findPhoneNumbers(text, { country });
    if (found && more.length === 0) {
      const request = { number: found.e164, ...(found.ext === undefined ? {} : { extension: found.ext }) };
      return { state: 'ready', request, likely: true };
    }
  }
  if (!parsed?.possible) return { state: 'too-short', country: parsed?.country ?? country };
  return {
    state: 'ready',
    request: { number: parsed.e164, ...(parsed.ext === undefined ? {} : { extension: parsed.ext }) },
    likely: parsed.valid,
    ...(parsed.country === undefined ? {} : { country: parsed.country }),
  };
}

/** `00` is dialled before a country's code in most of the world, so it is written on pages where it dials nothing. */
function parse(
  text: string,
  country: string | undefined,
  plans: PhoneNumbers,
): ReturnType<PhoneNumbers['parseNumber']> {
  const parsed = plans.parseNumber(text, country);
  if (parsed?.possible === true || !/^\s*00/.test(text)) return parsed;
  const abroad = plans.parseNumber(text.replace(/^\s*00/, '+'));
  return abroad?.possible === true ? abroad : parsed;
}

function pickedTarget({ contact, phone }: Suggestion, plans: PhoneNumbers | undefined): DialTarget {
  const country = plans?.parseNumber(phone.number)?.country;
  return {
    state: 'ready',
    request: { number: phone.number, contactId: contact.id },
    likely: true,
    name: contact.name,
    ...(country === undefined ? {} : { country }),
  };
}
