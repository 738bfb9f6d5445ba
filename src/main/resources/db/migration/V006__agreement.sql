-- The agreement's three signatures; a party signs once.
create table agreement_signature (
    alliance_code   varchar(30) not null references alliance,
    signatory       varchar(20) not null check (signatory in ('ORGANIZATION', 'COMPANY', 'COS')),
    signed_on       date not null,
    signed_by       varchar(120) not null,
    position_held   varchar(120) not null,
    recorded_by     varchar(64) not null,
    recorded_at     timestamptz not null,
    primary key (alliance_code, signatory)
);
