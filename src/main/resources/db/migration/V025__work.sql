-- The days whose digests of tasks went out: a row is written by the one node that does it, when all are left.
create table digest_run (
    day    date primary key,
    run_at timestamptz not null,
    mails  integer not null check (mails >= 0)
);

-- What is missed because of a warning, in words: «3 tareas esperan (2 con atraso)».
alter table notification_warning add column detail varchar(200) not null default '';
