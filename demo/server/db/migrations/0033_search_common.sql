-- As before (0032), and for words that very many entries have, but not the newest ones: instead of collecting and sorting
-- all of them, the feed is gone through until a page is found.
drop function search_activities(text, text, tsquery, text[], timestamptz, text, int);
create function search_activities(contact text, kind text, wanted tsquery, patterns text[], before_at timestamptz,
                                  before_id text, most int)
  returns table (found_id text)
  language plpgsql volatile security definer set search_path = public, pg_temp
  as $$
declare
  account text := current_account();
  place text := '';
  found text[];
  hits int := 1000000;
begin
  if contact is not null then place := place || ' and contact_id = $2'; end if;
  if kind is not null then place := place || ' and type = $3'; end if;
  if before_at is not null then place := place || ' and (occurred_at, id) < ($6, $7)'; end if;
  execute format(
    'select array_agg(id order by occurred_at desc, id desc) from (
       select id, occurred_at from (
         select id, occurred_at, search_words, search_key from activities where account_id = $1 %s
         order by occurred_at desc, id desc limit 500
       ) newest where ($4 is null or search_words @@ $4) and search_key like all ($5)
       order by occurred_at desc, id desc limit $8
     ) hits', place)
    into found using account, contact, kind, wanted, patterns, before_at, before_id, most;
  if cardinality(found) = most then
    return query select unnest(found);
    return;
  end if;
  if wanted is not null then
    select count(*) into hits from (
      select from activities where account_id = account and search_words @@ wanted limit 5001
    ) few;
  end if;
  if hits <= 5000 then
    return query execute format(
      'with hits as materialized (
         select id, occurred_at, search_key from activities where account_id = $1 and search_words @@ $4 %s
       ) select id from hits where search_key like all ($5) order by occurred_at desc, id desc limit $8', place)
      using account, contact, kind, wanted, patterns, before_at, before_id, most;
  else
    -- So many have the words that going through the feed soon finds a page of them, without sorting them all.
    perform set_config('enable_bitmapscan', 'off', true), set_config('enable_sort', 'off', true);
    return query execute format(
      'select id from activities where account_id = $1 %s and ($4 is null or search_words @@ $4)
         and search_key like all ($5) order by occurred_at desc, id desc limit $8', place)
      using account, contact, kind, wanted, patterns, before_at, before_id, most;
    perform set_config('enable_bitmapscan', 'on', true), set_config('enable_sort', 'on', true);
  end if;
end
$$;
revoke all on function search_activities(text, text, tsquery, text[], timestamptz, text, int) from public;
grant execute on function search_activities(text, text, tsquery, text[], timestamptz, text, int) to dialora_app;
