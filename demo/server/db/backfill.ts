import type { Database, OwnerTransaction } from './database.js';
import { tokensOf } from '../text/tokens.js';
import { genesis, hashLine, type LedgerLine } from '../rights/ledger.js';

/**
 * Brings rows that were written before a column or a table existed up to date, and those that the seeds write in bulk.
 * Running it again changes nothing.
 */
export async function backfill(database: Database): Promise<void> {
  await database.owner(async (tx) => {
    await tx.query('select pg_advisory_xact_lock(72190003)');
    await chainConsents(tx);
    await tx.script(entriesToRecords);
  });
  await indexWords(database);
}

const atOnce = 1_000;

/** Gives entries that have none yet the words that search looks up, some at a time. */
async function indexWords(database: Database): Promise<void> {
  for (let more = true; more;) {
    more = await database.owner(async (tx) => {
      const { rows } = await tx.query<{ account_id: string; id: string; search_key: string | null }>(
        `select account_id, id, search_key from activities where search_words is null limit ${atOnce} for update skip locked`,
      );
      const indexed = rows.map(({ account_id, id, search_key }) => ({
        account_id,
        id,
        words: tokensOf(search_key ?? ''),
      }));
      await tx.query(
        `update activities v set search_words = array_to_tsvector(w.words)
         from jsonb_to_recordset($1::jsonb) as w (account_id text, id text, words text[])
         where v.account_id = w.account_id and v.id = w.id`,
        [JSON.stringify(indexed)],
      );
      return rows.length === atOnce;
    });
  }
}

interface Unchained extends Omit<LedgerLine, 'sequence'> {
  readonly how: string;
}

/** Gives lines that have no place in the chain yet the next places, in the order in which they were said. */
async function chainConsents(tx: OwnerTransaction): Promise<void> {
  const { rows } = await tx.query<Unchained>(
    `select account_id, change, contact_id, evidence_digest, occurred_at as given_at, id, language, method,
       policy_version, purpose, coalesce(recorded_at, occurred_at) as recorded_at, recorded_by, how
     from consents where sequence is null order by account_id, occurred_at, id`,
  );
  if (rows.length === 0) return;
  const { rows: heads } = await tx.query<{ account_id: string; sequence: number; hash: string }>(
    `select distinct on (account_id) account_id, sequence, hash from consents where sequence is not null
     order by account_id, sequence desc`,
  );
  const at = new Map(heads.map((head) => [head.account_id, head]));
  const chained = rows.map((row) => {
    const previous = at.get(row.account_id) ?? { sequence: 0, hash: genesis };
    const { how, ...rest } = row;
    const line: LedgerLine = { ...rest, method: row.method ?? methodOf(how), sequence: previous.sequence + 1 };
    const hash = hashLine(previous.hash, line);
    at.set(row.account_id, { account_id: row.account_id, sequence: line.sequence, hash });
    return { ...line, previous_hash: previous.hash, hash };
  });
  await tx.query(
    `update consents c set sequence = l.sequence, method = l.method, recorded_at = l.recorded_at,
       previous_hash = l.previous_hash, hash = l.hash
     from jsonb_to_recordset($1::jsonb) as l (account_id text, id text, sequence int, method text,
       recorded_at timestamptz, previous_hash text, hash text)
     where c.account_id = l.account_id and c.id = l.id`,
    [JSON.stringify(chained)],
  );
}

function methodOf(how: string): string {
  if (/spoken|call/i.test(how)) return 'spoken';
  if (/keyword/i.test(how)) return 'keyword';
  if (/mail/i.test(how)) return 'email';
  return 'web-form';
}

/** Messages and mails that are known from the feed only get records of their own, under the same ids. */
const entriesToRecords = `
  insert into messages (account_id, id, channel, direction, contact_id, from_number, to_number, body, status,
    created_at, sent_at, delivered_at)
  select v.account_id, v.id, v.type, v.details ->> 'direction', v.contact_id,
    case v.details ->> 'direction' when 'inbound' then v.details ->> 'number' else coalesce(n.number, '') end,
    case v.details ->> 'direction' when 'inbound' then coalesce(n.number, '') else v.details ->> 'number' end,
    v.details ->> 'body', v.details ->> 'status', v.occurred_at,
    case when v.details ->> 'status' in ('sent', 'delivered', 'read') then v.occurred_at end,
    case when v.details ->> 'status' in ('delivered', 'read') then v.occurred_at end
  from activities v left join caller_ids n on n.account_id = v.account_id and n.is_default
  where v.type in ('sms', 'whatsapp')
  on conflict do nothing;
  insert into emails (account_id, id, contact_id, thread_id, direction, from_address, to_addresses, cc_addresses,
    subject, sent_at, attachments)
  select v.account_id, v.id, v.contact_id, coalesce(v.details ->> 'thread_id', v.id), v.details ->> 'direction',
    v.details ->> 'from', array(select jsonb_array_elements_text(v.details -> 'to')), '{}', v.details ->> 'subject',
    v.occurred_at, coalesce(v.details -> 'attachments', '[]')
  from activities v where v.type = 'email'
  on conflict do nothing;
`;
