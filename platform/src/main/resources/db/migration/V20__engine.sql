-- Executions, their steps and news, their wake-ups, and the events that tell of them.

create table execution (
    id text primary key,
    number bigint generated always as identity,
    pipeline_id text not null,
    revision integer not null,
    owner text not null,
    fired_at timestamptz not null,
    version bigint not null,
    status text not null,
    reason text,
    started_at timestamptz,
    finished_at timestamptz
) with (fillfactor = 70);

create index execution_owner on execution (owner, number desc);

create index execution_pipeline on execution (pipeline_id, number desc);

create index execution_active on execution (pipeline_id) where finished_at is null;

-- Append-only; what an execution knows is the fold of its steps.
create table step (
    execution_id text not null,
    sequence integer not null,
    node text,
    kind text not null,
    attempt integer not null,
    facts jsonb not null,
    reason text,
    started_at timestamptz not null,
    finished_at timestamptz not null,
    wait_until timestamptz,
    wake_on jsonb not null,
    primary key (execution_id, sequence)
);

-- News that have not become steps yet, and the keys of those that have.
create table execution_inbox (
    execution_id text not null,
    key text not null,
    number bigint generated always as identity,
    node text,
    fact jsonb,
    news jsonb not null,
    at timestamptz not null,
    read boolean not null default false,
    primary key (execution_id, key)
);

create index execution_inbox_unread on execution_inbox (execution_id) where not read;

-- What waiting nodes wait for in the market; an index over steps, so that every worker can watch all of it. A row is
-- read again when its transaction may not have been visible at the last look.
create table market_watch (
    execution_id text not null,
    node text not null,
    pipeline_id text not null,
    revision integer not null,
    since timestamptz not null,
    wake_on jsonb not null,
    changed xid8 not null default pg_current_xact_id(),
    primary key (execution_id, node)
);

create index market_watch_changed on market_watch (changed);

-- Wake-ups: one row per execution that has not ended, and one per fire to come. The columns are db-scheduler's.
create table scheduled_tasks (
    task_name text not null,
    task_instance text not null,
    task_data bytea,
    execution_time timestamptz not null,
    picked boolean not null,
    picked_by text,
    last_success timestamptz,
    last_failure timestamptz,
    consecutive_failures integer,
    last_heartbeat timestamptz,
    version bigint not null,
    primary key (task_name, task_instance)
) with (fillfactor = 70);

create index scheduled_tasks_time on scheduled_tasks (execution_time);

create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);

-- The last event's number per owner; its row lock makes numbers follow the order of the commits without gaps.
create table event_counter (
    owner text primary key,
    last bigint not null
) with (fillfactor = 50);

create table event (
    owner text not null,
    sequence bigint not null,
    type text not null,
    at timestamptz not null,
    pipeline_id text,
    execution_id text,
    data jsonb not null,
    primary key (owner, sequence)
);
