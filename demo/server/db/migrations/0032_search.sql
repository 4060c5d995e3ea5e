-- The words of an entry, for an index: written with `search_key`, in the tokens of text/tokens.ts. Null until the
-- server that brings the database up to date has looked at the entry.
alter table activities add column search_words tsvector;
create index activities_words on activities using gin (search_words);
create index activities_unread_words on activities (account_id) where search_words is null;

-- Ids of the account's entries with all the words, newest first. A function of the owner's, held to the account by itself:
-- under row-level security PostgreSQL may not use an index for an operator that is not leak-proof, as `@@` and `LIKE`
-- are. `wanted` narrows by the index, `patterns` says exactly; words that are everywhere are found among the newest
-- entries, without collecting all that have them.
create function search_activities(contact text, kind text, wanted tsquery, patterns text[], before_at timestamptz,
                                  before_id text, most int)
  returns table (found_id text)
  language plpgsql stable security definer set search_path = public, pg_temp
  as $$
declare
  account text := current_account();
  place text := '';
  found text[];
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
  return query execute format(
    'with hits as materialized (
       select id, occurred_at from activities
       where account_id = $1 %s %s and search_key like all ($5)
     ) select id from hits order by occurred_at desc, id desc limit $8',
    place, case when wanted is null then '' else 'and search_words @@ $4' end)
    using account, contact, kind, wanted, patterns, before_at, before_id, most;
end
$$;
revoke all on function search_activities(text, text, tsquery, text[], timestamptz, text, int) from public;
grant execute on function search_activities(text, text, tsquery, text[], timestamptz, text, int) to dialora_app;
