-- The self-diagnosis of a residence (manual, section 4.1 B and annex 7.1): one case at a time, then one each year.
-- Children are only counted. Nothing here is about one of them.
create sequence diagnosis_code;

create table diagnosis_case (
    code            varchar(30) primary key,
    residence_code  varchar(60) not null references residence,
    state           varchar(10) not null
                    check (state in ('OPENED', 'VISITED', 'FILLING', 'HANDED_IN', 'VALIDATED', 'ACCEPTED')),
    round           int not null default 1 check (round > 0),
    opened_on       date not null,
    handed_in_on    date,
    accepted_on     date check ((accepted_on is not null) = (state = 'ACCEPTED')),
    value_proposal  varchar(2000) not null default '',
    -- Of the children counted and the value proposal, which are one entry of the form.
    profile_version int not null default 0,
    profile_by      varchar(64),
    profile_at      timestamptz
);
create unique index diagnosis_case_open on diagnosis_case (residence_code) where state <> 'ACCEPTED';
create index diagnosis_case_residence on diagnosis_case (residence_code, accepted_on);

create table diagnosis_visit (
    diagnosis_code    varchar(30) primary key references diagnosis_case,
    held_on           date not null,
    participants      varchar(1000) not null,
    preliminary_needs varchar(4000) not null,
    form_explained    boolean not null,
    recorded_by       varchar(64) not null,
    recorded_at       timestamptz not null
);

-- What a residence says of one standard. The version lets two people fill in different standards at once, and no one
-- write over another's words unseen.
create table diagnosis_answer (
    diagnosis_code varchar(30) not null references diagnosis_case,
    standard_code  varchar(10) not null,
    current_state  varchar(2000) not null,
    desired_state  varchar(2000) not null,
    no_need        boolean not null,
    version        int not null check (version > 0),
    updated_by     varchar(64) not null,
    updated_at     timestamptz not null,
    primary key (diagnosis_code, standard_code)
);

create table diagnosis_need (
    diagnosis_code varchar(30) not null,
    standard_code  varchar(10) not null,
    position       int not null,
    text           varchar(300) not null,
    priority       varchar(6) not null check (priority in ('HIGH', 'MEDIUM', 'LOW')),
    primary key (diagnosis_code, standard_code, position),
    foreign key (diagnosis_code, standard_code) references diagnosis_answer
);

create table diagnosis_head_count (
    diagnosis_code varchar(30) not null references diagnosis_case,
    age_band       varchar(10) not null,
    number         int not null check (number between 0 and 1000),
    primary key (diagnosis_code, age_band)
);

-- What those who check it say: the organisation and the programme's team. Internal ones stay with the team.
create table diagnosis_remark (
    id             bigint generated always as identity primary key,
    diagnosis_code varchar(30) not null references diagnosis_case,
    round          int not null,
    standard_code  varchar(10),
    text           varchar(2000) not null,
    internal       boolean not null,
    author         varchar(64) not null,
    at             timestamptz not null
);
create index diagnosis_remark_case on diagnosis_remark (diagnosis_code, id);

create table diagnosis_help (
    id             bigint generated always as identity primary key,
    diagnosis_code varchar(30) not null references diagnosis_case,
    question       varchar(2000) not null,
    asked_by       varchar(64) not null,
    asked_at       timestamptz not null,
    answer         varchar(2000),
    answered_by    varchar(64),
    answered_at    timestamptz
);
create index diagnosis_help_case on diagnosis_help (diagnosis_code, id);
