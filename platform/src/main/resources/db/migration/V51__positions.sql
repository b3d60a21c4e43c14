-- What pipelines hold and what they have earned, folded from the trade executions of committed steps.

create table position (
    execution_id text not null,
    symbol text not null,
    owner uuid not null references account (id) on delete cascade,
    pipeline_id text not null,
    revision int not null,
    position jsonb not null,
    updated_at timestamptz not null,
    primary key (execution_id, symbol)
);

create index position_owner on position (owner);

create index position_pipeline on position (pipeline_id);

create table trade (
    execution_id text not null,
    symbol text not null,
    owner uuid not null references account (id) on delete cascade,
    pipeline_id text not null,
    revision int not null,
    closed_at timestamptz not null,
    position jsonb not null,
    primary key (execution_id, symbol)
);

create index trade_owner on trade (owner, closed_at desc);

create index trade_pipeline on trade (pipeline_id, closed_at desc);
