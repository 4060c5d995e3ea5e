import { listOf, one, pageOf } from '../../schemas/envelope.js';
import { contactSchema, type WireContact } from '../../schemas/contacts.js';
import { randomId } from '../../internal/id.js';
import {
  ask,
  fictionNumber,
  good,
  must,
  refused,
  same,
  uniqueName,
  type Check,
  type ContractSubject,
} from './subject.js';

const oneContact = one(contactSchema);
const path = '/api/v1/contacts';

/** A contact made for one check. */
export async function makeContact(subject: ContractSubject, body: object = {}): Promise<WireContact> {
  const reply = await ask(subject, { path, body: { name: uniqueName('Contract'), ...body }, key: randomId() });
  return good(reply, 201, oneContact).data;
}

export function contactChecks(subject: ContractSubject): readonly Check[] {
  const get = async (id: string) => good(await ask(subject, { path: `${path}/${id}` }), 200, oneContact).data;
  const patch = (id: string, body: object, etag?: string) =>
    ask(subject, {
      method: 'PATCH',
      path: `${path}/${id}`,
      body,
      key: randomId(),
      ...(etag === undefined ? {} : { headers: { 'If-Match': etag } }),
    });

  return [
    {
      name: 'contacts: what is created is read back, found by number, by e-mail in any case, and by name',
      async run() {
        const number = fictionNumber();
        const address = `${randomId()}@example.test`;
        const made = await makeContact(subject, {
          phones: [{ number, type: 'work', primary: true }],
          emails: [{ address, type: 'work', primary: true }],
          custom_fields: { Lead_Source: 'fair' },
          time_zone: 'Asia/Kolkata',
        });
        same(await get(made.id), made, 'the contact read back');
        same(made.custom_fields, { Lead_Source: 'fair' }, 'the custom fields, letter for letter');
        for (const query of [`number=${encodeURIComponent(number)}`, `email=${address.toUpperCase()}`]) {
          const found = good(await ask(subject, { path: `${path}/lookup?${query}` }), 200, listOf(contactSchema)).data;
          must(
            found.some((each) => each.id === made.id),
            `look-up by ${query} does not find it`,
          );
        }
        const search = await ask(subject, { path: `${path}?limit=10&query=${encodeURIComponent(made.name)}` });
        must(
          good(search, 200, pageOf(contactSchema)).data.some((each) => each.id === made.id),
          'search does not find it',
        );
      },
    },
    {
      name: 'contacts: the ETag header is the etag of the body',
      async run() {
        const made = await makeContact(subject);
        const reply = await ask(subject, { path: `${path}/${made.id}` });
        same(reply.headers.get('etag'), good(reply, 200, oneContact).data.etag, 'the ETag');
      },
    },
    {
      name: 'contacts: a change needs the version that was read; a stale one changes nothing',
      async run() {
        const made = await makeContact(subject, { company: 'First' });
        refused(await patch(made.id, { company: 'Second' }), 428, 'version_required');
        const changed = good(await patch(made.id, { company: 'Second' }, made.etag), 200, oneContact).data;
        must(changed.etag !== made.etag, 'a change must give a new version');
        refused(await patch(made.id, { company: 'Third' }, made.etag), 412, 'version_stale');
        same((await get(made.id)).company, 'Second', 'the company after a stale change');
        const emptied = good(await patch(made.id, { company: null }, changed.etag), 200, oneContact).data;
        must(!('company' in emptied), 'null must empty a member');
        same(emptied.name, made.name, 'what was not mentioned');
      },
    },
    {
      name: 'contacts: pages follow each other without doubles and end',
      async run() {
        const name = uniqueName('Paged');
        for (let made = 0; made < 5; made += 1) await makeContact(subject, { name });
        const seen = new Set<string>();
        for (let page = 1; page <= 3; page += 1) {
          const reply = await ask(subject, { path: `${path}?query=${encodeURIComponent(name)}&limit=2&page=${page}` });
          const { data, pagination } = good(reply, 200, pageOf(contactSchema));
          same(
            [pagination.page, pagination.limit, pagination.has_more],
            [page, 2, page < 3],
            `the pagination of page ${page}`,
          );
          data.forEach((each) => seen.add(each.id));
        }
        same(seen.size, 5, 'the number of contacts over all pages');
      },
    },
    {
      name: 'contacts: wrong members are pointed at, unknown ones and broken pages too',
      async run() {
        const wrong = { name: '', phones: [{ number: '0207', type: 'work', primary: true }], nickname: 'x' };
        const problem = refused(await ask(subject, { path, body: wrong, key: randomId() }), 422, 'validation_failed');
        same(
          problem.errors?.map((each) => each.pointer).sort(),
          ['/name', '/nickname', '/phones/0/number'],
          'the pointers',
        );
        refused(await ask(subject, { path: `${path}?limit=101` }), 422, 'validation_failed');
        refused(await ask(subject, { path: `${path}/lookup` }), 422, 'validation_failed');
      },
    },
  ];
}
