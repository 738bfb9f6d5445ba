-- Linkings: the search for a company for a residence, those approached one after another, and how the one that accepted goes about it.
create sequence linking_number;

create table linking (
    code           varchar(30) primary key,
    residence_code varchar(60) not null references residence,
    opened_on      date not null,
    opened_by      varchar(64) not null,
    status         varchar(20) not null check (status in ('OPEN', 'WITH_COMMISSION', 'LINKED', 'CLOSED')),
    finished_on    date,
    closing_reason varchar(2000),
    alliance_code  varchar(30) references alliance,
    check ((finished_on is not null) = (status in ('LINKED', 'CLOSED'))),
    check ((alliance_code is not null) = (status = 'LINKED')),
    check (status <> 'CLOSED' or closing_reason is not null)
);
create unique index linking_live on linking (residence_code) where status in ('OPEN', 'WITH_COMMISSION');
create index linking_residence on linking (residence_code);
create index linking_alliance on linking (alliance_code);

create table linking_approach (
    linking_code        varchar(30) not null references linking,
    position            int not null check (position > 0),
    company_code        varchar(60) not null references company,
    chosen_on           date not null,
    chosen_by           varchar(64) not null,
    -- As they were when it was chosen: the ranking changes with every alliance.
    rank                int check (rank > 0),
    score               int,
    reason              varchar(1000),
    found_by_commission boolean not null,
    contacted_on        date,
    with_whom           varchar(300),
    channel             varchar(20) check (channel in ('MEETING', 'VISIT', 'CALL', 'EMAIL')),
    via_cpc             boolean not null default false,
    notes               varchar(2000),
    answer_due_on       date check (answer_due_on > contacted_on),
    answer              varchar(10) check (answer in ('ACCEPTED', 'DECLINED', 'SILENT')),
    answered_on         date,
    answer_reason       varchar(2000),
    primary key (linking_code, position),
    check ((contacted_on is null) = (answer_due_on is null)),
    check ((answer is null) = (answered_on is null)),
    check (answer is null or contacted_on is not null),
    check (answer is distinct from 'DECLINED' or answer_reason is not null)
);
-- One company at a time, and no other after one that accepted.
create unique index linking_approach_current on linking_approach (linking_code) where answer is null or answer = 'ACCEPTED';
create index linking_approach_company on linking_approach (company_code, linking_code);

-- How the company goes about it, and who takes charge on the residence's side (evaluation 2020, tables 4 to 8).
create table linking_characterisation (
    linking_code          varchar(30) not null,
    position              int not null,
    team                  varchar(10) not null check (team in ('SINGLE', 'TEAM')),
    area                  varchar(120) not null,
    managed               varchar(10) not null check (managed in ('CENTRAL', 'LOCAL')),
    budget                varchar(10) not null check (budget in ('YES', 'NO', 'UNKNOWN')),
    hours                 varchar(10) not null check (hours in ('INSIDE', 'OUTSIDE', 'UNKNOWN')),
    experience            boolean not null,
    reach                 varchar(10) not null check (reach in ('BROAD', 'NARROW')),
    management            varchar(10) not null check (management in ('INVOLVED', 'DELEGATES')),
    residence_side        varchar(20) check (residence_side in ('OCA_ONLY', 'RESIDENCE_ONLY', 'BOTH')),
    coordinator_position  varchar(20) check (coordinator_position in ('DIRECTOR', 'ADMINISTRATION', 'TECHNICAL_TEAM', 'OTHER')),
    technical_team_reason varchar(1000),
    primary key (linking_code, position),
    foreign key (linking_code, position) references linking_approach,
    check ((residence_side is null) = (coordinator_position is null)),
    check (coordinator_position is distinct from 'TECHNICAL_TEAM' or technical_team_reason is not null)
);

-- Whom the parties named when they were linked; who it is today is in the memberships.
create table linking_delegate (
    linking_code varchar(30) not null references linking,
    group_id     varchar(80) not null,
    username     varchar(64) not null references person,
    role         varchar(20) not null check (role in ('COUNTERPART', 'DEPUTY')),
    area         varchar(120),
    primary key (linking_code, group_id, username)
);
create index linking_delegate_person on linking_delegate (username);

-- What the search commission reported.
create table linking_search (
    id           bigint generated always as identity primary key,
    linking_code varchar(30) not null references linking,
    recorded_on  date not null,
    recorded_by  varchar(64) not null,
    result       varchar(20) not null check (result in ('FOUND', 'KEEP_LOOKING', 'GIVE_UP')),
    company_code varchar(60) references company,
    note         varchar(2000),
    -- How many companies had been approached by then: what they answered counts no longer.
    approaches   int not null,
    check ((company_code is not null) = (result = 'FOUND'))
);
create index linking_search_linking on linking_search (linking_code, id);

-- The ranking reads the offices of one region, without their table, and each company's load.
create index company_place_ranking on company_place (region, company_code, comuna);
drop index company_place_region;
create index alliance_company_load on alliance (company_code) where status = 'ACTIVE';
