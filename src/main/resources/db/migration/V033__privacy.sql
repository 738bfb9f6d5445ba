-- What somebody was asked about before it was taken: «is that a child?». Only a digest of the text, for a day.
create table text_confirmation (
    digest   bytea not null check (length(digest) = 32), -- SHA-256
    username varchar(64) not null references person on update cascade on delete cascade,
    asked_at timestamptz not null,
    primary key (digest, username)
);
create index text_confirmation_age on text_confirmation (asked_at);

-- Whose data were erased on request: what he or she did stays, under the pseudonym.
alter table person add column erased_at timestamptz;

-- A login is what a person is called in all tables: an erasure changes it everywhere.
alter table membership drop constraint membership_username_fkey,
    add foreign key (username) references person on update cascade;
alter table account drop constraint account_username_fkey,
    add foreign key (username) references person on update cascade;
alter table alliance drop constraint alliance_manager_fkey,
    add foreign key (manager) references person on update cascade;
alter table linking_delegate drop constraint linking_delegate_username_fkey,
    add foreign key (username) references person on update cascade;

-- What matches one of the patterns becomes the replacement.
create function redacted(words text, patterns text[], replacement text) returns text language plpgsql immutable strict as $$
declare
    pattern text;
begin
    foreach pattern in array patterns loop
        words := regexp_replace(words, pattern, replacement, 'gi');
    end loop;
    return words;
end $$;

-- What is frozen stays so, but for an erasure, which says so for its transaction («set local juntos.erasing = 'on'») and may change
-- nothing but words and logins.
create or replace function refuse_frozen_plan() returns trigger language plpgsql as $$
declare
    words text[] := array['description', 'objective', 'indicator', 'company_people', 'residence_people', 'evidence', 'reason',
                          'text', 'changed_by'];
begin
    if tg_op = 'UPDATE' and current_setting('juntos.erasing', true) = 'on' then
        if to_jsonb(new) - words = to_jsonb(old) - words then
            return new;
        end if;
    end if;
    if exists (select 1 from juntos.work_plan p where p.id = old.work_plan_id and p.frozen_on is not null) then
        raise exception 'work plan % is frozen', old.work_plan_id;
    end if;
    return case tg_op when 'DELETE' then old else new end;
end $$;

create or replace function refuse_change_of_agreement() returns trigger language plpgsql as $$
declare
    words text[] := array['remarks', 'returned_by', 'recorded_by', 'generated_by'];
begin
    if tg_op = 'UPDATE' and current_setting('juntos.erasing', true) = 'on' then
        if to_jsonb(new) - words = to_jsonb(old) - words then
            return new;
        end if;
    end if;
    raise exception '% is never changed or deleted', tg_table_name;
end $$;
