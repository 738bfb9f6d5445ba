-- What a stage achieved, with the plan's figures as they were then.
create table stage_evaluation (
    stage_run_id      uuid primary key references stage_run,
    achievements      varchar(4000) not null,
    lessons           varchar(4000) not null,
    dimensions_to_add varchar(500) not null,
    sustainable       boolean,
    recorded_by       varchar(64) not null,
    recorded_at       timestamptz not null
);

create table stage_compliance (
    stage_run_id   uuid not null references stage_evaluation,
    dimension_code varchar(40) not null,
    planned        int not null,
    done           int not null,
    pending        int not null,
    removed        int not null,
    primary key (stage_run_id, dimension_code)
);
