-- How people log in: sessions that notice changes, attempts that are counted, links in general, the institution's own login.

alter table account
    -- Raised by what ends the sessions that are open: a new password, an account that is shut.
    add column session_stamp bigint not null default 0,
    -- Raised by what changes a session's groups.
    add column group_stamp   bigint not null default 0,
    -- Who the person is at the OpenID Connect provider, from the first login there on.
    add column issuer        varchar(500),
    add column subject       varchar(255),
    add constraint account_identity_is_whole check ((issuer is null) = (subject is null));
create unique index account_identity on account (issuer, subject);

-- Attempts that failed or are under way, for a time: of a name, from an address, and links asked for from an address.
create table login_attempt (
    id      bigint generated always as identity primary key,
    kind    varchar(10) not null check (kind in ('NAME', 'ADDRESS', 'LINK')),
    counted bytea not null, -- a digest; of a name that is nobody's only its beginning: it may be a password typed in the wrong field
    at      timestamptz not null
);
create index login_attempt_counted on login_attempt (kind, counted, at);
create index login_attempt_age on login_attempt (at);

-- The links of accounts become links of any purpose.
alter table account_token rename to single_use_link;
alter table single_use_link drop constraint account_token_username_fkey;
alter table single_use_link drop constraint account_token_purpose_check;
alter table single_use_link rename column username to subject;
alter table single_use_link
    alter column subject type varchar(100),
    alter column purpose type varchar(40),
    add constraint single_use_link_purpose check (purpose ~ '^[A-Z_]+$');
-- A link to an account is about somebody who is registered.
alter table single_use_link
    add column person varchar(64) generated always as
        (case when purpose in ('OPEN_ACCOUNT', 'NEW_PASSWORD') then subject end) stored references person;
alter index account_token_pkey rename to single_use_link_pkey;
drop index account_token_person;
create index single_use_link_subject on single_use_link (subject, purpose, issued_at);
create index single_use_link_age on single_use_link (expires_at);
