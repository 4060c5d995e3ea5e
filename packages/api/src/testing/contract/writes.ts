import { one } from '../../schemas/envelope.js';
import { contactSchema } from '../../schemas/contacts.js';
import { randomId } from '../../internal/id.js';
import { ask, good, must, refused, same, uniqueName, type Check, type ContractSubject } from './subject.js';

const oneContact = one(contactSchema);
const path = '/api/v1/contacts';

/** What holds for every write and every request, shown on contacts. */
export function writeChecks(subject: ContractSubject): readonly Check[] {
  return [
    {
      name: 'idempotency: the same key and body get the first answer, another body is refused',
      async run() {
        const key = randomId();
        const body = { name: uniqueName('Twice') };
        const first = good(await ask(subject, { path, body, key }), 201, oneContact).data;
        const second = good(await ask(subject, { path, body, key }), 201, oneContact).data;
        same(second, first, 'the second answer');
        refused(await ask(subject, { path, body: { name: 'Other' }, key }), 422, 'idempotency_key_reused');
      },
    },
    {
      name: 'idempotency: many at once with one key make one record',
      async run() {
        const key = randomId();
        const body = { name: uniqueName('At once') };
        const replies = await Promise.all(Array.from({ length: 8 }, () => ask(subject, { path, body, key })));
        const made = replies.filter((reply) => reply.status === 201);
        must(made.length > 0, 'one of them must be answered');
        same(new Set(made.map((reply) => good(reply, 201, oneContact).data.id)).size, 1, 'the number of records');
        for (const reply of replies) if (reply.status !== 201) refused(reply, 409, 'idempotency_in_flight');
      },
    },
    {
      name: 'errors: no token, a wrong token, a wrong path, a wrong method, and a body that cannot be read',
      async run() {
        const nobody = await ask(subject, { path: '/api/v1/me', token: null });
        refused(nobody, 401, 'unauthenticated');
        must(
          (nobody.headers.get('www-authenticate') ?? '').startsWith('Bearer'),
          'a 401 names its scheme (RFC 6750 §3)',
        );
        refused(await ask(subject, { path: '/api/v1/me', token: 'dls_nobody' }), 401, 'unauthenticated');
        refused(await ask(subject, { path: '/api/v1/nowhere' }), 404, 'not_found');
        refused(await ask(subject, { path: `${path}/${randomId()}` }), 404, 'not_found');
        refused(await ask(subject, { method: 'DELETE', path: '/api/v1/me' }), 405, 'method_not_allowed');
        refused(await ask(subject, { path, rawBody: '{"name":', key: randomId() }), 400, 'malformed_request');
        const form = {
          path,
          rawBody: 'name=x',
          key: randomId(),
          headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        };
        refused(await ask(subject, form), 415, 'unsupported_media_type');
      },
    },
    {
      name: 'errors: hostile input is refused or kept as text, never a fault',
      async run() {
        for (const name of [
          '<script>alert(1)</script>',
          "'; DROP TABLE contacts; --",
          '\u202Eabc',
          '\uD800',
          'a\u0000b',
          '💥'.repeat(50),
        ]) {
          const reply = await ask(subject, { path, body: { name }, key: randomId() });
          must(
            reply.status === 201 || reply.status === 422,
            `${JSON.stringify(name)} is answered with ${reply.status}`,
          );
        }
        for (const id of ['..%2F..%2Fetc', '%00', "1'%20or%20'1'='1", 'x'.repeat(3000)]) {
          const reply = await ask(subject, { path: `${path}/${id}` });
          must(reply.status >= 400 && reply.status < 500, `the id ${id.slice(0, 40)} is answered with ${reply.status}`);
        }
      },
    },
  ];
}
