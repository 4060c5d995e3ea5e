import { mediaColumn } from '../media/of-message.js';

/** One kind of record in an export: its columns, and where its rows come from. */
export interface ExportTable {
  readonly name: string;
  /** Column names; what is not plain text is JSON. */
  readonly columns: readonly string[];
  readonly from: string;
  /** For the export of one contact; absent where the rows are of no contact and stay out of it. */
  readonly ofContact?: string;
  /** Reads in this order, and on from the last row's key. */
  readonly key: readonly string[];
  /** Rows that are read at once; fewer where one may be large. */
  readonly batch?: number;
}

const ofContact = '(contact_id = $1 or contact_id in (select alias_id from contact_aliases a where a.contact_id = $1))';
const table = (
  name: string,
  columns: string,
  more: Partial<Omit<ExportTable, 'name' | 'columns'>> = { ofContact },
): ExportTable => ({
  name,
  columns: columns.split(/[\s,]+/).filter((column) => column !== ''),
  from: name,
  key: ['id'],
  ...more,
});

/** Sounds go along, as Base64 (RFC 4648): a copy of the data is a copy of what was said, too. */
function sounds(name: string, own: string): ExportTable {
  const from = `(select s.*, translate(encode(s.sound, 'base64'), E'\\n', '') as audio, c.contact_id from ${name} s join (
    select account_id, id, contact_id from calls union all select account_id, id, contact_id from agent_calls
  ) c on c.account_id = s.account_id and c.id = s.call_id) sounds`;
  return table(name, `id, call_id, contact_id, duration_seconds, mime_type, ${own}, audio`, {
    ofContact,
    from,
    batch: 10,
  });
}

/** Everything that is held of an account's customers, and of the account itself. Secrets and hashes are no data of anybody. */
export const exportTables: readonly ExportTable[] = [
  table('accounts', 'account_id, parent_id, kind, name, country, created_at', { key: ['account_id'] }),
  table('agents', 'id, name, title, email, created_at', {}),
  table('caller_ids', 'id, number, label, is_default, verified_at', {}),
  table(
    'contacts',
    `id, name, company, title, phones, emails, addresses, tags, custom_fields, owner_id, time_zone, language,
     do_not_call, restricted_at, nominee, created_at, updated_at`,
    { ofContact: 'id = $1' },
  ),
  table('contact_revisions', 'id, contact_id, at, by_id, by_name, reason, changes'),
  table('activities', 'id, contact_id, type, occurred_at, author_id, details'),
  table(
    'calls',
    `id, kind, direction, status, from_number, to_number, contact_id, agent_id, started_at, answered_at, ended_at,
     disposition, note, tags`,
  ),
  table(
    'agent_calls',
    `id, agent_id, agent_name, contact_id, direction, status, from_number, to_number, metadata, transcript, summary,
     extracted_data, created_at, started_at, answered_at, ended_at, recording_id`,
  ),
  sounds('recordings', 'recorded_at, announced_at, erased_at, transcript'),
  sounds('voicemails', 'from_number, to_number, received_at, heard'),
  table(
    'messages',
    `id, channel, direction, contact_id, from_number, to_number, body, status, error_code, created_at, sent_at,
     delivered_at, read_at, media`,
    { ofContact, from: `(select m.*, ${mediaColumn} from messages m) messages` },
  ),
  table(
    'emails',
    `id, contact_id, thread_id, direction, from_address, to_addresses, cc_addresses, subject, sent_at, attachments,
     status`,
  ),
  table(
    'consents',
    `sequence, id, contact_id, purpose, change, method, how, evidence, evidence_salt, evidence_digest, policy_version,
     language, occurred_at, recorded_at, recorded_by, previous_hash, hash`,
  ),
  table(
    'privacy_requests',
    `id, reference, kind, status, contact_id, requester, details, nominee, language, received_at, acknowledge_by,
     acknowledged_at, due_at, extension, closed_at, outcome, tombstone`,
  ),
  table(
    'access_log',
    'id, at, actor_kind, actor_id, action, resource, resource_id, contact_id, fields, purpose, authorisation',
  ),
  table('access_grants', 'id, employee_id, purpose, granted_by, created_at, until, withdrawn_at', {}),
  table(
    'cookie_consents',
    `id, site_id, receipt_id, subject_id, given_at, action, choices, notice_version, language, gpc, surface,
     received_at`,
    {},
  ),
  table('tombstones', 'sequence, contact_id, request_id, erased_at, counts, previous_hash, hash', {
    key: ['sequence'],
  }),
];
