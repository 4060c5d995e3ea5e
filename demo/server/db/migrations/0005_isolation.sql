-- Every table is closed to the application's role except for the rows of the account the transaction was opened for.
do $$
declare
  name text;
begin
  foreach name in array array[
    'agents', 'sites', 'api_keys', 'sessions', 'oauth_codes', 'oauth_refresh_tokens', 'caller_ids', 'contacts',
    'contact_phones', 'contact_emails', 'calls', 'activities', 'activity_revisions', 'consents', 'cookie_consents',
    'idempotency_keys', 'events', 'event_horizons'
  ] loop
    execute format('alter table %I enable row level security', name);
    execute format(
      'create policy own_account on %I using (account_id = (select current_account())) '
      'with check (account_id = (select current_account()))', name);
  end loop;
end
$$;

-- An agency sees the accounts below it; nobody sees a sibling or the account above.
alter table accounts enable row level security;
create policy own_account on accounts for select
  using (account_id = (select current_account()) or parent_id = (select current_account()));

grant select on accounts, agents, sites, caller_ids, event_horizons to dialora_app;
grant select, insert, update, delete on contacts, contact_phones, contact_emails, calls, activities,
  idempotency_keys to dialora_app;
grant select, insert, update on sessions, oauth_codes, oauth_refresh_tokens to dialora_app;
-- Append only: what was said stays said.
grant select, insert on activity_revisions, consents, cookie_consents, events to dialora_app;

-- Looking up who somebody is comes before knowing the account, so it cannot go through the policies. These functions
-- run with the owner's rights and answer one exact question each.

create function find_api_key(wanted bytea)
  returns table (account_id text, id text, scopes text[])
  language sql stable security definer set search_path = public, pg_temp
  as $$ select k.account_id, k.id, k.scopes from api_keys k where k.hash = wanted and k.revoked_at is null $$;

create function find_session(wanted bytea)
  returns table (account_id text, id text, agent_id text, site_id text, scopes text[], allowed_origins text[],
                 expires_at timestamptz, revoked_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select s.account_id, s.id, s.agent_id, s.site_id, s.scopes, s.allowed_origins, s.expires_at, s.revoked_at
    from sessions s where s.hash = wanted
  $$;

create function find_agent_by_email(wanted text)
  returns table (account_id text, id text, name text, password_hash text)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select a.account_id, a.id, a.name, a.password_hash from agents a where lower(a.email) = lower(wanted) $$;

create function find_agent_account(wanted text) returns text
  language sql stable security definer set search_path = public, pg_temp
  as $$ select a.account_id from agents a where a.id = wanted $$;

create function find_site(wanted text)
  returns table (account_id text, id text, allowed_origins text[])
  language sql stable security definer set search_path = public, pg_temp
  as $$ select s.account_id, s.id, s.allowed_origins from sites s where s.id = wanted $$;

create function find_oauth_code_account(wanted bytea) returns text
  language sql stable security definer set search_path = public, pg_temp
  as $$ select c.account_id from oauth_codes c where c.hash = wanted $$;

create function find_refresh_token_account(wanted bytea) returns text
  language sql stable security definer set search_path = public, pg_temp
  as $$ select t.account_id from oauth_refresh_tokens t where t.hash = wanted $$;

create function find_call_account(wanted text) returns text
  language sql stable security definer set search_path = public, pg_temp
  as $$ select c.account_id from calls c where c.id = wanted $$;

create function find_number_account(wanted text) returns text
  language sql stable security definer set search_path = public, pg_temp
  as $$ select c.account_id from caller_ids c where c.number = wanted $$;

-- Whether any page of this origin may ever have reason to read an answer of ours, for CORS.
create function is_known_origin(wanted text) returns boolean
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select exists (select from sessions s where wanted = any (s.allowed_origins))
        or exists (select from sites s where wanted = any (s.allowed_origins))
  $$;

-- Functions are open to everybody unless closed.
revoke all on all functions in schema public from public;
grant execute on all functions in schema public to dialora_app;
