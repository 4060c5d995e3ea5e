-- What was answered to a write that carried an Idempotency-Key. Written in the same transaction as the write itself.
-- The answer is sealed (AES-256-GCM), for it may hold a token.
create table idempotency_keys (
  account_id text collate "C" not null references accounts (account_id),
  key text collate "C" not null,
  fingerprint bytea not null,
  answer bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (account_id, key)
);
create index idempotency_keys_expiry on idempotency_keys (expires_at);

-- Server-sent events, kept for an hour so that a line that broke can be taken up again.
create table events (
  account_id text collate "C" not null references accounts (account_id),
  id bigint generated always as identity,
  name text not null,
  data text not null,
  created_at timestamptz not null,
  primary key (account_id, id)
);
create index events_age on events (created_at);

-- How far events were deleted: who wants to resume from before has missed something and is told so.
create table event_horizons (
  account_id text collate "C" primary key references accounts (account_id),
  deleted_to bigint not null
);
