-- The residence's self-diagnosis: that it was renewed, when, by whom, and what it found.
create table baseline (
    id             uuid primary key,
    residence_code varchar(60) not null references residence,
    renewed_on     date not null,
    children       int not null check (children >= 0),
    progress       varchar(4000) not null,
    needs          varchar(4000) not null,
    recorded_by    varchar(64) not null,
    recorded_at    timestamptz not null
);
create index baseline_residence on baseline (residence_code, renewed_on);
