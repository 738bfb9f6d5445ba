-- Mails that were left to be sent, each once per recipient, occasion and occurrence, and what became of them.
create table juntos.outbox (
    id              uuid primary key,
    position        bigint generated always as identity unique, -- the order in which they were left
    recipient       varchar(254) not null,
    recipient_name  varchar(254) not null,
    occasion        varchar(40) not null,
    occurrence      varchar(200) not null,
    alliance_code   varchar(60),
    subject         text not null,
    text_body       text not null,
    html_body       text not null,
    calendar_file   text,
    message_id      varchar(320) not null,
    status          varchar(10) not null check (status in ('PENDING', 'SENT', 'FAILED')),
    attempts        integer not null default 0 check (attempts >= 0),
    next_attempt_at timestamptz not null,
    last_error      varchar(1000),
    left_at         timestamptz not null,
    sent_at         timestamptz,
    constraint outbox_once unique (recipient, occasion, occurrence),
    constraint outbox_sent check ((status = 'SENT') = (sent_at is not null))
);
-- The worker's questions; both indexes stay as small as the backlog.
create index outbox_due on juntos.outbox (next_attempt_at, position) where status = 'PENDING';
create index outbox_waiting on juntos.outbox (recipient, position) where status = 'PENDING';
-- The page's questions.
create index outbox_newest on juntos.outbox (left_at desc, position desc);
create index outbox_alliance on juntos.outbox (alliance_code, left_at desc, position desc);
create index outbox_failed on juntos.outbox (position) where status = 'FAILED';

-- Mails that could not even be left, for want of somebody to send them to.
create table juntos.notification_warning (
    id            bigint generated always as identity primary key,
    occasion      varchar(40) not null,
    occurrence    varchar(200) not null,
    alliance_code varchar(60),
    reason        varchar(30) not null check (reason in ('NO_ADDRESSEE', 'IMPOSSIBLE_ADDRESS')),
    addressee     varchar(600) not null default '',
    noted_at      timestamptz not null,
    constraint notification_warning_once unique (occasion, occurrence, reason, addressee)
);
create index notification_warning_newest on juntos.notification_warning (noted_at desc, id desc);
