import { activitySchema, type WireActivity } from '../../schemas/activities.js';
import { keysetOf, one } from '../../schemas/envelope.js';
import { randomId } from '../../internal/id.js';
import { makeContact } from './contacts.js';
import { ask, good, must, refused, same, type Check, type ContractSubject } from './subject.js';

const oneActivity = one(activitySchema);
const feedPage = keysetOf(activitySchema);
const path = '/api/v1/activities';

/** A note made for one check. */
export async function makeNote(subject: ContractSubject, contactId: string, body: object = {}): Promise<WireActivity> {
  const note = { type: 'note', contact_id: contactId, body: 'A note', ...body };
  return good(await ask(subject, { path, body: note, key: randomId() }), 201, oneActivity).data;
}

export function activityChecks(subject: ContractSubject): readonly Check[] {
  const page = async (contactId: string, limit: number, before?: string | null) => {
    const query = `contact_id=${contactId}&limit=${limit}${before == null ? '' : `&before=${encodeURIComponent(before)}`}`;
    return good(await ask(subject, { path: `${path}?${query}` }), 200, feedPage);
  };

  return [
    {
      name: 'activities: a note written twice with its client id is there once, even under another key',
      async run() {
        const contact = await makeContact(subject);
        const id = randomId();
        const occurred_at = '2026-03-01T10:00:00Z';
        const first = await makeNote(subject, contact.id, { id, occurred_at });
        const second = await makeNote(subject, contact.id, { id, occurred_at });
        same([second.id, second.occurred_at], [first.id, '2026-03-01T10:00:00.000Z'], 'the second answer');
        must(first.author !== undefined, 'the author must be known');
        same((await page(contact.id, 10)).data.length, 1, 'the number of notes');
      },
    },
    {
      name: 'activities: the feed is newest first and pages without doubles or gaps while new ones arrive',
      async run() {
        const contact = await makeContact(subject);
        // Two share a moment: the id must decide between them.
        const minutes = [1, 2, 3, 3, 4, 5, 6];
        for (const minute of minutes)
          await makeNote(subject, contact.id, { occurred_at: `2026-03-01T10:0${minute}:00Z` });
        const seen: WireActivity[] = [];
        let before: string | null = null;
        for (let turn = 0; turn < 10; turn += 1) {
          const { data, pagination }: Awaited<ReturnType<typeof page>> = await page(contact.id, 2, before);
          seen.push(...data);
          must(pagination.has_more === (pagination.next_cursor !== null), 'has_more must go with a cursor');
          before = pagination.next_cursor;
          if (before === null) break;
          await makeNote(subject, contact.id, { occurred_at: '2026-03-01T11:00:00Z' });
        }
        same(seen.length, minutes.length, 'the number of notes over all pages');
        same(new Set(seen.map((each) => each.id)).size, minutes.length, 'the number of different notes');
        const keys = seen.map((each) => `${each.occurred_at} ${each.id}`);
        same(keys, [...keys].sort().reverse(), 'the order');
      },
    },
    {
      name: 'activities: for somebody who does not exist nothing is written, and what only a line can know is refused',
      async run() {
        const body = { type: 'note', contact_id: randomId(), body: 'x' };
        const reply = await ask(subject, { path, body, key: randomId() });
        must(reply.status === 404 || reply.status === 422, `an unknown contact is answered with ${reply.status}`);
        const call = { type: 'call', contact_id: randomId(), outcome: 'completed' };
        const problem = refused(await ask(subject, { path, body: call, key: randomId() }), 422, 'validation_failed');
        same(
          problem.errors?.map((each) => each.pointer),
          ['/type'],
          'the pointers',
        );
        refused(await ask(subject, { path: `${path}?before=nonsense&limit=5` }), 422, 'validation_failed');
      },
    },
  ];
}
