create table contacts (
  account_id text collate "C" not null references accounts (account_id),
  id text collate "C" not null,
  name text not null,
  company text,
  title text,
  phones jsonb not null,
  emails jsonb not null,
  addresses jsonb not null,
  tags text[] not null,
  custom_fields jsonb not null,
  owner_id text collate "C",
  time_zone text,
  language text,
  do_not_call boolean not null default false,
  version int not null default 1,
  -- Folded by the server (case, accents, other scripts' Latin spelling), so that search is a plain LIKE on any engine.
  name_key text not null,
  search_key text not null,
  digits_key text not null,
  last_activity_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (account_id, id),
  foreign key (account_id, owner_id) references agents (account_id, id)
);
create index contacts_recent on contacts (account_id, last_activity_at desc nulls last, id);

create table contact_phones (
  account_id text collate "C" not null,
  contact_id text collate "C" not null,
  number text collate "C" not null,
  primary key (account_id, contact_id, number),
  foreign key (account_id, contact_id) references contacts (account_id, id) on delete cascade
);
create index contact_phones_number on contact_phones (account_id, number);

create table contact_emails (
  account_id text collate "C" not null,
  contact_id text collate "C" not null,
  -- Lower case: addresses are compared without it.
  address text collate "C" not null,
  primary key (account_id, contact_id, address),
  foreign key (account_id, contact_id) references contacts (account_id, id) on delete cascade
);
create index contact_emails_address on contact_emails (account_id, address);

create table calls (
  account_id text collate "C" not null references accounts (account_id),
  id text collate "C" not null unique, -- unique over all accounts: the voice line looks a call up by it
  kind text not null check (kind in ('browser', 'agent')),
  direction text not null check (direction in ('inbound', 'outbound')),
  status text not null check (status in
    ('queued', 'ringing', 'in-progress', 'completed', 'busy', 'no-answer', 'failed', 'canceled')),
  -- In the words of a feed; null until the end.
  outcome text,
  from_number text not null,
  to_number text not null,
  extension text,
  contact_id text collate "C",
  agent_id text collate "C" not null,
  site_id text collate "C",
  -- The voice identity that may dial this id, and the carrier's id once it did.
  placed_by text not null,
  carrier_id text,
  started_at timestamptz not null,
  answered_at timestamptz,
  ended_at timestamptz,
  -- Touched while the call lives; a call whose server died ended about then.
  seen_at timestamptz not null,
  disposition text,
  note text,
  tags text[] not null default '{}',
  recording_rule text not null check (recording_rule in ('not-needed', 'announce', 'consent')),
  primary key (account_id, id),
  foreign key (account_id, contact_id) references contacts (account_id, id),
  foreign key (account_id, agent_id) references agents (account_id, id)
);
create index calls_recent on calls (account_id, started_at desc, id desc);
create index calls_open on calls (seen_at) where ended_at is null;

create table activities (
  account_id text collate "C" not null references accounts (account_id),
  id text collate "C" not null,
  contact_id text collate "C" not null,
  type text not null,
  occurred_at timestamptz(3) not null,
  author_id text collate "C",
  call_id text collate "C",
  -- What is particular to the type, in the words of the wire.
  details jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (account_id, id),
  foreign key (account_id, contact_id) references contacts (account_id, id),
  foreign key (account_id, author_id) references agents (account_id, id)
);
create index activities_feed on activities (account_id, contact_id, occurred_at desc, id desc);
create index activities_account_feed on activities (account_id, occurred_at desc, id desc);
-- A call is written into the feed once, whatever is delivered twice.
create unique index activities_call on activities (account_id, call_id) where call_id is not null;

-- Former wordings of what people corrected or deleted.
create table activity_revisions (
  account_id text collate "C" not null references accounts (account_id),
  id bigint generated always as identity,
  activity_id text collate "C" not null,
  details jsonb not null,
  replaced_at timestamptz not null,
  replaced_by text collate "C",
  deleted boolean not null default false,
  primary key (account_id, id)
);
create index activity_revisions_activity on activity_revisions (account_id, activity_id);

-- Append only: who allowed or withdrew what.
create table consents (
  account_id text collate "C" not null references accounts (account_id),
  id text collate "C" not null,
  contact_id text collate "C" not null,
  purpose text not null check (purpose in ('call', 'sms', 'whatsapp', 'email', 'recording', 'marketing')),
  change text not null check (change in ('given', 'withdrawn')),
  how text not null,
  occurred_at timestamptz not null,
  primary key (account_id, id),
  foreign key (account_id, contact_id) references contacts (account_id, id)
);
create index consents_latest on consents (account_id, contact_id, purpose, occurred_at desc);

-- What visitors chose in a consent banner. There is no column for an address or a user agent, on purpose.
create table cookie_consents (
  account_id text collate "C" not null references accounts (account_id),
  id text collate "C" not null,
  site_id text collate "C" not null,
  receipt_id text collate "C" not null,
  subject_id text,
  given_at timestamptz(3) not null,
  action text not null,
  choices jsonb not null,
  notice_version text not null,
  language text not null,
  gpc boolean,
  surface text,
  received_at timestamptz(3) not null,
  primary key (account_id, id),
  unique (account_id, site_id, receipt_id),
  foreign key (account_id, site_id) references sites (account_id, id)
);
create index cookie_consents_feed on cookie_consents (account_id, received_at desc, id desc);
