-- How far the demonstration's clock is from the real time; empty everywhere else.
create table demonstration_clock (
    only_row      boolean primary key default true check (only_row),
    offset_millis bigint not null
);
