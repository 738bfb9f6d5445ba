-- Follow-ups with their minutes, the commitments made in them, and the contacts in between.
create table follow_up (
    id              uuid primary key,
    alliance_code   varchar(30) not null references alliance,
    stage_run_id    uuid not null references stage_run,
    number          int not null check (number > 0),
    due_on          date not null,
    status          varchar(20) not null check (status in ('PLANNED', 'INVITED', 'HELD', 'NOT_HELD', 'CANCELLED')),
    invited_on      date,
    last_reminder   varchar(40),
    escalated_on    date,
    held_on         date,
    form            varchar(20) check (form in ('MEETING', 'VISIT', 'CALL', 'EMAIL')),
    participants    varchar(1000),
    difficulties    varchar(4000),
    next_steps      varchar(4000),
    recorded_by     varchar(64),
    recorded_at     timestamptz,
    version         bigint not null,
    unique (stage_run_id, number),
    check (status <> 'HELD' or (held_on is not null and form is not null and recorded_by is not null))
);
create index follow_up_alliance on follow_up (alliance_code, due_on);
create index follow_up_open on follow_up (due_on) where status in ('PLANNED', 'INVITED');

create table follow_up_activity (
    follow_up_id uuid not null references follow_up,
    activity_id  uuid not null references activity,
    report       varchar(20) not null,
    note         varchar(1000),
    primary key (follow_up_id, activity_id)
);

create table commitment (
    id            uuid primary key,
    alliance_code varchar(30) not null references alliance,
    follow_up_id  uuid not null references follow_up,
    description   varchar(500) not null,
    responsible   varchar(120) not null,
    due_on        date not null,
    state         varchar(20) not null check (state in ('OPEN', 'FULFILLED', 'DROPPED')),
    note          varchar(500),
    closed_in     uuid references follow_up
);
create index commitment_alliance on commitment (alliance_code) where state = 'OPEN';

create table contact (
    id            uuid primary key,
    alliance_code varchar(30) not null references alliance,
    held_on       date not null,
    channel       varchar(20) not null check (channel in ('MEETING', 'VISIT', 'CALL', 'EMAIL')),
    with_whom     varchar(300) not null,
    summary       varchar(2000) not null,
    supervision   boolean not null,
    recorded_by   varchar(64) not null,
    recorded_at   timestamptz not null
);
create index contact_alliance on contact (alliance_code, held_on);
