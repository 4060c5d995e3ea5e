-- SMS and WhatsApp messages. Each shows in the feed under the same id.
create table messages (
  account_id text collate "C" not null references accounts (account_id),
  id text collate "C" not null,
  channel text not null check (channel in ('sms', 'whatsapp')),
  direction text not null check (direction in ('inbound', 'outbound')),
  contact_id text collate "C",
  from_number text not null,
  to_number text not null,
  body text not null,
  template jsonb,
  status text not null check (status in ('queued', 'sent', 'delivered', 'read', 'failed', 'received')),
  error_code text,
  carrier_id text,
  created_at timestamptz(3) not null,
  sent_at timestamptz(3),
  delivered_at timestamptz(3),
  read_at timestamptz(3),
  primary key (account_id, id),
  foreign key (account_id, contact_id) references contacts (account_id, id)
);
create index messages_feed on messages (account_id, created_at desc, id desc);
create index messages_contact on messages (account_id, contact_id, created_at desc, id desc);
-- A carrier that tells something twice changes nothing twice.
create unique index messages_carrier on messages (account_id, carrier_id) where carrier_id is not null;

-- Mails logged from Gmail or sent from here: what was logged stays, the content is apart and short-lived.
create table emails (
  account_id text collate "C" not null references accounts (account_id),
  id text collate "C" not null,
  contact_id text collate "C" not null,
  thread_id text collate "C" not null,
  gmail_message_id text collate "C",
  direction text not null check (direction in ('inbound', 'outbound')),
  from_address text not null,
  to_addresses text[] not null,
  cc_addresses text[] not null,
  subject text not null,
  sent_at timestamptz(3) not null,
  attachments jsonb not null,
  status text check (status in ('queued', 'sent', 'delivered', 'failed')),
  error_code text,
  carrier_id text,
  primary key (account_id, id),
  foreign key (account_id, contact_id) references contacts (account_id, id)
);
create index emails_feed on emails (account_id, sent_at desc, id desc);
create index emails_contact on emails (account_id, contact_id, sent_at desc, id desc);
create index emails_thread on emails (account_id, thread_id, sent_at desc, id desc);
create unique index emails_gmail on emails (account_id, gmail_message_id) where gmail_message_id is not null;

-- The text of a mail: sealed, deleted 24 hours after it was read from Gmail or when the mailbox is disconnected.
create table email_contents (
  account_id text collate "C" not null,
  email_id text collate "C" not null,
  agent_id text collate "C",
  content bytea not null,
  expires_at timestamptz(3) not null,
  primary key (account_id, email_id),
  foreign key (account_id, email_id) references emails (account_id, id) on delete cascade
);
create index email_contents_expiry on email_contents (expires_at);

-- What waits to be handed to a carrier. A row goes when the carrier has taken it, or refused it for good.
create table outbound (
  account_id text collate "C" not null references accounts (account_id),
  id text collate "C" not null,
  channel text not null check (channel in ('sms', 'whatsapp', 'email')),
  attempts int not null default 0,
  next_at timestamptz(3) not null,
  primary key (account_id, id)
);
create index outbound_due on outbound (next_at);

do $$
declare
  name text;
begin
  foreach name in array array['messages', 'emails', 'email_contents', 'outbound'] loop
    execute format('alter table %I enable row level security', name);
    execute format(
      'create policy own_account on %I using (account_id = (select current_account())) '
      'with check (account_id = (select current_account()))', name);
  end loop;
end
$$;
grant select, insert, update, delete on messages, emails, email_contents, outbound to dialora_app;

create function find_carrier_message(wanted text)
  returns table (account_id text, id text)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select m.account_id, m.id from messages m where m.carrier_id = wanted
        union all select e.account_id, e.id from emails e where e.carrier_id = wanted $$;
revoke all on function find_carrier_message(text) from public;
grant execute on function find_carrier_message(text) to dialora_app;
create index messages_carrier_id on messages (carrier_id) where carrier_id is not null;
