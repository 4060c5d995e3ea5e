import { listActivities } from '../../server/records/activities.ts';

const contactId = 'con_dana';
const newest = Date.UTC(2020, 0, 1);

/** Writes `rows` notes of one contact, one a second into the past; milliseconds it took. */
export async function fill(db, rows) {
  const began = performance.now();
  const step = 50_000;
  for (let from = 0; from < rows; from += step) {
    await db.owner((tx) =>
      tx.query(
        `insert into activities (account_id, id, contact_id, type, occurred_at, details, created_at, updated_at, search_key,
           search_words)
         select 'acc_northlight', 'bench' || lpad(n::text, 9, '0'), '${contactId}', 'note',
           timestamptz '2020-01-01Z' - n * interval '1 second', jsonb_build_object('body', 'Entry number ' || n),
           now(), now(), ' entry number ' || n,
           array_to_tsvector(array['entry', 'number', n::text])
         from generate_series($1::int, $2::int) as n`,
        [from, Math.min(rows, from + step) - 1],
      ),
    );
  }
  await db.owner((tx) => tx.script('analyze activities'));
  return performance.now() - began;
}

/**
 * Times of single pages as the server reads them: one transaction as the account, row-level security on. Of the contact's
 * feed and the account's, at random depths and at the very end.
 */
export async function pageTimes({ server }, rows, count) {
  const { db } = server.services;
  const page = async (contact, depth) => {
    const before = { at: new Date(newest - depth * 1000).toISOString(), id: 'z' };
    const began = performance.now();
    const found = await db.read('acc_northlight', (tx) =>
      listActivities(tx, { contactId: contact, type: undefined, before, limit: 50 }),
    );
    const took = performance.now() - began;
    if (found.length < 50) throw new Error(`A page at depth ${depth} has ${found.length} entries.`);
    return took;
  };
  const measure = async (contact, depthOf) => {
    const times = [];
    for (let at = 0; at < count + 20; at += 1) {
      const took = await page(contact, depthOf(at));
      // The first twenty warm up.
      if (at >= 20) times.push(took);
    }
    return times;
  };
  // The golden ratio spreads depths evenly without chance.
  const anywhere = (at) => Math.floor(((at * 0.618_034) % 1) * (rows - 60));
  return {
    'contact feed, any depth': await measure(contactId, anywhere),
    'contact feed, newest': await measure(contactId, () => 0),
    'contact feed, oldest': await measure(contactId, () => rows - 60),
    'account feed, any depth': await measure(undefined, anywhere),
  };
}

/** Times of searches over all entries of the account: for a word of one entry, and for one that every entry has. */
export async function searchTimes({ server }, rows, count) {
  const { db } = server.services;
  const search = async (query) => {
    const began = performance.now();
    const found = await db.read('acc_northlight', (tx) =>
      listActivities(tx, { contactId: undefined, type: undefined, query, before: undefined, limit: 50 }),
    );
    if (found.length === 0) throw new Error(`Nothing was found for ${query}.`);
    return performance.now() - began;
  };
  const measure = async (queryOf) => {
    const times = [];
    for (let at = 0; at < count + 5; at += 1) {
      const took = await search(queryOf(at));
      if (at >= 5) times.push(took);
    }
    return times;
  };
  return {
    'search, one entry': await measure((at) => `number ${rows - 1 - at}`),
    'search, every entry': await measure(() => 'entry'),
  };
}
