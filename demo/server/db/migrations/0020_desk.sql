-- How a live call stands at the desk, so that every surface and every process can read it.
alter table calls
  add column held boolean not null default false,
  add column parties jsonb not null default '[]',
  add column transfer jsonb,
  add column recording_state text not null default 'off'
    check (recording_state in ('off', 'announcing', 'on', 'paused')),
  add column recording_id text collate "C",
  -- A call to somebody who is asked before the call of this id is handed over.
  add column consult_for text collate "C",
  -- A colleague who is called instead of a number.
  add column to_agent_id text collate "C";
create index calls_unknown on calls (account_id, from_number, to_number) where contact_id is null;

create table recordings (
  account_id text collate "C" not null references accounts (account_id),
  id text collate "C" not null,
  call_id text collate "C" not null,
  duration_seconds int not null,
  mime_type text not null,
  recorded_at timestamptz not null,
  announced_at timestamptz,
  sound bytea, -- null once erased
  erased_at timestamptz,
  primary key (account_id, id),
  foreign key (account_id, call_id) references calls (account_id, id)
);
create index recordings_feed on recordings (account_id, recorded_at desc, id desc);

create table voicemails (
  account_id text collate "C" not null references accounts (account_id),
  id text collate "C" not null,
  call_id text collate "C" not null,
  from_number text not null,
  to_number text not null,
  duration_seconds int not null,
  mime_type text not null,
  received_at timestamptz not null,
  heard boolean not null default false,
  sound bytea,
  primary key (account_id, id),
  foreign key (account_id, call_id) references calls (account_id, id)
);
create index voicemails_feed on voicemails (account_id, received_at desc, id desc);

create table agent_presence (
  account_id text collate "C" not null references accounts (account_id),
  agent_id text collate "C" not null,
  -- What the agent chose; a live call makes it busy for as long as it lasts.
  chosen text not null check (chosen in ('available', 'busy', 'away', 'wrap-up')),
  since timestamptz not null,
  until timestamptz,
  primary key (account_id, agent_id),
  foreign key (account_id, agent_id) references agents (account_id, id)
);

do $$
declare
  name text;
begin
  foreach name in array array['recordings', 'voicemails', 'agent_presence'] loop
    execute format('alter table %I enable row level security', name);
    execute format(
      'create policy own_account on %I using (account_id = (select current_account())) '
      'with check (account_id = (select current_account()))', name);
  end loop;
end
$$;
grant select, insert, update, delete on recordings, voicemails, agent_presence to dialora_app;
