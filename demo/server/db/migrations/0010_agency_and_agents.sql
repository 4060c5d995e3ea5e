-- An account can be closed; 30 days later its customers' data goes for good.
alter table accounts
  add column status text not null default 'active' check (status in ('active', 'suspended', 'closed')),
  add column brand jsonb,
  add column closed_at timestamptz(3),
  add column purged_at timestamptz(3),
  add column webhook_secret_version int not null default 1,
  add column webhook_secret_rotated_at timestamptz(3);
create index accounts_closed on accounts (closed_at) where purged_at is null;
create policy open_sub_account on accounts for insert
  with check (parent_id = (select current_account()));
create policy change_own on accounts for update
  using (account_id = (select current_account()) or parent_id = (select current_account()))
  with check (account_id = (select current_account()) or parent_id = (select current_account()));
grant insert on accounts to dialora_app;
grant update (name, brand, status, closed_at, webhook_secret_version, webhook_secret_rotated_at) on accounts
  to dialora_app;

-- The agency scope of the live service: users of the tenant, plans, subscriptions.
create table tenant_users (
  account_id text collate "C" not null references accounts (account_id),
  id text collate "C" not null,
  email text not null,
  name text not null,
  name_key text not null,
  phone text,
  password_hash text not null,
  status text not null check (status in ('active', 'blocked', 'pending')),
  created_at timestamptz(3) not null,
  deleted_at timestamptz(3),
  primary key (account_id, id)
);
create unique index tenant_users_email on tenant_users (account_id, lower(email)) where deleted_at is null;

create table plans (
  account_id text collate "C" not null references accounts (account_id),
  id text collate "C" not null,
  name text not null,
  active boolean not null,
  provider text not null check (provider in ('stripe', 'agency')),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  created_at timestamptz(3) not null,
  primary key (account_id, id)
);

create table subscriptions (
  account_id text collate "C" not null references accounts (account_id),
  id text collate "C" not null,
  user_id text collate "C" not null,
  plan_id text collate "C" not null,
  status text not null,
  created_at timestamptz(3) not null,
  primary key (account_id, id),
  foreign key (account_id, user_id) references tenant_users (account_id, id),
  foreign key (account_id, plan_id) references plans (account_id, id)
);
create unique index subscriptions_running on subscriptions (account_id, user_id)
  where status in ('active', 'trialing', 'past_due', 'paused', 'unpaid');

-- Voice AI agents, and what their calls carry besides what every call does.
create table voice_agents (
  account_id text collate "C" not null references accounts (account_id),
  id text collate "C" not null,
  name text not null,
  script jsonb not null,
  created_at timestamptz(3) not null,
  primary key (account_id, id)
);

create table agent_calls (
  account_id text collate "C" not null references accounts (account_id),
  id text collate "C" not null,
  agent_id text collate "C" not null,
  agent_name text not null,
  contact_id text collate "C",
  origin_contact_id text collate "C",
  direction text not null check (direction in ('inbound', 'outbound')),
  status text not null check (status in
    ('queued', 'ringing', 'in-progress', 'completed', 'busy', 'no-answer', 'failed', 'canceled')),
  from_number text not null,
  to_number text not null,
  metadata jsonb,
  -- For the agent's prompt; sealed, never echoed, gone when the call ends.
  variables bytea,
  webhook_url text,
  transcript jsonb,
  summary text,
  extracted_data jsonb,
  created_at timestamptz(3) not null,
  started_at timestamptz(3),
  answered_at timestamptz(3),
  ended_at timestamptz(3),
  seen_at timestamptz(3) not null,
  primary key (account_id, id),
  foreign key (account_id, contact_id) references contacts (account_id, id)
);
create index agent_calls_recent on agent_calls (account_id, created_at desc, id desc);
create index agent_calls_open on agent_calls (seen_at) where ended_at is null;

create table webhook_deliveries (
  account_id text collate "C" not null references accounts (account_id),
  -- The event's id, the same over all tries.
  id text collate "C" not null,
  contact_id text collate "C",
  url text not null,
  body text not null,
  attempts int not null default 0,
  next_at timestamptz(3),
  last_status int,
  created_at timestamptz(3) not null,
  delivered_at timestamptz(3),
  failed_at timestamptz(3),
  primary key (account_id, id)
);
create index webhook_deliveries_due on webhook_deliveries (next_at) where next_at is not null;
create index webhook_deliveries_feed on webhook_deliveries (account_id, created_at desc, id desc);

-- What the retention schedule deleted, in numbers; rows of the installation belong to no account.
create table retention_sweeps (
  id bigint generated always as identity primary key,
  account_id text collate "C",
  at timestamptz(3) not null,
  rule_id text not null,
  deleted int not null
);

do $$
declare
  name text;
begin
  foreach name in array array['tenant_users', 'plans', 'subscriptions', 'voice_agents', 'agent_calls',
    'webhook_deliveries', 'retention_sweeps'] loop
    execute format('alter table %I enable row level security', name);
    execute format(
      'create policy own_account on %I using (account_id = (select current_account())) '
      'with check (account_id = (select current_account()))', name);
  end loop;
end
$$;
grant select, insert, update on tenant_users, subscriptions, agent_calls, webhook_deliveries to dialora_app;
grant select on plans, voice_agents to dialora_app;

-- An agency's oversight of an account below it: counts, never its customers' data.
create function account_compliance(wanted text, since timestamptz, now timestamptz)
  returns table (calls_placed int, consents_recorded int, privacy_requests_open int, privacy_requests_overdue int,
                 refusals_by_rule jsonb, calls_refused int)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select
      (select count(*)::int from calls c where c.account_id = a.account_id and c.direction = 'outbound'
         and c.started_at >= since)
        + (select count(*)::int from agent_calls c where c.account_id = a.account_id and c.created_at >= since),
      (select count(*)::int from consents c where c.account_id = a.account_id and c.recorded_at >= since),
      (select count(*)::int from privacy_requests p where p.account_id = a.account_id and p.closed_at is null),
      (select count(*)::int from privacy_requests p where p.account_id = a.account_id and p.closed_at is null
         and case when p.acknowledged_at is null then least(p.acknowledge_by, p.due_at) else p.due_at end < now),
      (select coalesce(jsonb_object_agg(r.rule_id, r.n), '{}') from (
         select rule_id, count(*)::int as n from refusals f where f.account_id = a.account_id and f.at >= since
         group by rule_id) r),
      (select count(*)::int from refusals f where f.account_id = a.account_id and f.what = 'call' and f.at >= since)
    from accounts a
    where a.account_id = wanted and (a.account_id = current_account() or a.parent_id = current_account())
  $$;
revoke all on function account_compliance(text, timestamptz, timestamptz) from public;
grant execute on function account_compliance(text, timestamptz, timestamptz) to dialora_app;
