-- What came along with a message can be seen: its type as the carrier named it, and where it stands among the others.
alter table outside_media
  add column mime_type text,
  add column position int;

-- Of what was noted before this, nothing but the order is known.
update outside_media o set mime_type = 'application/octet-stream', position = placed.position
  from (select account_id, id, (row_number() over (partition by account_id, message_id order by kept_since, id) - 1)::int as position
        from outside_media where message_id is not null) placed
  where placed.account_id = o.account_id and placed.id = o.id;
alter table outside_media
  add constraint outside_media_typed check (message_id is null or (mime_type is not null and position is not null));

update activities v set details = v.details || jsonb_build_object('media', kept.media)
  from (select account_id, message_id,
          jsonb_agg(jsonb_build_object('id', id, 'mime_type', mime_type) order by position) as media
        from outside_media where message_id is not null and erase_from is null group by account_id, message_id) kept
  where kept.account_id = v.account_id and kept.message_id = v.id;

-- The bytes of media that no carrier keeps: those of the local server's own messages. Referred to by `outside_media`.
create table kept_media (
  account_id text collate "C" not null references accounts (account_id),
  id text collate "C" not null,
  bytes bytea not null,
  primary key (account_id, id)
);
alter table kept_media enable row level security;
create policy own_account on kept_media using (account_id = (select current_account()))
  with check (account_id = (select current_account()));
grant select, insert, delete on kept_media to dialora_app;
