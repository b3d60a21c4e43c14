-- What is remembered of schedules and daily limits.

-- Pipelines with a schedule or daily limits that are active or hold something: the revision that was seen last, and up to
-- when windows that have closed were seen to, in market time.
create table pipeline_window (
    pipeline_id text primary key references pipeline (id) on delete cascade,
    revision integer not null,
    seen_through timestamptz not null
);

-- What is done at the end of a window: written down first, then delivered to the executions concerned.
create table window_end (
    pipeline_id text not null references pipeline (id) on delete cascade,
    closes timestamptz not null,
    flatten boolean not null,
    stop boolean not null,
    decided_at timestamptz not null,
    delivered_at timestamptz,
    primary key (pipeline_id, closes)
);

create index window_end_undelivered on window_end (pipeline_id) where delivered_at is null;

-- Executions and trades that count against daily limits, in market time; without a time while a trigger is waited for.
create table counted_execution (
    execution_id text primary key,
    pipeline_id text not null references pipeline (id) on delete cascade,
    fired_at timestamptz
);

create index counted_execution_pipeline on counted_execution (pipeline_id, fired_at);

create table counted_trade (
    execution_id text not null,
    symbol text not null,
    pipeline_id text not null references pipeline (id) on delete cascade,
    counted_at timestamptz not null,
    primary key (execution_id, symbol)
);

create index counted_trade_pipeline on counted_trade (pipeline_id, counted_at);

-- What the account was worth when a pipeline's trading day began.
create table day_equity (
    pipeline_id text not null references pipeline (id) on delete cascade,
    begins timestamptz not null,
    equity numeric not null,
    primary key (pipeline_id, begins)
);
