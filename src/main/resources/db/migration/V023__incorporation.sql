-- The way of an organisation into the programme, and what each check of its admissibility found.
create sequence incorporation_number;

create table incorporation (
    code                 varchar(30) primary key,
    organization_code    varchar(60) not null references organization,
    status               varchar(20) not null check (status in ('INVITED', 'INTERESTED', 'AWAITING_COS', 'ADMITTED', 'INCORPORATED',
                                                                'DECLINED', 'NOT_ADMISSIBLE', 'CLOSED')),
    round                int not null check (round > 0),
    invited_on           date not null,
    invited_by           varchar(64) not null,
    answered_on          date,
    answer               varchar(2000),
    meeting_on           date,
    meeting_participants varchar(1000),
    meeting_feedback     varchar(4000),
    closed_on            date,
    closing_reason       varchar(2000),
    version              bigint not null,
    check ((closed_on is not null) = (status in ('INCORPORATED', 'DECLINED', 'NOT_ADMISSIBLE', 'CLOSED')))
);
create unique index incorporation_open on incorporation (organization_code) where closed_on is null;

create table admissibility_finding (
    id                 uuid primary key,
    incorporation_code varchar(30) not null references incorporation,
    check_number       int not null,
    checked_on         date not null,
    checked_by         varchar(64) not null,
    requirement        varchar(20) not null,
    outcome            varchar(10) not null check (outcome in ('MET', 'WAIT', 'REFUSED')),
    reason             varchar(500) not null,
    way_forward        varchar(500),
    unique (incorporation_code, check_number, requirement)
);
