-- Who may log in, and what was decided: by whom, when, what.
create table account (
    username      varchar(64) primary key references person,
    password_hash varchar(200) not null,
    enabled       boolean not null default true
);

create table audit_event (
    id            bigint generated always as identity primary key,
    at            timestamptz not null,
    username      varchar(64) not null,
    action        varchar(60) not null,
    alliance_code varchar(30),
    detail        varchar(2000) not null
);
create index audit_event_alliance on audit_event (alliance_code, id);

-- Append-only: nobody edits what happened, not even this application.
create function audit_event_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'audit_event is append-only';
end $$;
create trigger audit_event_append_only before update or delete on audit_event
    for each row execute function audit_event_is_append_only();
create trigger audit_event_no_truncate before truncate on audit_event
    for each statement execute function audit_event_is_append_only();
