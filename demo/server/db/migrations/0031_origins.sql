-- Every request of a foreign page asks for its origin: an index answers, whatever number of sessions there is.
create index sessions_origins on sessions using gin (allowed_origins);
create index sites_origins on sites using gin (allowed_origins);
create or replace function is_known_origin(wanted text) returns boolean
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select exists (select from sessions s where s.allowed_origins @> array[wanted])
        or exists (select from sites s where s.allowed_origins @> array[wanted])
  $$;
