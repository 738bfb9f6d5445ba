-- The audit trail names nobody: a person stands in it by a pseudonym, so that erasing the person never needs to change the trail.
create function new_pseudonym() returns varchar language sql volatile as $$
    select 'P-' || string_agg(substr('23456789ABCDEFGHJKMNPQRSTVWXYZ', 1 + floor(random() * 30)::int, 1), '')
    from generate_series(1, 8)
$$;
alter table person add column pseudonym varchar(12) not null default new_pseudonym() unique;

drop trigger audit_event_append_only on audit_event;
drop trigger audit_event_no_truncate on audit_event;

alter table audit_event rename column alliance_code to case_code;
alter table audit_event add column actor varchar(12);
alter table audit_event add column address varchar(45);
alter table audit_event add column subject varchar(80);
-- Constants, dates, numbers and codes, in the order in which the action declares them; never what somebody typed.
alter table audit_event add column facts text[] not null default '{}'
    check (array_to_string(facts, '', '') ~ '^[A-Za-z0-9_.-]*$');

-- What people wrote about it, apart: it may name somebody, and then an erasure takes the name out.
create table audit_note (
    event_id bigint primary key references audit_event,
    note     varchar(2000) not null
);

-- Nobody, or the application itself, is null; a login that the registry does not know is somebody all the same.
update audit_event e set actor = coalesce((select pseudonym from person where username = e.username), 'P-UNKNOWN')
    where e.username <> 'sistema';

-- Until now the terms of an action were one text. Each shape: its facts, and which of its groups (if any) is a note.
create temporary table audit_shape (action varchar(60), pattern text, facts int[], note int, subject int, kind varchar(20));
insert into audit_shape values
    ('ALLIANCE_FORMED', '^(\S+) \+ (\S+)$', '{1,2}', null, null, 'pair'),
    ('STAGE_OPENED', '^([A-Z_]+) (\d{4}-\d\d-\d\d) / (\d{4}-\d\d-\d\d)$', '{1,2,3}', null, null, null),
    ('STAGE_EXTENDED', '^([A-Z_]+) \+(\d+): (.*)$', '{1,2}', 3, null, null),
    ('STAGE_CLOSED', '^([A-Z_]+) ([A-Z_]+)(?:: (.*))?$', '{1,2}', 3, null, null),
    ('EARLY_CLOSING_REQUESTED', '^([A-Z_]+)$', '{1}', null, null, null),
    ('EARLY_CLOSING_DECLINED', '^([A-Z_]+)(?:: (.*))?$', '{1}', 2, null, null),
    ('CLOSING_PREPARATION_REQUESTED', '^([A-Z_]+)$', '{1}', null, null, null),
    ('MILESTONE_RECORDED', '^([A-Z_]+) (\d{4}-\d\d-\d\d)$', '{1,2}', null, null, null),
    ('PLAN_ADVANCED', '^v(\d+)\.(\d+) ([A-Z_]+)$', '{1,2,3}', null, null, null),
    ('PLAN_SENT_BACK', '^v(\d+)\.(\d+) ([A-Z_]+)$', '{1,2,3}', null, null, null),
    ('PLAN_APPROVED', '^v(\d+)\.(\d+) ([A-Z_]+)$', '{1,2,3}', null, null, null),
    ('PLAN_RETURNED', '^v(\d+)\.(\d+) ([A-Z_]+)$', '{1,2,3}', null, null, null),
    ('PLAN_AGREED', '^v(\d+), (\d+) activities$', '{1,2}', null, null, null),
    ('ACTIVITY_REPORTED', '^v(\d+) ([A-Z_]+) (\d{4}-\d\d-\d\d): (.*)$', '{1,2,3}', 4, null, null),
    ('AGREEMENT_GENERATED', '^(C-\d+) v(\d+)$', '{1,2}', null, null, null),
    ('AGREEMENT_RETURNED', '^([A-Z_]+): (.*)$', '{1}', null, null, null),
    ('AGREEMENT_SIGNED', '^([A-Z_]+) (\d{4}-\d\d-\d\d) (.*)$', '{1,2}', null, null, null),
    ('AGREEMENT_DISCARDED', '^(C-\d+)$', '{1}', null, null, null),
    ('FOLLOW_UP_RECORDED', '^no\. (\d+), due (\d{4}-\d\d-\d\d) (\d{4}-\d\d-\d\d)$', '{1,2,3}', null, null, null),
    ('FOLLOW_UP_NOT_HELD', '^no\. (\d+), due (\d{4}-\d\d-\d\d)$', '{1,2}', null, null, null),
    ('FOLLOW_UP_ESCALATED', '^no\. (\d+), due (\d{4}-\d\d-\d\d)$', '{1,2}', null, null, null),
    ('CONTACT_LOGGED', '^([A-Z_]+) (\d{4}-\d\d-\d\d)$', '{1,2}', null, null, null),
    ('BASELINE_RENEWED', '^(\d{4}-\d\d-\d\d)$', '{1}', null, null, null),
    ('DIAGNOSIS_OPENED', '^(\S+)$', '{}', null, 1, 'residence-'),
    ('RESIDENCE_VISITED', '^(\d{4}-\d\d-\d\d)$', '{1}', null, null, null),
    ('DIAGNOSIS_ACCEPTED', '^(\S+)$', '{}', null, 1, 'residence-'),
    ('FORMER_DIAGNOSIS_RECORDED', '^(\d{4}-\d\d-\d\d)$', '{1}', null, null, null),
    -- Question and answer are kept with the diagnosis.
    ('DIAGNOSIS_HELP_REQUESTED', '^(.*)$', '{}', null, null, null),
    ('DIAGNOSIS_HELP_GIVEN', '^(.*)$', '{}', null, null, null),
    ('STAGE_EVALUATED', '^([A-Z_]+)$', '{1}', null, null, null),
    ('ENDING_NOTIFIED', '^([A-Z_]+) (\d{4}-\d\d-\d\d): (.*)$', '{1,2}', 3, null, null),
    ('ORGANIZATION_INVITED', '^(.*)$', '{}', null, null, null),
    ('INVITATION_REPEATED', '^(\d+)$', '{1}', null, null, null),
    ('INFORMATIVE_MEETING_HELD', '^(\d\d)-(\d\d)-(\d{4})$', '{}', null, null, 'date'),
    ('LINKING_OPENED', '^(\S+)$', '{}', null, 1, 'residence-'),
    ('COMPANY_CHOSEN', '^(\S+) (-?\d+)(?:: (.*))?$', '{2}', 3, 1, 'company-'),
    ('COMPANY_CONTACTED', '^(\S+) ([A-Z_]+) (\d{4}-\d\d-\d\d) / (\d{4}-\d\d-\d\d)$', '{2,3,4}', null, 1, 'company-'),
    ('COMPANY_DECLINED', '^(\S+): (.*)$', '{}', 2, 1, 'company-'),
    ('COMPANY_SILENT', '^(\S+)$', '{}', null, 1, 'company-'),
    ('COMPANY_ACCEPTED', '^(\S+)$', '{}', null, 1, 'company-'),
    ('COMPANY_SIDE_NAMED', '^(\S+)$', '{}', null, 1, 'company-'),
    ('RESIDENCE_SIDE_NAMED', '^([A-Z_]+) ([A-Z_]+)$', '{1,2}', null, null, null),
    ('LINKING_LINKED', '^(A-\d+)$', '{1}', null, null, null),
    ('LINKING_HANDED_TO_COMMISSION', '^(\d+)$', '{1}', null, null, null),
    ('SEARCH_RECORDED', '^([A-Z_]+)(?: (\S+))?$', '{1}', null, 2, 'company-'),
    ('SEARCH_RECORDED', '^([A-Z_]+): (.*)$', '{1}', 2, null, null),
    ('PARTY_REGISTERED', '^(\S+)$', '{}', null, 1, ''),
    ('PARTY_CHANGED', '^(\S+)$', '{}', null, 1, ''),
    ('PERSON_REGISTERED', '^(\S+)$', '{}', null, 1, 'person'),
    ('PERSON_CHANGED', '^(\S+)(?: email)?$', '{}', null, 1, 'person'),
    ('PERSON_JOINED', '^(\S+) (\S+) ([A-Z_]+)$', '{2,3}', null, 1, 'person'),
    ('PERSON_LEFT', '^(\S+) (\S+)$', '{2}', null, 1, 'person'),
    ('ROLE_CHANGED', '^(\S+) (\S+) ([A-Z_]+)$', '{2,3}', null, 1, 'person'),
    ('PASSWORD_SET', '^(\S+)$', '{}', null, 1, 'person');

create temporary table audit_terms as
select e.id,
       case s.kind
           when 'date' then array[m.g[3] || '-' || m.g[2] || '-' || m.g[1]]
           when 'pair' then array['residence-' || m.g[1], 'company-' || m.g[2]]
           else array(select m.g[f] from unnest(s.facts) with ordinality as u(f, n) order by n)
       end as facts,
       case s.kind
           when 'person' then coalesce((select pseudonym from person where username = m.g[s.subject]), 'P-UNKNOWN')
           else s.kind || m.g[s.subject]
       end as subject,
       m.g[s.note] as note
from audit_event e
join audit_shape s on s.action = e.action
cross join lateral (select regexp_match(e.detail, s.pattern) as g) m
where m.g is not null;

update audit_event e set facts = t.facts, subject = t.subject from audit_terms t where t.id = e.id;
update audit_event set facts = facts || (case when detail like '% email' then 'ADDRESS' else 'DATA' end)::text
    where action = 'PERSON_CHANGED';
insert into audit_note (event_id, note)
select id, note from audit_terms where note <> ''
union all
select id, detail from audit_event e where detail <> '' and not exists (select 1 from audit_terms t where t.id = e.id);
drop table audit_terms;
drop table audit_shape;

alter table audit_event drop column username;
alter table audit_event drop column detail;

drop index audit_event_alliance;
-- The trail is read newest first, which is the order of its ids.
create index audit_event_case on audit_event (case_code, id);
create index audit_event_actor on audit_event (actor, id);
create index audit_event_action on audit_event (action, id);
create index audit_event_subject on audit_event (subject, id);
create index audit_event_at on audit_event (at);
create index audit_event_facts on audit_event using gin (facts);

-- Append-only, as before.
create trigger audit_event_append_only before update or delete on audit_event
    for each row execute function audit_event_is_append_only();
create trigger audit_event_no_truncate before truncate on audit_event
    for each statement execute function audit_event_is_append_only();

-- A note stays as it was written, unless an erasure, which says so for its transaction («set local juntos.erasing = 'on'»), takes a
-- name out of it.
create function audit_note_is_kept() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and current_setting('juntos.erasing', true) = 'on' and new.event_id = old.event_id then
        return new;
    end if;
    raise exception 'audit_note is append-only';
end $$;
create trigger audit_note_kept before update or delete on audit_note
    for each row execute function audit_note_is_kept();
create trigger audit_note_no_truncate before truncate on audit_note
    for each statement execute function audit_note_is_kept();
