-- How a call stands at Twilio, where that carries it. What it means is in the records.
create table twilio_lines (
  account_id text collate "C" not null references accounts (account_id),
  call_id text collate "C" not null,
  state jsonb not null,
  primary key (account_id, call_id),
  foreign key (account_id, call_id) references calls (account_id, id) on delete cascade
);

-- Recordings and messages that Twilio holds until they are fetched. The row stays: what is told twice is kept once.
create table twilio_sounds (
  account_id text collate "C" not null references accounts (account_id),
  sid text collate "C" not null,
  call_id text collate "C" not null,
  kind text not null check (kind in ('recording', 'voicemail')),
  duration_ms int not null,
  started_at timestamptz not null,
  attempts int not null default 0,
  next_at timestamptz, -- null once fetched, or given up
  primary key (account_id, sid),
  foreign key (account_id, call_id) references calls (account_id, id) on delete cascade
);
create index twilio_sounds_due on twilio_sounds (next_at) where next_at is not null;

-- Devices that said to be registered with a carrier which does not tell us itself.
create table agent_devices (
  account_id text collate "C" not null references accounts (account_id),
  agent_id text collate "C" not null,
  id text collate "C" not null,
  seen_at timestamptz not null,
  primary key (account_id, agent_id, id),
  foreign key (account_id, agent_id) references agents (account_id, id) on delete cascade
);

do $$
declare
  name text;
begin
  foreach name in array array['twilio_lines', 'twilio_sounds', 'agent_devices'] loop
    execute format('alter table %I enable row level security', name);
    execute format(
      'create policy own_account on %I using (account_id = (select current_account())) '
      'with check (account_id = (select current_account()))', name);
  end loop;
end
$$;
grant select, insert, update, delete on twilio_lines, twilio_sounds, agent_devices to dialora_app;

create function find_carrier_call(wanted text)
  returns table (account_id text, id text)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select c.account_id, c.id from calls c where c.carrier_id = wanted $$;
revoke all on function find_carrier_call(text) from public;
grant execute on function find_carrier_call(text) to dialora_app;
create index calls_carrier on calls (carrier_id) where carrier_id is not null;
