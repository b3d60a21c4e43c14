-- What was spent, for ever: one row per charge, append-only. There is no foreign key to the account, because the ledger
-- outlives it.

create table ledger (
    number bigint generated always as identity primary key,
    -- Derived from the cause of the charge, so that it cannot be written twice.
    id text not null unique,
    owner uuid not null,
    pipeline_id text not null,
    execution_id text not null,
    node text not null,
    agent_type text not null,
    mode text not null,
    kind text not null,
    amount numeric(20, 10) not null check (amount >= 0),
    at timestamptz not null,
    -- The trading day in the pipeline's zone.
    day date not null,
    model text,
    input_tokens bigint,
    cached_input_tokens bigint,
    output_tokens bigint,
    estimated boolean not null,
    sentence text not null
);

create index ledger_owner on ledger (owner, day);
create index ledger_execution on ledger (execution_id);

create function ledger_never_changes() returns trigger language plpgsql as $$
begin
    raise exception 'the ledger is never changed';
end
$$;

create trigger ledger_never_changes before update or delete on ledger
    for each row execute function ledger_never_changes();

create trigger ledger_is_never_emptied before truncate on ledger
    for each statement execute function ledger_never_changes();

-- The sums of the ledger by user and by pipeline, by day and by month; written with the rows they sum up. Rows are rewritten
-- often: room is left for that.
create table spending (
    scope text not null check (scope in ('pipeline', 'user')),
    id text not null,
    period text not null check (period in ('day', 'month')),
    starts date not null,
    spent numeric(20, 10) not null,
    primary key (scope, id, period, starts)
) with (fillfactor = 50);

-- What language models cost, in dollars per million tokens, as the operator says. The newest that holds counts.
create table model_price (
    provider text not null,
    model text not null,
    holds_from timestamptz not null,
    input numeric(20, 10) not null check (input >= 0),
    cached_input numeric(20, 10) not null check (cached_input >= 0),
    output numeric(20, 10) not null check (output >= 0),
    source text not null,
    entered_at timestamptz not null,
    -- Null for those that came with Kuber.
    entered_by uuid,
    primary key (provider, model, holds_from)
);
