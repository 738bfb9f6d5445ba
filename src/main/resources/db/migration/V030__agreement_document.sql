-- Agreements with their document, the signatures under each version of it, and what came back with remarks.

-- What the template of annex 7.3 asks for and the registry did not know.
alter table organization
    add column representative_position varchar(120),
    add column deed_on                 date,
    add column notary                  varchar(200),
    add column mission                 varchar(600);
alter table company
    add column representative_position varchar(120),
    add column deed_on                 date,
    add column notary                  varchar(200);

-- The third party of every agreement; one row. RUT and mission: manual, annex 7.3.
create table cos (
    code                    varchar(60) primary key check (code = 'cos'),
    rut                     varchar(10),
    comuna                  varchar(60),
    region                  varchar(60),
    address                 varchar(200),
    representative          varchar(120),
    representative_position varchar(120),
    representative_rut      varchar(10),
    deed_on                 date,
    notary                  varchar(200),
    mission                 varchar(600),
    contact                 varchar(120),
    email                   varchar(254),
    phone                   varchar(30),
    version                 bigint not null default 0
);
insert into cos (code, rut, mission) values ('cos', '65018488-2',
    'cuya misión es fomentar, fortalecer y motivar la colaboración de organizaciones solidarias en Chile, generando espacios de encuentro, '
    || 'colaboración y articulación de organizaciones de la sociedad civil que trabajan al servicio de personas en situación de pobreza o '
    || 'exclusión social en Chile, todo con la finalidad de desarrollar prácticas que instalen la solidaridad como un valor permanente y '
    || 'trascendente en nuestra sociedad');

create sequence agreement_number;

create table agreement (
    code              varchar(10) primary key,
    lead_alliance     varchar(30) not null references alliance,
    organization_code varchar(60) not null references organization,
    company_code      varchar(60) not null references company,
    -- Whose task it is now: to prepare it, to sign it, nobody's any more; DISCARDED before all had signed.
    state             varchar(10) not null check (state in ('PREPARING', 'SIGNING', 'SIGNED', 'DISCARDED')),
    opened_at         timestamptz not null,
    opened_by         varchar(64) not null
);

-- The alliances an agreement covers; its own first. An alliance is covered by at most one that is not discarded.
create table agreement_alliance (
    agreement_code varchar(10) not null references agreement,
    alliance_code  varchar(30) not null references alliance,
    position       int not null check (position >= 0),
    released_on    date,
    primary key (agreement_code, alliance_code)
);
create unique index agreement_alliance_once on agreement_alliance (alliance_code) where released_on is null;

create table agreement_document (
    agreement_code varchar(10) not null references agreement,
    version        int not null check (version > 0),
    pdf            bytea not null,
    sha256         char(64) not null check (sha256 = encode(sha256(pdf), 'hex')),
    pages          int not null check (pages > 0),
    -- What it was made from: registry and plans as they were.
    facts          jsonb not null,
    generated_at   timestamptz not null,
    generated_by   varchar(64) not null,
    primary key (agreement_code, version)
);

-- A party's remarks with which it returned a version instead of signing it.
create table agreement_return (
    agreement_code varchar(10) not null,
    version        int not null,
    signatory      varchar(20) not null check (signatory in ('ORGANIZATION', 'COMPANY', 'COS')),
    remarks        varchar(2000) not null,
    returned_at    timestamptz not null,
    returned_by    varchar(64) not null,
    foreign key (agreement_code, version) references agreement_document,
    primary key (agreement_code, version, signatory)
);

alter table agreement_signature rename to agreement_signature_before;

create table agreement_signature (
    agreement_code varchar(10) not null references agreement,
    -- Null only where it was signed on paper before documents were made here.
    version        int,
    signatory      varchar(20) not null check (signatory in ('ORGANIZATION', 'COMPANY', 'COS')),
    signed_on      date not null,
    signed_by      varchar(120) not null,
    signed_by_rut  varchar(10),
    position_held  varchar(120) not null,
    means          varchar(20) not null check (means in ('HANDWRITTEN', 'SIMPLE_ELECTRONIC', 'ADVANCED_ELECTRONIC')),
    recorded_by    varchar(64) not null,
    recorded_at    timestamptz not null,
    foreign key (agreement_code, version) references agreement_document,
    constraint agreement_signed_once unique nulls not distinct (agreement_code, version, signatory)
);

-- Until now each alliance was signed for by itself, on paper: where all three have, that is an agreement without a document.
insert into agreement (code, lead_alliance, organization_code, company_code, state, opened_at, opened_by)
    select 'C-' || lpad(nextval('agreement_number')::text, 4, '0'), a.code, a.organization_code, a.company_code, 'SIGNED',
           s.first_at, s.first_by
    from alliance a
    join (select alliance_code, min(recorded_at) as first_at, min(recorded_by) as first_by
          from agreement_signature_before group by alliance_code having count(*) = 3) s on s.alliance_code = a.code
    order by a.code;
insert into agreement_alliance (agreement_code, alliance_code, position)
    select code, lead_alliance, 0 from agreement;
insert into agreement_signature (agreement_code, signatory, signed_on, signed_by, position_held, means, recorded_by, recorded_at)
    select g.code, s.signatory, s.signed_on, s.signed_by, s.position_held, 'HANDWRITTEN', s.recorded_by, s.recorded_at
    from agreement_signature_before s join agreement g on g.lead_alliance = s.alliance_code;
-- One or two signatures bind nobody: they are left where they were, and those alliances sign the document that is made for them.

create function refuse_change_of_agreement() returns trigger language plpgsql as $$
begin
    raise exception '% is never changed or deleted', tg_table_name;
end $$;
create trigger agreement_document_kept before update or delete on agreement_document
    for each row execute function refuse_change_of_agreement();
create trigger agreement_signature_kept before update or delete on agreement_signature
    for each row execute function refuse_change_of_agreement();
create trigger agreement_return_kept before update or delete on agreement_return
    for each row execute function refuse_change_of_agreement();

-- A mail may carry a stored file: what it is called, and where it is read when the mail goes out.
alter table outbox
    add column attachment_name      varchar(120),
    add column attachment_reference varchar(200),
    add constraint outbox_attachment check ((attachment_name is null) = (attachment_reference is null));
