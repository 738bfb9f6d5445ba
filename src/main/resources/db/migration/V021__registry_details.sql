-- What an incorporation, a diagnosis and a linking need to know of organisations, residences and companies.
-- Codes are short names in letters, digits and hyphens: groups are called after them.
alter table organization
    add column rut                 varchar(10) unique,
    add column founded_on          date,
    add column cos_member          boolean not null default false,
    add column fecu_year           int,
    add column comuna              varchar(60),
    add column address             varchar(200),
    add column representative      varchar(120),
    add column representative_rut  varchar(10),
    add column email               varchar(254),
    add column phone               varchar(30),
    add column incorporated_on     date,
    add column version             bigint not null default 0;

alter table residence
    add column address         varchar(200),
    add column email           varchar(254),
    add column phone           varchar(30),
    add column places          int check (places > 0),
    add column collaborates    boolean not null default true,
    add column incorporated_on date,
    add column version         bigint not null default 0;
create unique index residence_name_once on residence (organization_code, lower(name));

alter table company
    add column rut                varchar(10) unique,
    add column business           varchar(200),
    add column representative     varchar(120),
    add column representative_rut varchar(10),
    add column contact            varchar(120),
    add column email              varchar(254),
    add column phone              varchar(30),
    add column version            bigint not null default 0;

-- Where a company is: one central office, and branches. A linking looks for companies by comuna and region.
create table company_place (
    id           uuid primary key,
    company_code varchar(60) not null references company,
    kind         varchar(10) not null check (kind in ('CENTRAL', 'BRANCH')),
    comuna       varchar(60) not null,
    region       varchar(60) not null,
    address      varchar(200),
    unique (company_code, comuna, kind)
);
create unique index company_central on company_place (company_code) where kind = 'CENTRAL';
create index company_place_region on company_place (region, company_code);

-- What a company says it can put in, by standard of the catalogue.
create table company_resource (
    company_code  varchar(60) not null references company,
    standard_code varchar(10) not null,
    primary key (company_code, standard_code)
);
