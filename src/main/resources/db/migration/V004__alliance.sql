-- The alliance, its stages with their dates, its milestones, and the notice that ends it.
create sequence alliance_number;

create table alliance (
    code              varchar(30) primary key,
    residence_code    varchar(60) not null references residence,
    organization_code varchar(60) not null references organization,
    company_code      varchar(60) not null references company,
    manager           varchar(64) not null references person,
    formed_on         date not null,
    status            varchar(20) not null check (status in ('ACTIVE', 'SUSTAINED', 'ENDED')),
    finished_on       date,
    version           bigint not null
);
create unique index alliance_live_pair on alliance (residence_code, company_code) where status <> 'ENDED';
create index alliance_residence on alliance (residence_code);
create index alliance_organization on alliance (organization_code);
create index alliance_company on alliance (company_code);
create index alliance_manager on alliance (manager);

-- The policy is kept with the run: a change of the decision table changes later stages, not one under way.
create table stage_run (
    id                          uuid primary key,
    alliance_code               varchar(30) not null references alliance,
    stage                       varchar(20) not null,
    run_number                  int not null,
    started_on                  date not null,
    planned_end_on              date not null,
    length_months               int not null check (length_months > 0),
    extended_months             int not null default 0,
    follow_up_interval_months   int not null check (follow_up_interval_months > 0),
    supervision_interval_months int not null check (supervision_interval_months > 0),
    preparation_lead_months     int not null check (preparation_lead_months >= 0),
    conditions                  varchar(500) not null,
    closed_on                   date,
    outcome                     varchar(20) check (outcome in ('ADVANCED', 'REPEATED', 'ENDED')),
    closing_remarks             varchar(2000),
    closed_by                   varchar(64),
    version                     bigint not null,
    unique (alliance_code, run_number),
    check ((closed_on is null) = (outcome is null))
);
create unique index stage_run_open on stage_run (alliance_code) where closed_on is null;

create table stage_extension (
    stage_run_id    uuid not null references stage_run,
    position        int not null,
    months          int not null check (months > 0),
    reason          varchar(2000) not null,
    decided_on      date not null,
    decided_by      varchar(64) not null,
    previous_end_on date not null,
    primary key (stage_run_id, position)
);

create table milestone (
    id            uuid primary key,
    alliance_code varchar(30) not null references alliance,
    kind          varchar(20) not null,
    held_on       date not null,
    participants  varchar(1000) not null,
    head_count    int check (head_count >= 0),
    notes         varchar(4000),
    recorded_by   varchar(64) not null,
    recorded_at   timestamptz not null
);
create index milestone_alliance on milestone (alliance_code);

create table ending_notice (
    id            uuid primary key,
    alliance_code varchar(30) not null references alliance,
    given_by      varchar(20) not null check (given_by in ('ORGANIZATION', 'RESIDENCE', 'COMPANY', 'PROGRAMME')),
    given_on      date not null,
    effective_on  date not null check (effective_on >= given_on),
    immediate     boolean not null,
    reason        varchar(1000) not null,
    recorded_by   varchar(64) not null,
    withdrawn_on  date
);
create unique index ending_notice_open on ending_notice (alliance_code) where withdrawn_on is null;
