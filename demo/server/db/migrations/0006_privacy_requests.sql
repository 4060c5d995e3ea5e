-- The rights of the people whose data is held: what they asked for, and the clocks that run.
create table privacy_requests (
  account_id text collate "C" not null references accounts (account_id),
  id text collate "C" not null,
  -- What the person may quote on the telephone.
  reference text collate "C" not null,
  kind text not null check (kind in
    ('access', 'correction', 'portability', 'erasure', 'restriction', 'withdrawal', 'nomination', 'grievance')),
  status text not null check (status in
    ('received', 'acknowledged', 'in-progress', 'extended', 'done', 'refused', 'withdrawn')),
  -- No foreign key: the request outlives the contact that it erases.
  contact_id text collate "C",
  requester jsonb not null,
  identity_state text not null check (identity_state in ('unverified', 'code-sent', 'verified')),
  verified_at timestamptz(3),
  details text,
  nominee jsonb,
  language text not null,
  received_at timestamptz(3) not null,
  acknowledge_by timestamptz(3) not null,
  acknowledged_at timestamptz(3),
  due_at timestamptz(3) not null,
  extension jsonb,
  closed_at timestamptz(3),
  outcome text,
  export_id text collate "C",
  tombstone jsonb,
  -- Asked by a visitor of a site: of the receipt and the code only hashes are kept.
  site_id text collate "C",
  receipt_hash bytea unique,
  code_hash bytea,
  code_sent_at timestamptz(3),
  code_attempts int not null default 0,
  primary key (account_id, id),
  unique (account_id, reference)
);
create index privacy_requests_feed on privacy_requests (account_id, received_at desc, id desc);
create index privacy_requests_contact on privacy_requests (account_id, contact_id);
create index privacy_requests_open on privacy_requests (account_id, due_at) where closed_at is null;

-- Every step that was taken, by whom and when; append only.
create table privacy_request_steps (
  account_id text collate "C" not null,
  id bigint generated always as identity,
  request_id text collate "C" not null,
  at timestamptz(3) not null,
  what text not null,
  by_id text collate "C",
  by_name text,
  primary key (account_id, id),
  foreign key (account_id, request_id) references privacy_requests (account_id, id)
);
create index privacy_request_steps_request on privacy_request_steps (account_id, request_id, id);

do $$
declare
  name text;
begin
  foreach name in array array['privacy_requests', 'privacy_request_steps'] loop
    execute format('alter table %I enable row level security', name);
    execute format(
      'create policy own_account on %I using (account_id = (select current_account())) '
      'with check (account_id = (select current_account()))', name);
  end loop;
end
$$;
grant select, insert, update on privacy_requests to dialora_app;
grant select, insert on privacy_request_steps to dialora_app;

-- A visitor shows a receipt and nothing else; which account it belongs to comes before knowing the account.
create function find_privacy_receipt(wanted bytea)
  returns table (account_id text, id text)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select r.account_id, r.id from privacy_requests r where r.receipt_hash = wanted $$;
revoke all on function find_privacy_receipt(bytea) from public;
grant execute on function find_privacy_receipt(bytea) to dialora_app;

-- Set while a person has restricted the processing of their data: it is kept and not used.
alter table contacts add column restricted_at timestamptz(3);
