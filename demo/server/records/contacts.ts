import type { WireContact, WireCreateContact } from '@dialora/api/schemas';
import type { Queryable, SqlValue } from '../db/database.js';
import { digitsOf, fold, likeText, searchKey } from '../text/fold.js';
import { only, present } from './rows.js';

interface ContactRow {
  readonly id: string;
  readonly name: string;
  readonly company: string | null;
  readonly title: string | null;
  readonly phones: WireContact['phones'];
  readonly emails: WireContact['emails'];
  readonly addresses: WireContact['addresses'];
  readonly tags: string[];
  readonly custom_fields: WireContact['custom_fields'];
  readonly owner_id: string | null;
  readonly owner_name: string | null;
  readonly time_zone: string | null;
  readonly language: string | null;
  readonly do_not_call: boolean;
  readonly version: number;
  readonly created_at: string;
  readonly updated_at: string;
}

/** What a contact is made of, without what the server adds. */
export type ContactContent = Required<Pick<WireCreateContact, 'name' | 'phones' | 'emails' | 'addresses' | 'tags'>> & {
  readonly custom_fields: Readonly<Record<string, string>>;
  readonly do_not_call: boolean;
  readonly company: string | null;
  readonly title: string | null;
  readonly time_zone: string | null;
  readonly language: string | null;
  readonly owner_id: string | null;
};

const columns = `c.id, c.name, c.company, c.title, c.phones, c.emails, c.addresses, c.tags, c.custom_fields, c.owner_id,
  a.name as owner_name, c.time_zone, c.language, c.do_not_call, c.version, c.created_at, c.updated_at`;
const from = `from contacts c left join agents a on a.account_id = c.account_id and a.id = c.owner_id`;

function toWire(row: ContactRow): WireContact {
  return {
    id: row.id,
    name: row.name,
    ...present({ company: row.company, title: row.title }),
    phones: row.phones,
    emails: row.emails,
    addresses: row.addresses,
    tags: row.tags,
    custom_fields: row.custom_fields,
    ...(row.owner_id === null || row.owner_name === null ? {} : { owner: { id: row.owner_id, name: row.owner_name } }),
    ...present({ time_zone: row.time_zone, language: row.language }),
    do_not_call: row.do_not_call,
    created_at: row.created_at,
    updated_at: row.updated_at,
    etag: `"${row.version}"`,
  };
}

export async function getContact(tx: Queryable, id: string): Promise<WireContact | undefined> {
  const { rows } = await tx.query<ContactRow>(`select ${columns} ${from} where c.id = $1`, [id]);
  return rows[0] === undefined ? undefined : toWire(rows[0]);
}

/** For a change: nobody else changes the contact until the transaction ends. */
export async function lockContact(tx: Queryable, id: string): Promise<WireContact | undefined> {
  await tx.query('select from contacts where id = $1 for update', [id]);
  return getContact(tx, id);
}

/** Every contact that holds this number, recently active first. */
export async function contactsByNumber(tx: Queryable, number: string): Promise<readonly WireContact[]> {
  const { rows } = await tx.query<ContactRow>(
    `select ${columns} ${from} join contact_phones p on p.account_id = c.account_id and p.contact_id = c.id
     where p.number = $1 order by c.last_activity_at desc nulls last, c.id`,
    [number],
  );
  return rows.map(toWire);
}

export async function contactsByEmail(tx: Queryable, address: string): Promise<readonly WireContact[]> {
  const { rows } = await tx.query<ContactRow>(
    `select ${columns} ${from} join contact_emails e on e.account_id = c.account_id and e.contact_id = c.id
     where e.address = $1 order by c.last_activity_at desc nulls last, c.id`,
    [address.toLowerCase()],
  );
  return rows.map(toWire);
}

/** Best matches first; without a query recently active ones. Asks for one more than `limit`, to tell whether more follow. */
export async function searchContacts(
  tx: Queryable,
  {
    query,
    tag,
    limit,
    offset,
  }: { readonly query: string; readonly tag?: string | undefined; readonly limit: number; readonly offset: number },
): Promise<readonly WireContact[]> {
  const values: SqlValue[] = [];
  const use = (value: SqlValue): string => `$${values.push(value)}`;
  const folded = fold(query);
  const conditions = [...matches(folded, use), ...(tag === undefined ? [] : [`${use(tag)} = any (c.tags)`])];
  const whole = likeText(folded);
  // A name that begins so, then a word of a name, then any other place.
  const rank =
    folded === ''
      ? ''
      : `case when c.name_key like ${use(` ${whole}%`)} then 0 when c.name_key like ${use(`% ${whole}%`)} then 1
              when c.search_key like ${use(`% ${whole}%`)} then 2 else 3 end,`;
  const { rows } = await tx.query<ContactRow>(
    `select ${columns} ${from} ${conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`}
     order by ${rank} c.last_activity_at desc nulls last, c.id
     limit ${use(limit + 1)} offset ${use(offset)}`,
    values,
  );
  return rows.map(toWire);
}

function matches(folded: string, use: (value: SqlValue) => string): readonly string[] {
  if (folded === '') return [];
  const digits = digitsOf(folded);
  // Something dialled: one number, however it is grouped. A leading 0 belongs to the national spelling.
  if (/^[+\d\s().\-/]+$/.test(folded) && digits.length >= 3) {
    return [`c.digits_key like ${use(`%${digits.replace(/^0+(?=\d{3})/, '')}%`)}`];
  }
  return folded.split(' ').map((word) => {
    const inText = `c.search_key like ${use(`%${likeText(word)}%`)}`;
    const inNumber = digitsOf(word);
    return inNumber.length >= 3 && inNumber === word
      ? `(${inText} or c.digits_key like ${use(`%${inNumber}%`)})`
      : inText;
  });
}

export async function insertContact(
  tx: Queryable,
  accountId: string,
  id: string,
  content: ContactContent,
  now: Date,
): Promise<WireContact> {
  await tx.query(
    `insert into contacts (account_id, id, name, company, title, phones, emails, addresses, tags, custom_fields,
       owner_id, time_zone, language, do_not_call, name_key, search_key, digits_key, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6::jsonb, $7::jsonb, $8::jsonb, $9, $10::jsonb, $11, $12, $13, $14, $15, $16, $17,
       $18, $18)`,
    [accountId, id, ...valuesOf(content), now],
  );
  await writeKeys(tx, accountId, id, content);
  return only([await getContact(tx, id)].filter((contact) => contact !== undefined));
}

export async function updateContact(
  tx: Queryable,
  accountId: string,
  id: string,
  content: ContactContent,
  now: Date,
): Promise<WireContact> {
  await tx.query(
    `update contacts set name = $2, company = $3, title = $4, phones = $5::jsonb, emails = $6::jsonb,
       addresses = $7::jsonb, tags = $8, custom_fields = $9::jsonb, owner_id = $10, time_zone = $11, language = $12,
       do_not_call = $13, name_key = $14, search_key = $15, digits_key = $16, updated_at = $17, version = version + 1
     where id = $1`,
    [id, ...valuesOf(content), now],
  );
  await tx.query('delete from contact_phones where contact_id = $1', [id]);
  await tx.query('delete from contact_emails where contact_id = $1', [id]);
  await writeKeys(tx, accountId, id, content);
  return only([await getContact(tx, id)].filter((contact) => contact !== undefined));
}

export function contentOf(contact: WireContact): ContactContent {
  return {
    name: contact.name,
    phones: contact.phones,
    emails: contact.emails,
    addresses: contact.addresses,
    tags: contact.tags,
    custom_fields: contact.custom_fields,
    do_not_call: contact.do_not_call,
    company: contact.company ?? null,
    title: contact.title ?? null,
    time_zone: contact.time_zone ?? null,
    language: contact.language ?? null,
    owner_id: contact.owner?.id ?? null,
  };
}

/** The texts that search compares. */
export function keysOf(content: ContactContent): readonly [name: string, search: string, digits: string] {
  const name = searchKey(content.name);
  const rest = searchKey(content.company ?? '', content.title ?? '', ...content.tags);
  const emails = content.emails.map((email) => ` ${email.address.toLowerCase()}`).join('');
  return [name, name + rest + emails, content.phones.map((phone) => phone.number.slice(1)).join(' ')];
}

function valuesOf(content: ContactContent): readonly SqlValue[] {
  return [
    content.name,
    content.company,
    content.title,
    JSON.stringify(content.phones),
    JSON.stringify(content.emails),
    JSON.stringify(content.addresses),
    content.tags,
    JSON.stringify(content.custom_fields),
    content.owner_id,
    content.time_zone,
    content.language,
    content.do_not_call,
    ...keysOf(content),
  ];
}

async function writeKeys(tx: Queryable, accountId: string, id: string, content: ContactContent): Promise<void> {
  await tx.query(
    `insert into contact_phones (account_id, contact_id, number)
     select distinct $1, $2, number from unnest($3::text[]) as given (number)`,
    [accountId, id, content.phones.map((phone) => phone.number)],
  );
  await tx.query(
    `insert into contact_emails (account_id, contact_id, address)
     select distinct $1, $2, address from unnest($3::text[]) as given (address)`,
    [accountId, id, content.emails.map((email) => email.address.toLowerCase())],
  );
}

/** The contact has something new: it moves to the front of the recently active ones. */
export async function touchContact(tx: Queryable, id: string, at: string): Promise<void> {
  await tx.query(`update contacts set last_activity_at = greatest(last_activity_at, $2::timestamptz) where id = $1`, [
    id,
    at,
  ]);
}

/** Words that contacts use, with how many of them do. */
export async function usedWords(
  tx: Queryable,
  what: 'tags' | 'custom_fields',
): Promise<readonly { readonly name: string; readonly contacts: number }[]> {
  const words = what === 'tags' ? 'unnest(tags)' : 'jsonb_object_keys(custom_fields)';
  const { rows } = await tx.query<{ name: string; contacts: number }>(
    `select name, count(*)::int as contacts from (select ${words} as name from contacts) used
     group by name order by contacts desc, name limit 500`,
  );
  return rows;
}
