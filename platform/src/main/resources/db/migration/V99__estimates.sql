-- What executions were expected to cost when they began, and what they did cost. Only those in which something is paid.
create table execution_estimate (
    execution_id text primary key,
    owner uuid not null,
    pipeline_id text not null,
    -- In the market's time.
    fired_at timestamptz not null,
    estimated_at timestamptz not null,
    low numeric(20, 10) not null,
    expected numeric(20, 10) not null,
    high numeric(20, 10) not null,
    confidence text not null check (confidence in ('low', 'medium', 'high')),
    -- From how many of the owner's runs it was made.
    runs_known integer not null,
    trial boolean not null,
    -- Its paid nodes as they were to run, and those that decide whether anything runs.
    nodes jsonb not null,
    gates text[] not null,
    -- Null before it ended.
    ended_at timestamptz,
    completed boolean,
    -- When it is compared with the ledger next: soon after its end, and later for charges that came late. Null before its
    -- end, and when nothing more can come.
    check_at timestamptz,
    checks integer not null default 0,
    -- Null before it was compared.
    actual numeric(20, 10),
    -- Whether it went its whole way, so that others can be estimated from it.
    whole boolean
) with (fillfactor = 80);

create index execution_estimate_due on execution_estimate (check_at) where check_at is not null;
create index execution_estimate_owner on execution_estimate (owner, ended_at desc) where actual is not null;
create index execution_estimate_pipeline on execution_estimate (pipeline_id, ended_at desc) where whole;

-- What the paid nodes of those executions that went their whole way have taken, those that did not run included.
create table agent_work (
    execution_id text not null,
    node text not null,
    owner uuid not null,
    pipeline_id text not null,
    agent_type text not null,
    -- Provider and model; empty where none is asked.
    model text not null,
    symbols integer not null,
    -- What the agent said then that it reads and writes for all symbols.
    declared_input double precision not null,
    declared_output double precision not null,
    seconds double precision not null,
    input double precision not null,
    cached double precision not null,
    output double precision not null,
    runs integer not null,
    estimated numeric(20, 10) not null,
    actual numeric(20, 10) not null,
    ended_at timestamptz not null,
    primary key (execution_id, node)
);

create index agent_work_owner on agent_work (owner, agent_type, model, ended_at desc) where runs > 0;
create index agent_work_everyone on agent_work (agent_type, model, ended_at desc) where runs > 0;
create index agent_work_accuracy on agent_work (owner, ended_at desc);
