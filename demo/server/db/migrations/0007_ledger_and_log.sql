-- The consent ledger becomes a chain: every line carries the hash of the line before it. A line outlives its contact,
-- because it proves what was allowed; what could name the person (the evidence) is only committed to by a digest, so
-- that it can be erased while the chain still verifies.
alter table consents drop constraint consents_account_id_contact_id_fkey;
alter table consents
  add column sequence int,
  add column method text,
  add column evidence jsonb,
  add column evidence_salt text,
  add column evidence_digest text,
  add column policy_version text,
  add column language text,
  add column recorded_at timestamptz(3),
  add column recorded_by text,
  add column recorded_by_name text,
  add column previous_hash text,
  add column hash text;
create unique index consents_sequence on consents (account_id, sequence);
create index consents_feed on consents (account_id, recorded_at desc, id desc);

-- Who saw or changed which customer data, when, for what. Names of members, never their values.
create table access_log (
  account_id text collate "C" not null references accounts (account_id),
  id bigint generated always as identity,
  at timestamptz(3) not null,
  actor_kind text not null check (actor_kind in ('agent', 'api-key', 'staff', 'visitor', 'system')),
  actor_id text not null,
  action text not null check (action in
    ('read', 'list', 'create', 'update', 'delete', 'export', 'play', 'send')),
  resource text not null,
  resource_id text,
  contact_id text collate "C",
  fields text[],
  purpose text,
  authorisation jsonb,
  primary key (account_id, id)
);
create index access_log_feed on access_log (account_id, at desc, id desc);
create index access_log_contact on access_log (account_id, contact_id, at desc, id desc);

-- What the account was not let do, for its own and its agency's oversight. No number and no name is kept.
create table refusals (
  account_id text collate "C" not null references accounts (account_id),
  id bigint generated always as identity,
  at timestamptz(3) not null,
  what text not null check (what in ('call', 'message', 'other')),
  rule_id text not null,
  primary key (account_id, id)
);
create index refusals_age on refusals (account_id, at);

-- A contact that was merged into another is still meant by what was said under its id.
create table contact_aliases (
  account_id text collate "C" not null references accounts (account_id),
  alias_id text collate "C" not null,
  contact_id text collate "C" not null,
  primary key (account_id, alias_id),
  foreign key (account_id, contact_id) references contacts (account_id, id) on delete cascade
);
create index contact_aliases_contact on contact_aliases (account_id, contact_id);

do $$
declare
  name text;
begin
  foreach name in array array['access_log', 'refusals', 'contact_aliases'] loop
    execute format('alter table %I enable row level security', name);
    execute format(
      'create policy own_account on %I using (account_id = (select current_account())) '
      'with check (account_id = (select current_account()))', name);
  end loop;
end
$$;
grant select, insert on access_log, refusals to dialora_app;
grant select, insert, update, delete on contact_aliases to dialora_app;

-- Whose data a kept answer holds, so that it goes with them.
alter table idempotency_keys add column contact_id text collate "C";
create index idempotency_keys_contact on idempotency_keys (account_id, contact_id) where contact_id is not null;
