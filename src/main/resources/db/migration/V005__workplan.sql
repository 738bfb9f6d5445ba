-- Work plans: versions of an alliance, their activities and what became of each.
create table work_plan (
    id             uuid primary key,
    alliance_code  varchar(30) not null references alliance,
    version_number int not null,
    horizon        varchar(20) not null check (horizon in ('YEARLY', 'LONG_TERM')),
    stage_run_id   uuid not null references stage_run,
    objective      varchar(2000) not null,
    agreed_on      date not null,
    agreed_by      varchar(64) not null,
    in_force_since date,
    frozen_on      date,
    version        bigint not null,
    unique (alliance_code, version_number)
);
create unique index work_plan_in_force on work_plan (alliance_code) where in_force_since is not null and frozen_on is null;
create index work_plan_stage_run on work_plan (stage_run_id);

create table activity (
    id               uuid primary key,
    work_plan_id     uuid not null references work_plan,
    position         int not null,
    standard_code    varchar(10) not null,
    description      varchar(500) not null,
    indicator        varchar(500),
    starts_on        date not null,
    ends_on          date not null check (ends_on >= starts_on),
    original_ends_on date not null,
    company_people   varchar(300),
    residence_people varchar(300),
    budget_clp       bigint not null check (budget_clp >= 0),
    volunteer_hours  int not null check (volunteer_hours >= 0),
    funding          varchar(20) not null,
    state            varchar(20) not null check (state in ('PENDING', 'DONE', 'REMOVED')),
    done_on          date,
    attendance       int check (attendance >= 0),
    evidence         varchar(1000),
    reason           varchar(1000),
    carried_from     uuid references activity,
    check (state <> 'DONE' or done_on is not null),
    check (state <> 'REMOVED' or reason is not null)
);
create index activity_work_plan on activity (work_plan_id, position);
create index activity_carried_from on activity (carried_from);
