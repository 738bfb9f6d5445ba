-- Who takes part: organisations, residences, companies, and people with their roles in time.
create table organization (
    code varchar(60) primary key,
    name varchar(200) not null
);

create table residence (
    code              varchar(60) primary key,
    name              varchar(200) not null,
    comuna            varchar(60) not null,
    region            varchar(60) not null,
    organization_code varchar(60) not null references organization
);
create index residence_organization on residence (organization_code);

create table company (
    code varchar(60) primary key,
    name varchar(200) not null
);

create table person (
    username varchar(64) primary key,
    name     varchar(120) not null,
    email    varchar(254) not null,
    phone    varchar(30)
);

-- A person's place in a group, with its dates: past roles stay, because work stays credited to who did it.
create table membership (
    id       uuid primary key,
    username varchar(64) not null references person,
    group_id varchar(80) not null,
    role     varchar(20) not null check (role in ('COUNTERPART', 'DEPUTY', 'MEMBER')),
    since    date not null,
    until    date check (until >= since),
    unique (username, group_id, since)
);
create index membership_group on membership (group_id) where until is null;
create index membership_person on membership (username) where until is null;
