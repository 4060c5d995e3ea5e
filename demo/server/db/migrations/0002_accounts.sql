-- Ids are opaque ASCII text, ordered byte by byte ("C") so that every engine and every client agrees on the order.

create table accounts (
  account_id text collate "C" primary key,
  parent_id text collate "C" references accounts (account_id),
  kind text not null check (kind in ('agency', 'business')),
  name text not null,
  country text not null check (country ~ '^[A-Z]{2}$'),
  created_at timestamptz not null
);

create table agents (
  account_id text collate "C" not null references accounts (account_id),
  id text collate "C" not null unique, -- unique over all accounts: a voice identity names the agent alone
  name text not null,
  title text,
  email text not null,
  password_hash text not null,
  position int not null default 0,
  created_at timestamptz not null,
  primary key (account_id, id)
);
create unique index agents_email on agents (lower(email));

-- A business's web pages: where its visitors' tokens and cookie receipts may come from.
create table sites (
  account_id text collate "C" not null references accounts (account_id),
  id text collate "C" not null unique,
  name text not null,
  allowed_origins text[] not null,
  -- What agents see as the caller when a visitor calls from the page; the account's own number.
  calls_from text not null,
  primary key (account_id, id)
);

create table api_keys (
  account_id text collate "C" not null references accounts (account_id),
  id text collate "C" not null,
  hash bytea not null unique,
  label text not null,
  scopes text[] not null,
  created_at timestamptz not null,
  revoked_at timestamptz,
  primary key (account_id, id)
);

-- Browser tokens, whichever way they came about. Only their SHA-256 is kept.
create table sessions (
  account_id text collate "C" not null references accounts (account_id),
  id text collate "C" not null,
  hash bytea not null unique,
  agent_id text collate "C",
  site_id text collate "C",
  scopes text[] not null,
  allowed_origins text[] not null,
  family_id text collate "C",
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  primary key (account_id, id),
  foreign key (account_id, agent_id) references agents (account_id, id),
  foreign key (account_id, site_id) references sites (account_id, id),
  check (num_nonnulls(agent_id, site_id) = 1)
);
create index sessions_expiry on sessions (expires_at);
create index sessions_family on sessions (account_id, family_id) where family_id is not null;

create table oauth_codes (
  account_id text collate "C" not null references accounts (account_id),
  hash bytea not null unique,
  agent_id text collate "C" not null,
  client_id text not null,
  redirect_uri text not null,
  code_challenge text not null,
  scopes text[] not null,
  allowed_origins text[] not null,
  expires_at timestamptz not null,
  -- Set when exchanged; a second exchange ends everything the first one gave.
  family_id text collate "C",
  primary key (account_id, hash),
  foreign key (account_id, agent_id) references agents (account_id, id)
);

create table oauth_refresh_tokens (
  account_id text collate "C" not null references accounts (account_id),
  hash bytea not null unique,
  family_id text collate "C" not null,
  agent_id text collate "C" not null,
  client_id text not null,
  scopes text[] not null,
  allowed_origins text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  replaced_by bytea,
  revoked_at timestamptz,
  primary key (account_id, hash),
  foreign key (account_id, agent_id) references agents (account_id, id)
);
create index oauth_refresh_tokens_family on oauth_refresh_tokens (account_id, family_id);

create table caller_ids (
  account_id text collate "C" not null references accounts (account_id),
  id text collate "C" not null,
  number text not null unique,
  label text not null,
  is_default boolean not null default false,
  verified_at timestamptz not null,
  primary key (account_id, id)
);
create unique index caller_ids_default on caller_ids (account_id) where is_default;
