-- Backtests, their requests and their results. Their executions and trades are kept like all others, under the
-- backtest's id in place of a pipeline's.

create table backtest (
    id text primary key,
    owner uuid not null references account (id) on delete cascade,
    pipeline_id text,
    pipeline_name text not null,
    request jsonb not null,
    definition jsonb not null,
    from_time timestamptz not null,
    to_time timestamptz not null,
    status text not null check (status in ('pending', 'running', 'completed', 'failed', 'cancelled')),
    progress double precision not null default 0,
    -- Raised by every claim; a worker that holds an older one has lost it and cannot write.
    attempt integer not null default 0,
    heartbeat timestamptz,
    result jsonb,
    error text,
    created_at timestamptz not null,
    finished_at timestamptz
);

create index backtest_owner on backtest (owner, created_at desc);

create index backtest_waiting on backtest (created_at) where status in ('pending', 'running');
