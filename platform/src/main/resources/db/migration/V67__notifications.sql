-- What users are told, and whether they have read it. The key names the happening: it is told once.

create table notification (
    id uuid primary key,
    number bigint generated always as identity,
    owner uuid not null references account (id) on delete cascade,
    key text not null,
    at timestamptz not null,
    severity text not null check (severity in ('info', 'warning', 'alarm')),
    title text not null,
    sentence text not null,
    pipeline_id text,
    execution_id text,
    symbol text,
    read_at timestamptz,
    unique (owner, key)
);

create index notification_owner on notification (owner, number desc);

create index notification_unread on notification (owner, number desc) where read_at is null;

-- What of an execution needs the trader's attention now; the symbol is empty for the execution itself. The spell is the
-- step or version at which it began: what is told of one spell is told once.
create table alarm (
    execution_id text not null,
    symbol text not null,
    spell bigint not null,
    sentence text not null,
    primary key (execution_id, symbol)
);
