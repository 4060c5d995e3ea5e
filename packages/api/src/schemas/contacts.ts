import * as z from 'zod/mini';
import { pageNumberSchema, limitSchema } from './envelope.js';
import {
  countrySchema,
  e164Schema,
  emailSchema,
  idSchema,
  languageSchema,
  metadataSchema,
  personRefSchema,
  stringMapSchema,
  text,
  timestampSchema,
  timeZoneSchema,
} from './primitives.js';

const phone = { number: e164Schema, type: z.enum(['mobile', 'work', 'home', 'other']), primary: z.boolean() };
const email = { address: emailSchema, type: z.enum(['work', 'personal', 'other']), primary: z.boolean() };

/** When it was proved to be the contact's own. Only the server says so: in what a client writes it is passed over. */
const verified = { verified_at: z.exactOptional(timestampSchema) };

export const contactPhoneSchema = z.object({ ...phone, ...verified });
export const contactEmailSchema = z.object({ ...email, ...verified });

export const contactAddressSchema = z.object({
  type: z.enum(['work', 'home', 'other']),
  street: z.exactOptional(text(300)),
  city: z.exactOptional(text(120)),
  region: z.exactOptional(text(120)),
  postal_code: z.exactOptional(text(20)),
  country: z.exactOptional(countrySchema),
});

/** A person or business the account deals with. */
export const contactSchema = z.object({
  id: idSchema,
  name: z.string(),
  company: z.exactOptional(z.string()),
  /** Job title. */
  title: z.exactOptional(z.string()),
  phones: z.array(contactPhoneSchema),
  emails: z.array(contactEmailSchema),
  addresses: z.array(contactAddressSchema),
  tags: z.array(z.string()),
  /** The account's own fields; keys are its own words. */
  custom_fields: stringMapSchema,
  owner: z.exactOptional(personRefSchema),
  /** IANA zone of the contact, which decides when it may be called. */
  time_zone: z.exactOptional(z.string()),
  /** BCP 47. */
  language: z.exactOptional(languageSchema),
  do_not_call: z.boolean(),
  created_at: timestampSchema,
  updated_at: timestampSchema,
  /** The version for `If-Match`, exactly as in the `ETag` header, quotes included. */
  etag: text(128, 1),
});

const names = { name: text(200, 1) };

const lists = {
  phones: z.array(z.object(phone)).check(z.maxLength(20)),
  emails: z.array(z.object(email)).check(z.maxLength(20)),
  addresses: z.array(contactAddressSchema).check(z.maxLength(20)),
  tags: z.array(text(60, 1)).check(z.maxLength(50)),
  custom_fields: metadataSchema,
  do_not_call: z.boolean(),
};

const details = {
  company: text(200),
  title: text(200),
  time_zone: timeZoneSchema,
  language: languageSchema,
  owner_id: idSchema,
};

/** A new contact. What is left out is empty. */
export const createContactSchema = z.strictObject({
  ...names,
  phones: z.exactOptional(lists.phones),
  emails: z.exactOptional(lists.emails),
  addresses: z.exactOptional(lists.addresses),
  tags: z.exactOptional(lists.tags),
  custom_fields: z.exactOptional(lists.custom_fields),
  do_not_call: z.exactOptional(lists.do_not_call),
  company: z.exactOptional(details.company),
  title: z.exactOptional(details.title),
  time_zone: z.exactOptional(details.time_zone),
  language: z.exactOptional(details.language),
  owner_id: z.exactOptional(details.owner_id),
});

/** A change, by the rule of JSON merge patch (RFC 7396): left out stays, null empties, a list replaces the list. */
export const patchContactSchema = z.strictObject({
  name: z.exactOptional(names.name),
  phones: z.exactOptional(lists.phones),
  emails: z.exactOptional(lists.emails),
  addresses: z.exactOptional(lists.addresses),
  tags: z.exactOptional(lists.tags),
  custom_fields: z.exactOptional(lists.custom_fields),
  do_not_call: z.exactOptional(lists.do_not_call),
  company: z.exactOptional(z.nullable(details.company)),
  title: z.exactOptional(z.nullable(details.title)),
  time_zone: z.exactOptional(z.nullable(details.time_zone)),
  language: z.exactOptional(z.nullable(details.language)),
  owner_id: z.exactOptional(z.nullable(details.owner_id)),
});

/** `GET /contacts`: best matches first by name, company, number or e-mail; without `query`, recently active ones. */
export const contactQuerySchema = z.object({
  query: z.exactOptional(text(200)),
  /** Only contacts with this tag. */
  tag: z.exactOptional(text(60, 1)),
  page: pageNumberSchema,
  limit: limitSchema,
});

/** `GET /contacts/lookup`: by exactly one of the two. */
export const contactLookupQuerySchema = z
  .object({ number: z.exactOptional(e164Schema), email: z.exactOptional(emailSchema) })
  .check(
    z.refine(
      (query) => (query.number === undefined) !== (query.email === undefined),
      'ask by number or by email, not both',
    ),
  );

export type WireContact = z.output<typeof contactSchema>;
export type WireContactPhone = z.output<typeof contactPhoneSchema>;
export type WireContactEmail = z.output<typeof contactEmailSchema>;
export type WireContactAddress = z.output<typeof contactAddressSchema>;
export type WireCreateContact = z.output<typeof createContactSchema>;
export type WirePatchContact = z.output<typeof patchContactSchema>;
export type WireContactQuery = z.output<typeof contactQuerySchema>;
