-- The registry as its pages search, sort and keep it, and how people open their accounts.

-- A text as it is compared: without accents, case and signs, one blank between words.
create function juntos.plain(text) returns text language sql immutable parallel safe strict
    return trim(regexp_replace(lower(regexp_replace(normalize($1, NFD), '[\u0300-\u036f]+', '', 'g')), '[^a-z0-9]+', ' ', 'g'));

alter table organization
    add column region     varchar(60),
    add column plain_name text generated always as (juntos.plain(name)) stored,
    add column searched   text generated always as
        (juntos.plain(name || ' ' || coalesce(rut, '') || ' ' || coalesce(comuna, ''))) stored;
create unique index organization_name_once on organization (plain_name);

alter table residence
    add column plain_name text generated always as (juntos.plain(name)) stored,
    add column searched   text generated always as (juntos.plain(name || ' ' || comuna)) stored;
drop index residence_name_once;
create unique index residence_name_once on residence (organization_code, plain_name);
create index residence_order on residence (plain_name, code);

alter table company
    add column plain_name text generated always as (juntos.plain(name)) stored,
    add column searched   text generated always as
        (juntos.plain(name || ' ' || coalesce(rut, '') || ' ' || coalesce(business, ''))) stored;
create unique index company_name_once on company (plain_name);
create index company_place_comuna on company_place (comuna, company_code);

alter table person
    add column version    bigint not null default 0,
    add column plain_name text generated always as (juntos.plain(name)) stored,
    add column searched   text generated always as (juntos.plain(name || ' ' || email || ' ' || username)) stored;
create index person_order on person (plain_name, username);
create index person_email on person (upper(email));
create index membership_history on membership (username, since);

-- Somebody who was registered and has not yet chosen a password.
alter table account alter column password_hash drop not null;

-- What a person proves by a link in a mail: only a digest of it is kept. Each serves one purpose, once, for a time.
create table account_token (
    digest     bytea primary key check (length(digest) = 32), -- SHA-256
    username   varchar(64) not null references person,
    purpose    varchar(20) not null check (purpose in ('OPEN_ACCOUNT', 'NEW_PASSWORD')),
    issued_at  timestamptz not null,
    expires_at timestamptz not null check (expires_at > issued_at),
    used_at    timestamptz
);
create index account_token_person on account_token (username, issued_at);

-- The end of a mail's link that only its recipient may read: no page shows it, and it goes when the mail has gone out.
alter table juntos.outbox add column secret varchar(100);
