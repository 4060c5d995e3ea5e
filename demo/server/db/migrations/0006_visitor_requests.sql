-- How a person wants the copy of their data.
alter table privacy_requests add column format text check (format in ('json', 'csv'));
