-- People of the platform's own staff. They belong to no account, and the application's role cannot read who they are.
create table staff (
  id text collate "C" primary key, -- the employee id
  name text not null,
  key_hash bytea not null unique,
  revoked_at timestamptz(3)
);
alter table staff enable row level security;

-- That an account lets one of them look at its data: for a purpose, until a moment (privacy policy, staff access). A line
-- stays when it is withdrawn, because the access log refers to it.
create table access_grants (
  account_id text collate "C" not null references accounts (account_id),
  id text collate "C" not null,
  employee_id text collate "C" not null,
  purpose text not null,
  granted_by text not null,
  created_at timestamptz(3) not null,
  until timestamptz(3) not null,
  withdrawn_at timestamptz(3),
  primary key (account_id, id)
);
create index access_grants_feed on access_grants (account_id, created_at desc, id desc);
alter table access_grants enable row level security;
create policy own_account on access_grants using (account_id = (select current_account()))
  with check (account_id = (select current_account()));
grant select, insert, update on access_grants to dialora_app;

-- Who a staff key belongs to, and what this very grant allows them. A key without a grant that names its holder opens nothing.
create function find_staff_grant(wanted bytea, wanted_grant text)
  returns table (account_id text, id text, employee_id text, purpose text, until timestamptz, withdrawn_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select g.account_id, g.id, g.employee_id, g.purpose, g.until, g.withdrawn_at
    from staff s join access_grants g on g.employee_id = s.id
    where s.key_hash = wanted and s.revoked_at is null and g.id = wanted_grant
  $$;
revoke all on function find_staff_grant(bytea, text) from public;
grant execute on function find_staff_grant(bytea, text) to dialora_app;
