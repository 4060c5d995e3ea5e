-- Pictures and files of messages lie with the carrier as well: each belongs to a call or to a message.
alter table outside_media
  alter column call_id drop not null,
  add column message_id text collate "C",
  add constraint outside_media_owner check (num_nonnulls(call_id, message_id) = 1);
create index outside_media_message on outside_media (account_id, message_id) where message_id is not null;

-- As before (0030), and what lies outside of the person's messages is ordered erased too.
create or replace function erase_contacts(wanted text[]) returns jsonb
  language plpgsql volatile security definer set search_path = public, pg_temp
  as $$
declare
  account text := current_account();
  counts jsonb := '{}';
  calls_of text[];
  numbers text[];
  pass int;
  rest text[];
  next_rest text[];
  name text;
  gone int;
begin
  if account is null then
    raise exception 'no account' using errcode = '42501';
  end if;
  update consents set evidence = null, evidence_salt = null
    where account_id = account and contact_id = any (wanted) and evidence is not null;
  get diagnostics gone = row_count;
  if gone > 0 then counts := counts || jsonb_build_object('consent_evidence', gone); end if;

  -- Numbers that nobody else of the account has: what they said before anybody was saved under them is theirs too.
  numbers := array(
    select p.number from contact_phones p where p.account_id = account and p.contact_id = any (wanted)
    except
    select p.number from contact_phones p where p.account_id = account and not (p.contact_id = any (wanted)));
  calls_of := array(
    select c.id from calls c where c.account_id = account and (c.contact_id = any (wanted)
      or (c.contact_id is null and c.site_id is null
          and case when c.direction = 'outbound' then c.to_number else c.from_number end = any (numbers)))
    union all
    select a.id from agent_calls a where a.account_id = account and a.contact_id = any (wanted));
  delete from recordings where account_id = account and call_id = any (calls_of);
  get diagnostics gone = row_count;
  if gone > 0 then counts := counts || jsonb_build_object('recordings', gone); end if;
  delete from voicemails where account_id = account and call_id = any (calls_of);
  get diagnostics gone = row_count;
  if gone > 0 then counts := counts || jsonb_build_object('voicemails', gone); end if;
  update outside_media set erase_from = clock_timestamp(), next_at = clock_timestamp()
    where account_id = account and call_id = any (calls_of) and erase_from is null;
  get diagnostics gone = row_count;
  if gone > 0 then counts := counts || jsonb_build_object('outside_media', gone); end if;
  update calls set
      parties = (select coalesce(jsonb_agg(party), '[]') from jsonb_array_elements(parties) party
                 where not coalesce(party ->> 'number' = any (numbers), false)),
      transfer = case when transfer ->> 'to_number' = any (numbers) then null else transfer end
    where account_id = account and not (id = any (calls_of)) and (transfer ->> 'to_number' = any (numbers)
      or exists (select from jsonb_array_elements(parties) party where party ->> 'number' = any (numbers)));
  delete from calls where account_id = account and contact_id is null and id = any (calls_of);
  get diagnostics gone = row_count;
  if gone > 0 then counts := counts || jsonb_build_object('calls_before_saved', gone); end if;
  update outside_media set erase_from = clock_timestamp(), next_at = clock_timestamp()
    where account_id = account and erase_from is null and message_id in (
      select m.id from messages m where m.account_id = account and (m.contact_id = any (wanted)
        or (m.contact_id is null and (m.from_number = any (numbers) or m.to_number = any (numbers)))));
  get diagnostics gone = row_count;
  if gone > 0 then
    counts := counts || jsonb_build_object('outside_media', coalesce((counts ->> 'outside_media')::int, 0) + gone);
  end if;
  delete from messages where account_id = account and contact_id is null
    and (from_number = any (numbers) or to_number = any (numbers));
  get diagnostics gone = row_count;
  if gone > 0 then counts := counts || jsonb_build_object('messages_before_saved', gone); end if;

  delete from activity_revisions where account_id = account
    and activity_id in (select id from activities a where a.account_id = account and a.contact_id = any (wanted));
  delete from outbound where account_id = account
    and id in (select id from messages m where m.account_id = account and m.contact_id = any (wanted)
               union select id from emails e where e.account_id = account and e.contact_id = any (wanted));
  delete from events where account_id = account and (
    data::jsonb ->> 'contact_id' = any (wanted)
    or (events.name like 'contact.%' and data::jsonb ->> 'id' = any (wanted)));
  -- Exports of the whole account hold the person too.
  delete from exports where account_id = account and scope = 'account';
  get diagnostics gone = row_count;
  if gone > 0 then counts := counts || jsonb_build_object('account_exports', gone); end if;
  delete from contact_merges where account_id = account and duplicate_id = any (wanted);

  select array_agg(c.table_name::text order by (c.table_name = 'calls')) into rest
    from information_schema.columns c join information_schema.tables t
      on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
    where c.table_schema = 'public' and c.column_name = 'contact_id'
      and c.table_name not in ('consents', 'privacy_requests', 'access_log', 'tombstones');
  -- Tables refer to one another: what cannot go yet goes in the next pass.
  for pass in 1..5 loop
    next_rest := '{}';
    foreach name in array rest loop
      begin
        execute format('delete from %I where account_id = $1 and contact_id = any ($2)', name) using account, wanted;
        get diagnostics gone = row_count;
        if gone > 0 then counts := counts || jsonb_build_object(name, gone); end if;
      exception when foreign_key_violation then
        next_rest := next_rest || name;
      end;
    end loop;
    rest := next_rest;
    exit when rest = '{}';
  end loop;
  if rest <> '{}' then
    raise exception 'could not erase from %', rest;
  end if;
  delete from contacts where account_id = account and id = any (wanted);
  get diagnostics gone = row_count;
  return counts || jsonb_build_object('contacts', gone);
end
$$;
