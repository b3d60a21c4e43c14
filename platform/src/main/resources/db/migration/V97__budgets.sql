-- How much may be spent: by a user, and of that by a pipeline. Null is no limit. The rows are also the locks under which
-- money is reserved, always the pipeline's before the user's.
create table budget (
    scope text not null check (scope in ('pipeline', 'user')),
    id text not null,
    owner uuid not null references account (id) on delete cascade,
    day_limit numeric(20, 10) check (day_limit >= 0),
    month_limit numeric(20, 10) check (month_limit >= 0),
    on_exhausted text not null check (on_exhausted in ('close_positions', 'keep_protected')),
    updated_at timestamptz not null,
    primary key (scope, id)
);

create index budget_owner on budget (owner);

-- Money that runs of steps may still spend; gone when the step is saved.
create table budget_reservation (
    key text primary key,
    owner text not null,
    pipeline_id text not null,
    execution_id text not null,
    amount numeric(20, 10) not null check (amount >= 0),
    at timestamptz not null
);

create index budget_reservation_owner on budget_reservation (owner);
create index budget_reservation_pipeline on budget_reservation (pipeline_id);
create index budget_reservation_execution on budget_reservation (execution_id);

-- Shares of a limit that were passed and told of.
create table budget_alert (
    scope text not null,
    id text not null,
    period text not null,
    starts date not null,
    amount numeric(20, 10) not null,
    percent int not null,
    at timestamptz not null,
    primary key (scope, id, period, starts, amount, percent)
);

-- Pipelines that have met the end of a budget: noticed, then told of, then acted upon, each once, whoever does it.
create table budget_exhaustion (
    pipeline_id text not null,
    scope text not null,
    period text not null,
    starts date not null,
    amount numeric(20, 10) not null,
    owner uuid not null,
    sentence text not null,
    noticed_at timestamptz not null,
    told_at timestamptz,
    -- What is done about positions, as the pipeline said when it was told of.
    on_exhausted text,
    delivered_at timestamptz,
    primary key (pipeline_id, scope, period, starts, amount)
);

create index budget_exhaustion_left on budget_exhaustion (noticed_at) where delivered_at is null;

-- Pipelines whose runs were skipped because the money was gone, and when they may begin again.
create table budget_rest (
    pipeline_id text primary key,
    until timestamptz not null
);
