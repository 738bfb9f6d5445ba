-- Spreadsheets that were handed in for the registry: kept for an hour, for their confirmation on whichever node.
create table intake_upload (
    id          uuid primary key,
    filename    varchar(255) not null,
    kind        varchar(20) check (kind in ('ORGANIZATIONS', 'RESIDENCES', 'COMPANIES', 'COMBINED')),
    content     bytea, -- null once its rows were taken
    report      text not null, -- what was found, as JSON
    uploaded_by varchar(64) not null,
    uploaded_at timestamptz not null,
    taken_at    timestamptz,
    check ((content is null) = (taken_at is not null))
);
create index intake_upload_age on intake_upload (uploaded_at);
