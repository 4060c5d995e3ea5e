-- The role every request runs as. It owns nothing, so row-level security binds it, and it cannot log in.
-- Roles belong to the whole cluster: another database, or another process at this very moment, may have made it.
do $$
begin
  if not exists (select from pg_roles where rolname = 'dialora_app') then
    create role dialora_app nologin nosuperuser nocreatedb nocreaterole noinherit;
  end if;
exception
  when duplicate_object or unique_violation then null;
end
$$;

-- A server's owner that is no superuser must be a member to step into the role.
do $$
begin
  if not pg_has_role(current_user, 'dialora_app', 'member') then
    execute format('grant dialora_app to %I', current_user);
  end if;
end
$$;

grant usage on schema public to dialora_app;

-- The account that this transaction was opened for; null, and so equal to nothing, outside of one.
create function current_account() returns text
  language sql stable
  as $$ select nullif(current_setting('dialora.account_id', true), '') $$;
