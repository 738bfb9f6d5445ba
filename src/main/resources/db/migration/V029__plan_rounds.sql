-- The work plan while it is built together, and what becomes of it (manual, sections 4.2 and 5.2, annex 7.2; rules P5).
alter table work_plan
    alter column agreed_on drop not null,
    alter column agreed_by drop not null,
    add column state          varchar(10) not null default 'AGREED' check (state in ('DRAFT', 'AGREED', 'DISCARDED')),
    -- Its Gantt: the first of its first month, and how many months.
    add column starts_on      date,
    add column months         int not null default 12 check (months between 1 and 36),
    add column resources      varchar(2000) not null default '',
    add column value_proposal varchar(2000) not null default '',
    -- Of the texts above and the Gantt's months, which are one entry of the editor.
    add column frame_version  int not null default 0,
    -- Where its building stands; which time round.
    add column step           varchar(10) check (step in ('NEEDS', 'PROPOSAL', 'VALUE', 'GANTT', 'REVIEW', 'APPROVAL')),
    add column round          int not null default 1 check (round > 0),
    -- The self-diagnosis its needs come from.
    add column diagnosis_code varchar(30) references diagnosis_case,
    add check ((state = 'AGREED') = (agreed_on is not null)),
    add check ((state = 'DRAFT') = (step is not null));
update work_plan set starts_on = date_trunc('month', agreed_on)::date;
alter table work_plan alter column starts_on set not null;
create unique index work_plan_draft on work_plan (alliance_code) where state = 'DRAFT';
create index work_plan_diagnosis on work_plan (diagnosis_code);

alter table activity
    add column second_dimension varchar(40),
    add column objective        varchar(500),
    -- Of what a later version carries on: when it was to end as it was copied.
    add column carried_ends_on  date,
    -- The good practice of the manual (annex 7.4) that it was copied from.
    add column practice         varchar(20),
    add column version          int not null default 1,
    add column changed_by       varchar(64),
    add column changed_at       timestamptz;
create index activity_practice on activity (practice) where practice is not null;

-- What an activity costs in each month: whole pesos, or hours of volunteers.
create table activity_month (
    activity_id     uuid not null references activity on delete cascade,
    month           date not null check (extract(day from month) = 1),
    budget_clp      bigint not null check (budget_clp >= 0),
    volunteer_hours int not null check (volunteer_hours >= 0),
    primary key (activity_id, month)
);
insert into activity_month (activity_id, month, budget_clp, volunteer_hours)
select id, date_trunc('month', starts_on)::date, budget_clp, volunteer_hours
from activity where budget_clp > 0 or volunteer_hours > 0;
alter table activity drop column budget_clp, drop column volunteer_hours;

-- The needs a plan starts from, in the order the residence gave them; one without an activity has an answer.
create table plan_need (
    id            uuid primary key,
    work_plan_id  uuid not null references work_plan,
    position      int not null,
    standard_code varchar(10) not null,
    text          varchar(300) not null,
    priority      varchar(6) not null check (priority in ('HIGH', 'MEDIUM', 'LOW')),
    answer        varchar(20) check (answer in ('LATER', 'NOT_THIS_COMPANY', 'OTHER')),
    reason        varchar(500) not null default '',
    version       int not null default 1,
    check (answer is null or answer <> 'OTHER' or reason <> '')
);
create index plan_need_plan on plan_need (work_plan_id, position);

create table activity_need (
    activity_id uuid not null references activity on delete cascade,
    need_id     uuid not null references plan_need,
    primary key (activity_id, need_id)
);
create index activity_need_need on activity_need (need_id);

-- Who changed what, in which round and at which step.
create table plan_change (
    id           bigint generated always as identity primary key,
    work_plan_id uuid not null references work_plan,
    round        int not null,
    step         varchar(10) not null,
    kind         varchar(20) not null check (kind in ('ADDED', 'CHANGED', 'DELETED', 'NEEDS_ORDERED', 'NEED_ANSWERED', 'FRAME')),
    subject      varchar(500) not null,
    -- Name of each field that changed: what it was, what it is.
    fields       jsonb not null,
    changed_by   varchar(64) not null,
    changed_at   timestamptz not null
);
create index plan_change_plan on plan_change (work_plan_id, id);

-- What each party answered to a round; it answers once.
create table plan_approval (
    work_plan_id uuid not null references work_plan,
    round        int not null,
    party        varchar(20) not null check (party in ('RESIDENCE', 'ORGANIZATION', 'COMPANY')),
    approved     boolean not null,
    answered_by  varchar(64) not null,
    answered_at  timestamptz not null,
    primary key (work_plan_id, round, party)
);

-- Why a plan went back, and where to.
create table plan_remark (
    id           bigint generated always as identity primary key,
    work_plan_id uuid not null references work_plan,
    round        int not null,
    party        varchar(20) not null check (party in ('RESIDENCE', 'ORGANIZATION', 'COMPANY', 'PROGRAMME')),
    returned_to  varchar(10) not null,
    text         varchar(2000) not null,
    author       varchar(64) not null,
    at           timestamptz not null
);
create index plan_remark_plan on plan_remark (work_plan_id, id);

-- What became of an activity, each time something was said of it.
create table activity_event (
    id          bigint generated always as identity primary key,
    activity_id uuid not null references activity,
    kind        varchar(10) not null check (kind in ('DONE', 'POSTPONED', 'REMOVED')),
    -- DONE: the day; POSTPONED: its new last day.
    on_date     date,
    -- POSTPONED: its last day before.
    from_date   date,
    attendance  int check (attendance >= 0),
    note        varchar(1000),
    noted_by    varchar(64) not null,
    noted_at    timestamptz not null
);
create index activity_event_activity on activity_event (activity_id, id);

-- A version that was replaced stays as it was: its activities, what they took, and the needs it started from.
create function refuse_frozen_plan() returns trigger language plpgsql as $$
begin
    if exists (select 1 from juntos.work_plan p where p.id = old.work_plan_id and p.frozen_on is not null) then
        raise exception 'work plan % is frozen', old.work_plan_id;
    end if;
    return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger activity_of_frozen_plan before update or delete on activity
    for each row execute function refuse_frozen_plan();
create trigger need_of_frozen_plan before update or delete on plan_need
    for each row execute function refuse_frozen_plan();

create function refuse_part_of_frozen_plan() returns trigger language plpgsql as $$
begin
    if exists (select 1 from juntos.activity a join juntos.work_plan p on p.id = a.work_plan_id
               where a.id = old.activity_id and p.frozen_on is not null) then
        raise exception 'the work plan of activity % is frozen', old.activity_id;
    end if;
    return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger month_of_frozen_plan before update or delete on activity_month
    for each row execute function refuse_part_of_frozen_plan();
create trigger answer_of_frozen_plan before update or delete on activity_need
    for each row execute function refuse_part_of_frozen_plan();
