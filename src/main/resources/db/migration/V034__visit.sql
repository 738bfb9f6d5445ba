-- Visits of volunteers to a residence, and who comes (manual, annex 7.3, third clause). The RUT serves to admit a visitor at the door and
-- goes 90 days after the visit.
create table visit (
    id             uuid primary key,
    residence_code varchar(60) not null references residence,
    alliance_code  varchar(30) not null references alliance,
    starts_at      timestamptz not null,
    announced_at   timestamptz not null check (announced_at <= starts_at),
    announced_by   varchar(64) not null
);
create index visit_alliance on visit (alliance_code, starts_at);
create index visit_residence on visit (residence_code, starts_at);
create index visit_start on visit (starts_at);

create table visitor (
    visit_id uuid not null references visit,
    position int not null,
    name     varchar(120) not null,
    rut      varchar(10),
    primary key (visit_id, position)
);
create index visitor_rut on visitor (visit_id) where rut is not null;
