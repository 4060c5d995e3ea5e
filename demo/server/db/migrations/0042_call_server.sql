-- Which server's own gateway carries a call; null where Twilio does, and until it is dialled. A server that comes back
-- closes what it left (voice/line.ts) without waiting for the half minute after which a call counts as lost.
alter table calls add column server_id text;
create index calls_of_server on calls (server_id) where ended_at is null and server_id is not null;
