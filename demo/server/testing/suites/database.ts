import assert from 'node:assert/strict';
import { test } from 'node:test';
import { migrate, readMigrations } from '../../db/migrate.js';
import type { Suite } from './index.js';

/** Straight at the database, as careless code would be. */
export const databaseSuite: Suite = (h) => {
  const db = () => h().server.services.db;
  const all = [
    'contacts',
    'contact_phones',
    'contact_emails',
    'calls',
    'activities',
    'consents',
    'agents',
    'caller_ids',
    'sites',
    'events',
  ];

  test('a forgotten WHERE sees one account only, and without an account nothing', async () => {
    for (const table of all) {
      const accountsSeen = (rows: readonly { account_id: string }[]) => [...new Set(rows.map((row) => row.account_id))];
      const own = await db().read('acc_harbourlane', (tx) =>
        tx.query<{ account_id: string }>(`select account_id from ${table}`),
      );
      assert.deepEqual(
        accountsSeen(own.rows).filter((id) => id !== 'acc_harbourlane'),
        [],
        table,
      );
      const none = await db().anonymous((tx) => tx.query<{ n: number }>(`select count(*)::int as n from ${table}`));
      assert.equal(none.rows[0]?.n, 0, table);
    }
    const everything = await db().owner((tx) =>
      tx.query<{ n: number }>('select count(distinct account_id)::int as n from contacts'),
    );
    assert.ok((everything.rows[0]?.n ?? 0) >= 2, 'there are two accounts to keep apart');
  });

  test('a careless update or delete stays within the account', async () => {
    await assert.rejects(
      db().write('acc_harbourlane', async (tx) => {
        const touched = await tx.query(`update contacts set title = 'mine'`);
        const { rows } = await tx.query<{ n: number }>('select count(*)::int as n from contacts');
        assert.equal(touched.count, rows[0]?.n);
        throw new Error('undo');
      }),
      /undo/,
    );
    const { rows } = await db().owner((tx) =>
      tx.query<{ n: number }>(`select count(*)::int as n from contacts where title = 'mine'`),
    );
    assert.equal(rows[0]?.n, 0);
  });

  test('a row of another account cannot be written', async () => {
    const insert = `insert into consents (account_id, id, contact_id, purpose, change, how, occurred_at)
      values ('acc_northlight', 'cns_x', 'con_dana', 'call', 'withdrawn', 'forged', now())`;
    await assert.rejects(
      db().write('acc_harbourlane', (tx) => tx.query(insert)),
      { code: '42501' },
    );
    const move = `update contacts set account_id = 'acc_northlight' where id = 'con_hannah_hl'`;
    await assert.rejects(
      db().write('acc_harbourlane', (tx) => tx.query(move)),
      { code: '42501' },
    );
  });

  test('every table with an account is closed to the application’s role, which owns none and is no superuser', async () => {
    const { rows } = await db().owner((tx) =>
      tx.query<{ name: string; secured: boolean; policies: number; has_account: boolean; owner: string }>(
        `select c.relname as name, c.relrowsecurity as secured, pg_get_userbyid(c.relowner) as owner,
           (select count(*)::int from pg_policies p where p.tablename = c.relname) as policies,
           exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'account_id') as has_account
         from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where n.nspname = 'public' and c.relkind = 'r'`,
      ),
    );
    const open = rows.filter(
      (row) => row.name !== 'schema_migrations' && !(row.secured && row.policies > 0 && row.has_account),
    );
    // The platform's staff belong to no account: to the application the table is not there at all.
    assert.deepEqual(
      open.map(({ name, secured, policies }) => [name, secured, policies]),
      [['staff', true, 0]],
    );
    for (const sql of ['select id from staff', `insert into staff (id, name, key_hash) values ('x', 'x', 'x')`]) {
      await assert.rejects(
        db().write('acc_northlight', (tx) => tx.query(sql)),
        { code: '42501' },
      );
    }
    assert.ok(rows.length > 15 && rows.every((row) => row.owner !== 'dialora_app'));
    const role = await db().read('acc_northlight', (tx) =>
      tx.query<{ me: string; super: boolean; bypass: boolean }>(
        'select current_user as me, rolsuper as super, rolbypassrls as bypass from pg_roles where rolname = current_user',
      ),
    );
    assert.deepEqual({ ...role.rows[0] }, { me: 'dialora_app', super: false, bypass: false });
  });

  test('what was said stays said: consents, receipts and revisions take no change', async () => {
    for (const table of ['consents', 'cookie_consents', 'activity_revisions', 'events']) {
      await assert.rejects(
        db().write('acc_northlight', (tx) => tx.query(`delete from ${table}`)),
        { code: '42501' },
        table,
      );
      await assert.rejects(
        db().write('acc_northlight', (tx) => tx.query(`update ${table} set account_id = account_id`)),
        { code: '42501' },
        table,
      );
    }
    await assert.rejects(
      db().read('acc_northlight', (tx) => tx.query(`update contacts set title = 'x'`)),
      { code: '25006' },
    );
    await assert.rejects(
      db().anonymous((tx) => tx.query('create table mine (id int)')),
      { code: '42501' },
    );
  });

  test('migrations run once, and one that was changed afterwards is noticed', async () => {
    assert.deepEqual(await migrate(db()), []);
    const [first, ...rest] = readMigrations();
    assert.ok(first);
    await assert.rejects(migrate(db(), [{ ...first, checksum: 'other' }, ...rest]), /0001_roles\.sql was changed/);
    const broken = { name: '9999_broken.sql', sql: 'create table half (id int); select nonsense;', checksum: 'x' };
    await assert.rejects(migrate(db(), [broken]));
    const { rows } = await db().owner((tx) =>
      tx.query<{ half: string | null }>(`select to_regclass('half')::text as half`),
    );
    assert.equal(rows[0]?.half, null, 'a migration that fails leaves nothing behind');
  });

  test('times come back as the wire writes them, and whole numbers as numbers', async () => {
    const { rows } = await db().owner((tx) =>
      tx.query<{ at: string; later: string; n: number; list: string[]; doc: unknown; gone: null }>(
        `select $1::timestamptz as at, timestamptz '2026-03-29 01:30:00.5+05:30' as later, 9007199254740991::bigint as n,
           array['a', 'b,"c'] as list, '{"x": [1]}'::jsonb as doc, null::timestamptz as gone`,
        [new Date('2026-11-22T05:02:11.120Z')],
      ),
    );
    assert.deepEqual(
      { ...rows[0] },
      {
        at: '2026-11-22T05:02:11.120Z',
        later: '2026-03-28T20:00:00.500Z',
        n: 9_007_199_254_740_991,
        list: ['a', 'b,"c'],
        doc: { x: [1] },
        gone: null,
      },
    );
  });

  test('a feed is read by its index, whatever the policies add', async () => {
    const { rows } = await db().read('acc_northlight', (tx) =>
      tx.query<Record<string, string>>(
        `explain select id from activities where contact_id = 'con_dana'
           and (occurred_at, id) < (timestamptz '2026-11-01Z', 'act_x') order by occurred_at desc, id desc limit 50`,
      ),
    );
    const plan = rows.map((row) => row['QUERY PLAN'] ?? '').join('\n');
    assert.match(plan, /Index (Only )?Scan using activities_feed/);
    assert.match(plan, /Index Cond: .*ROW\(occurred_at/);
  });
};
