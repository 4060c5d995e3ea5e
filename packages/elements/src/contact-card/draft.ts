import type { Contact, ContactAddress, ContactEmail, ContactPhone } from '@dialora/core';
import { wellFormed } from '../internal/plain-text.js';

/** A contact as somebody types it: everything is text, half of it not valid yet. */
export interface ContactDraft {
  readonly name: string;
  readonly company: string;
  readonly title: string;
  readonly timeZone: string;
  readonly language: string;
  readonly ownerId: string;
  readonly doNotCall: boolean;
  /** Separated by commas. */
  readonly tags: string;
  readonly phones: readonly {
    readonly number: string;
    readonly type: ContactPhone['type'];
    readonly primary: boolean;
  }[];
  readonly emails: readonly {
    readonly address: string;
    readonly type: ContactEmail['type'];
    readonly primary: boolean;
  }[];
  readonly addresses: readonly Required<ContactAddress>[];
  readonly fields: readonly { readonly name: string; readonly value: string }[];
}

/** What is wrong with a field, by its JSON pointer into the draft. */
export type DraftErrors = ReadonlyMap<string, DraftError>;
export type DraftError = 'needed' | 'number' | 'email' | 'country' | 'zone' | 'language' | 'twice' | 'long' | 'refused';

export interface DraftTools {
  /** E.164 of what was typed, undefined when it is no number that anybody could have. */
  readonly parse: (text: string) => string | undefined;
  /** For people to read. */
  readonly format: (e164: string) => string;
}

export const emptyPhone = { number: '', type: 'mobile', primary: false } as const;
export const emptyEmail = { address: '', type: 'work', primary: false } as const;
export const emptyAddress = { type: 'work', street: '', city: '', region: '', postalCode: '', country: '' } as const;

export function draftOf(contact: Contact, { format }: Pick<DraftTools, 'format'>): ContactDraft {
  return {
    name: contact.name,
    company: contact.company ?? '',
    title: contact.title ?? '',
    timeZone: contact.timeZone ?? '',
    language: contact.language ?? '',
    ownerId: contact.owner?.id ?? '',
    doNotCall: contact.doNotCall,
    tags: contact.tags.join(', '),
    phones: contact.phones.map(({ number, type, primary }) => ({ number: format(number), type, primary })),
    emails: contact.emails.map(({ address, type, primary }) => ({ address, type, primary })),
    addresses: contact.addresses.map((address) => ({ ...emptyAddress, ...address })),
    fields: Object.entries(contact.customFields).map(([name, value]) => ({ name, value })),
  };
}

/** Rows that are wholly empty count as taken out. */
export function contactOf(base: Contact, draft: ContactDraft, { parse }: Pick<DraftTools, 'parse'>): Contact {
  const phones = draft.phones
    .filter(({ number }) => number.trim() !== '')
    .map(({ number, ...rest }) => ({ ...rest, number: parse(number) ?? number.trim() }));
  const emails = draft.emails
    .filter(({ address }) => address.trim() !== '')
    .map((email) => ({ ...email, address: email.address.trim() }));
  const { company: _c, title: _t, timeZone: _z, language: _l, owner: _o, ...rest } = base;
  return {
    ...rest,
    name: clean(draft.name),
    ...optional('company', clean(draft.company)),
    ...optional('title', clean(draft.title)),
    ...optional('timeZone', draft.timeZone),
    ...optional('language', draft.language.trim()),
    ...(draft.ownerId === '' ? {} : { owner: { id: draft.ownerId, name: base.owner?.name ?? '' } }),
    doNotCall: draft.doNotCall,
    tags: [
      ...new Set(
        draft.tags
          .split(/[,،\n]/u)
          .map(clean)
          .filter(Boolean),
      ),
    ],
    phones: kept(base.phones, onePrimary(phones), ({ number }) => number),
    emails: kept(base.emails, onePrimary(emails), ({ address }) => address),
    addresses: draft.addresses.map(trimmedAddress).filter((address) => Object.keys(address).length > 1),
    customFields: Object.fromEntries(
      draft.fields.filter(({ name }) => clean(name) !== '').map(({ name, value }) => [clean(name), wellFormed(value)]),
    ),
  };
}

/** The limits are those of the API. */
export function errorsOf(draft: ContactDraft, { parse }: Pick<DraftTools, 'parse'>): DraftErrors {
  const errors = new Map<string, DraftError>();
  if (clean(draft.name) === '') errors.set('/name', 'needed');
  for (const name of ['name', 'company', 'title'] as const)
    if (draft[name].length > 200) errors.set(`/${name}`, 'long');
  if (draft.tags.split(/[,،\n]/u).some((tag) => clean(tag).length > 60)) errors.set('/tags', 'long');
  if (draft.timeZone !== '' && !isZone(draft.timeZone)) errors.set('/time_zone', 'zone');
  if (draft.language.trim() !== '' && !isLanguage(draft.language.trim())) errors.set('/language', 'language');
  const numbers = new Set<string>();
  draft.phones.forEach(({ number }, at) => {
    if (number.trim() === '') return;
    const e164 = parse(number);
    if (e164 === undefined) errors.set(`/phones/${at}/number`, 'number');
    else if (numbers.has(e164)) errors.set(`/phones/${at}/number`, 'twice');
    else numbers.add(e164);
  });
  const addresses = new Set<string>();
  draft.emails.forEach(({ address }, at) => {
    const text = address.trim().toLowerCase();
    if (text === '') return;
    if (!/^[^\s@<>()",;:]+@[^\s@<>()",;:]+\.[^\s@<>()",;:.]{2,}$/u.test(text))
      errors.set(`/emails/${at}/address`, 'email');
    else if (addresses.has(text)) errors.set(`/emails/${at}/address`, 'twice');
    addresses.add(text);
  });
  draft.addresses.forEach(({ country, street }, at) => {
    if (country.trim() !== '' && !/^[A-Za-z]{2}$/.test(country.trim()))
      errors.set(`/addresses/${at}/country`, 'country');
    if (street.length > 300) errors.set(`/addresses/${at}/street`, 'long');
  });
  const names = new Set<string>();
  draft.fields.forEach(({ name, value }, at) => {
    const key = clean(name);
    if (key === '' && value.trim() !== '') errors.set(`/custom_fields/${at}/name`, 'needed');
    else if (key !== '' && names.has(key)) errors.set(`/custom_fields/${at}/name`, 'twice');
    else if (key.length > 40) errors.set(`/custom_fields/${at}/name`, 'long');
    if (value.length > 500) errors.set(`/custom_fields/${at}/value`, 'long');
    names.add(key);
  });
  return errors;
}

/** One line, but nothing taken out of it that somebody may have meant. */
function clean(text: string): string {
  return wellFormed(text).replace(/\s+/gu, ' ').trim();
}

function optional<Key extends string>(key: Key, value: string): Partial<Record<Key, string>> {
  return value === '' ? {} : ({ [key]: value } as Partial<Record<Key, string>>);
}

function onePrimary<T extends { readonly primary: boolean }>(list: readonly T[]): readonly T[] {
  const chosen = Math.max(
    0,
    list.findIndex(({ primary }) => primary),
  );
  return list.map((item, at) => ({ ...item, primary: at === chosen }));
}

/** A number or an address that was there before keeps what else is known of it, such as that it was verified. */
function kept<T>(before: readonly T[], after: readonly T[], keyOf: (item: T) => string): readonly T[] {
  return after.map((item) => ({ ...before.find((each) => keyOf(each) === keyOf(item)), ...item }));
}

function trimmedAddress({ type, ...parts }: Required<ContactAddress>): ContactAddress {
  const filled = Object.entries(parts)
    .map(([name, value]) => [name, name === 'country' ? value.trim().toUpperCase() : clean(value)] as const)
    .filter(([, value]) => value !== '');
  return { type, ...Object.fromEntries(filled) };
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).format(0) !== '';
  } catch {
    return false;
  }
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
