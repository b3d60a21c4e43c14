-- Backtests, their requests and their results. Their executions and trades are kept like all others, under the
-- backtest's id in place of a pipeline's.

create table backtest (
    id text primary key,
    owner uuid not null references account (id) on delete cascade,
    pipeline_id text,
    pipeline_name text not null,
    request jsonb not null,
    definition jsonb not null,
    status text not null,
    progress double precision not null default 0,
    result jsonb,
    error text,
    created_at timestamptz not null,
    finished_at timestamptz
);

create index backtest_owner on backtest (owner, created_at desc);
