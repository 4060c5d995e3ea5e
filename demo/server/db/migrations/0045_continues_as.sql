-- A question to a colleague becomes the call that it was about, once they have the caller.
alter table calls add column continues_as text collate "C";
