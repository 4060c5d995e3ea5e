import type { WireCallOutcome, WireCallStatus } from '@dialora/api/schemas';
import type { OwnerTransaction } from '../db/database.js';
import { searchTextOf } from '../records/activities.js';
import { keysOf } from '../records/contacts.js';
import { writeMessageMedia, type SeedMediumType } from './media.js';
import { writeRecordings } from './recordings.js';
import type { Person } from './people.js';
import type { Entry } from './stories.js';

const batch = 500;

/** Writes rows of JSON in batches; `columns` are name and type in the order of the insert. */
async function insertAll(
  tx: OwnerTransaction,
  table: string,
  columns: Readonly<Record<string, string>>,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const names = Object.keys(columns).join(', ');
  const typed = Object.entries(columns)
    .map(([name, type]) => `${name} ${type}`)
    .join(', ');
  for (let from = 0; from < rows.length; from += batch) {
    await tx.query(
      `insert into ${table} (${names}) select ${names} from jsonb_to_recordset($1::jsonb) as given (${typed})`,
      [JSON.stringify(rows.slice(from, from + batch))],
    );
  }
}

export async function writeContacts(tx: OwnerTransaction, people: readonly Person[], now: Date): Promise<void> {
  const createdAt = new Date(now.getTime() - 430 * 24 * 3_600_000).toISOString();
  await insertAll(
    tx,
    'contacts',
    {
      account_id: 'text',
      id: 'text',
      name: 'text',
      company: 'text',
      title: 'text',
      phones: 'jsonb',
      emails: 'jsonb',
      addresses: 'jsonb',
      tags: 'text[]',
      custom_fields: 'jsonb',
      owner_id: 'text',
      time_zone: 'text',
      language: 'text',
      do_not_call: 'boolean',
      name_key: 'text',
      search_key: 'text',
      digits_key: 'text',
      created_at: 'timestamptz',
      updated_at: 'timestamptz',
    },
    people.map(({ accountId, id, content }) => {
      const [nameKey, search, digits] = keysOf(content);
      return {
        account_id: accountId,
        id,
        ...content,
        name_key: nameKey,
        search_key: search,
        digits_key: digits,
        created_at: createdAt,
        updated_at: createdAt,
      };
    }),
  );
  await insertAll(
    tx,
    'contact_phones',
    { account_id: 'text', contact_id: 'text', number: 'text' },
    people.flatMap(({ accountId, id, content }) =>
      content.phones.map(({ number }) => ({ account_id: accountId, contact_id: id, number })),
    ),
  );
  await insertAll(
    tx,
    'contact_emails',
    { account_id: 'text', contact_id: 'text', address: 'text' },
    people.flatMap(({ accountId, id, content }) =>
      content.emails.map(({ address }) => ({ account_id: accountId, contact_id: id, address: address.toLowerCase() })),
    ),
  );
}

/** Writes the feed, and what else the entries stand for: the calls' own records and the consents. */
export async function writeActivities(tx: OwnerTransaction, entries: readonly Entry[]): Promise<void> {
  const rows = entries.map((entry, at) => {
    const serial = String(at).padStart(6, '0');
    const occurredAt = new Date(entry.at).toISOString();
    const isCall = entry.type === 'call' || entry.type === 'ai_call';
    const callId = isCall ? `call_seed${serial}` : null;
    return {
      account_id: entry.person.accountId,
      id: `act_seed${serial}`,
      contact_id: entry.person.id,
      type: entry.type,
      occurred_at: occurredAt,
      author_id: entry.authorId,
      call_id: callId,
      details:
        callId === null
          ? { ...entry.details, ...mediaOf(entry, serial) }
          : { call_id: callId, ...recordingIdOf(entry, callId), ...entry.details },
      created_at: occurredAt,
      updated_at: occurredAt,
      search_key: searchTextOf(entry.details),
      entry,
    };
  });
  await insertAll(
    tx,
    'activities',
    {
      account_id: 'text',
      id: 'text',
      contact_id: 'text',
      type: 'text',
      occurred_at: 'timestamptz',
      author_id: 'text',
      call_id: 'text',
      details: 'jsonb',
      created_at: 'timestamptz',
      updated_at: 'timestamptz',
      search_key: 'text',
    },
    rows.map(({ entry: _, ...row }) => row),
  );
  await insertAll(
    tx,
    'calls',
    {
      account_id: 'text',
      id: 'text',
      kind: 'text',
      direction: 'text',
      status: 'text',
      outcome: 'text',
      from_number: 'text',
      to_number: 'text',
      contact_id: 'text',
      agent_id: 'text',
      placed_by: 'text',
      carrier_id: 'text',
      started_at: 'timestamptz',
      answered_at: 'timestamptz',
      ended_at: 'timestamptz',
      seen_at: 'timestamptz',
      disposition: 'text',
      note: 'text',
      tags: 'text[]',
      recording_rule: 'text',
      recording_id: 'text',
    },
    rows.flatMap((row) => (row.type === 'call' && row.call_id !== null ? [callOf(row.entry, row.call_id)] : [])),
  );
  await writeRecordings(
    tx,
    rows.flatMap(({ account_id: accountId, call_id: callId, entry }) => {
      const { recording_id: id } = callId === null ? {} : recordingIdOf(entry, callId);
      return callId === null || id === undefined ? [] : [{ accountId, id, callId, entry }];
    }),
  );
  await writeMessageMedia(
    tx,
    rows.flatMap(({ account_id: accountId, id: messageId, occurred_at: at, entry }, serial) => {
      const { media } = mediaOf(entry, String(serial).padStart(6, '0'));
      return media === undefined ? [] : [{ accountId, messageId, at, media }];
    }),
  );
  await insertAll(
    tx,
    'consents',
    {
      account_id: 'text',
      id: 'text',
      contact_id: 'text',
      purpose: 'text',
      change: 'text',
      how: 'text',
      occurred_at: 'timestamptz',
    },
    rows.flatMap((row, at) =>
      row.type === 'consent'
        ? [
            {
              account_id: row.account_id,
              id: `cns_seed${at}`,
              contact_id: row.contact_id,
              ...row.details,
              occurred_at: row.occurred_at,
            },
          ]
        : [],
    ),
  );
  await tx.query(
    `update contacts c set last_activity_at = latest.at from (
       select account_id, contact_id, max(occurred_at) as at from activities group by account_id, contact_id
     ) latest where latest.account_id = c.account_id and latest.contact_id = c.id`,
  );
}

const ownNumbers: Readonly<Record<string, string>> = {
  acc_northlight: '+12025550100',
  acc_harbourlane: '+442079460900',
};

function callOf(entry: Entry, callId: string): Readonly<Record<string, unknown>> {
  const { person, details } = entry;
  const outcome = details['outcome'] as WireCallOutcome;
  const seconds = Number(details['duration_seconds']);
  const own = ownNumbers[person.accountId] ?? '';
  const inbound = details['direction'] === 'inbound';
  const agentId =
    entry.authorId ?? person.content.owner_id ?? (person.accountId === 'acc_northlight' ? 'agt_maya' : 'agt_asha');
  const answeredAt = outcome === 'completed' ? entry.at + 9_000 : null;
  const endedAt = new Date(answeredAt === null ? entry.at + 24_000 : answeredAt + seconds * 1000).toISOString();
  return {
    account_id: person.accountId,
    id: callId,
    kind: 'browser',
    direction: details['direction'],
    status: statusOf(outcome),
    outcome,
    from_number: inbound ? details['number'] : own,
    to_number: inbound ? own : details['number'],
    contact_id: person.id,
    agent_id: agentId,
    placed_by: inbound ? 'carrier' : `agent.${agentId}`,
    carrier_id: `CA${callId}`,
    started_at: new Date(entry.at).toISOString(),
    answered_at: answeredAt === null ? null : new Date(answeredAt).toISOString(),
    ended_at: endedAt,
    seen_at: endedAt,
    disposition: details['disposition'] ?? null,
    note: details['note'] ?? null,
    tags: [],
    recording_rule: 'announce',
    ...recordingIdOf(entry, callId),
  };
}

/** Calls that are told word by word were recorded. */
function recordingIdOf({ type, details }: Entry, callId: string): { readonly recording_id?: string } {
  return type === 'call' && 'transcript' in details ? { recording_id: callId.replace('call_', 'rec_') } : {};
}

/** The seeds name the types of what came along; in the feed each is a medium of its own. */
function mediaOf({ details }: Entry, serial: string) {
  const types = details['media'] as readonly SeedMediumType[] | undefined;
  return types === undefined
    ? {}
    : { media: types.map((type, at) => ({ id: `med_seed${serial}_${at}`, mime_type: type })) };
}

function statusOf(outcome: WireCallOutcome): WireCallStatus {
  return outcome === 'declined' ? 'busy' : outcome;
}
