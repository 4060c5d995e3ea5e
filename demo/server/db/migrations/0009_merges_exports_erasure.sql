-- Every correction of a contact, field by field; append only.
create table contact_revisions (
  account_id text collate "C" not null references accounts (account_id),
  id text collate "C" not null,
  contact_id text collate "C" not null,
  at timestamptz(3) not null,
  by_id text collate "C",
  by_name text,
  reason text not null check (reason in ('created', 'edited', 'merged', 'unmerged', 'imported', 'privacy-request')),
  changes jsonb not null,
  primary key (account_id, id)
);
create index contact_revisions_feed on contact_revisions (account_id, contact_id, at desc, id desc);

-- What a merge did, so that it can be undone: both contacts as they were before.
create table contact_merges (
  account_id text collate "C" not null references accounts (account_id),
  id text collate "C" not null,
  contact_id text collate "C" not null,
  duplicate_id text collate "C" not null,
  before jsonb not null,
  duplicate jsonb not null,
  merged_at timestamptz(3) not null,
  undone_at timestamptz(3),
  primary key (account_id, id)
);
create index contact_merges_duplicate on contact_merges (account_id, duplicate_id) where undone_at is null;

-- Whose something was before a merge, so that it finds its way back.
alter table activities add column origin_contact_id text collate "C";
alter table calls add column origin_contact_id text collate "C";
alter table messages add column origin_contact_id text collate "C";
alter table emails add column origin_contact_id text collate "C";

-- What is searched in a feed, folded as contacts are; written with the entry, erased with the entry.
alter table activities add column search_key text;

-- Whom a person named to act for them (DPDP Act 2023, s.14).
alter table contacts add column nominee jsonb;

create table exports (
  account_id text collate "C" not null references accounts (account_id),
  id text collate "C" not null,
  scope text not null check (scope in ('account', 'contact')),
  contact_id text collate "C",
  format text not null check (format in ('json', 'csv')),
  status text not null check (status in ('queued', 'running', 'ready', 'failed', 'expired')),
  requested_by text collate "C",
  created_at timestamptz(3) not null,
  claimed_at timestamptz(3),
  ready_at timestamptz(3),
  expires_at timestamptz(3),
  size bigint,
  sha256 text,
  primary key (account_id, id)
);
create index exports_feed on exports (account_id, created_at desc, id desc);
create index exports_waiting on exports (created_at) where status in ('queued', 'running');

-- The file in pieces, each sealed; any server of the database can hand it out.
create table export_chunks (
  account_id text collate "C" not null,
  export_id text collate "C" not null,
  position int not null,
  content bytea not null,
  primary key (account_id, export_id, position),
  foreign key (account_id, export_id) references exports (account_id, id) on delete cascade
);

-- What is left of an erased contact: that it was, when, and how much went. Chained like the ledger.
create table tombstones (
  account_id text collate "C" not null references accounts (account_id),
  sequence int not null,
  contact_id text collate "C" not null,
  request_id text collate "C",
  erased_at timestamptz(3) not null,
  counts jsonb not null,
  previous_hash text not null,
  hash text not null,
  primary key (account_id, sequence),
  unique (account_id, contact_id)
);

do $$
declare
  name text;
begin
  foreach name in array array['contact_revisions', 'contact_merges', 'exports', 'export_chunks', 'tombstones'] loop
    execute format('alter table %I enable row level security', name);
    execute format(
      'create policy own_account on %I using (account_id = (select current_account())) '
      'with check (account_id = (select current_account()))', name);
  end loop;
end
$$;
grant select, insert on contact_revisions, tombstones to dialora_app;
grant select, insert, update on contact_merges to dialora_app;
grant select, insert, update, delete on exports, export_chunks to dialora_app;

-- Erases everything of these contacts (one person under all their ids) in the transaction's account, and says how much.
-- It walks over every table that names a contact, so that a table that is added later is not forgotten; what must
-- stay, because it proves what was done, holds no personal data: ledger lines lose their evidence.
create function erase_contacts(wanted text[]) returns jsonb
  language plpgsql volatile security definer set search_path = public, pg_temp
  as $$
declare
  account text := current_account();
  counts jsonb := '{}';
  pass int;
  rest text[];
  next_rest text[];
  name text;
  gone int;
begin
  if account is null then
    raise exception 'no account' using errcode = '42501';
  end if;
  update consents set evidence = null, evidence_salt = null
    where account_id = account and contact_id = any (wanted) and evidence is not null;
  get diagnostics gone = row_count;
  if gone > 0 then counts := counts || jsonb_build_object('consent_evidence', gone); end if;

  delete from activity_revisions where account_id = account
    and activity_id in (select id from activities a where a.account_id = account and a.contact_id = any (wanted));
  delete from outbound where account_id = account
    and id in (select id from messages m where m.account_id = account and m.contact_id = any (wanted)
               union select id from emails e where e.account_id = account and e.contact_id = any (wanted));
  delete from events where account_id = account and (
    data::jsonb ->> 'contact_id' = any (wanted)
    or (events.name like 'contact.%' and data::jsonb ->> 'id' = any (wanted)));
  -- Exports of the whole account hold the person too.
  delete from exports where account_id = account and scope = 'account';
  get diagnostics gone = row_count;
  if gone > 0 then counts := counts || jsonb_build_object('account_exports', gone); end if;
  delete from contact_merges where account_id = account and duplicate_id = any (wanted);

  select array_agg(c.table_name::text order by (c.table_name = 'calls')) into rest
    from information_schema.columns c join information_schema.tables t
      on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
    where c.table_schema = 'public' and c.column_name = 'contact_id'
      and c.table_name not in ('consents', 'privacy_requests', 'access_log', 'tombstones');
  -- Tables refer to one another: what cannot go yet goes in the next pass.
  for pass in 1..5 loop
    next_rest := '{}';
    foreach name in array rest loop
      begin
        execute format('delete from %I where account_id = $1 and contact_id = any ($2)', name) using account, wanted;
        get diagnostics gone = row_count;
        if gone > 0 then counts := counts || jsonb_build_object(name, gone); end if;
      exception when foreign_key_violation then
        next_rest := next_rest || name;
      end;
    end loop;
    rest := next_rest;
    exit when rest = '{}';
  end loop;
  if rest <> '{}' then
    raise exception 'could not erase from %', rest;
  end if;
  delete from contacts where account_id = account and id = any (wanted);
  get diagnostics gone = row_count;
  return counts || jsonb_build_object('contacts', gone);
end
$$;
revoke all on function erase_contacts(text[]) from public;
grant execute on function erase_contacts(text[]) to dialora_app;
