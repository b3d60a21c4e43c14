-- Every order, written down before it is sent, with the last that its broker said of it.

create table order_intent (
    client_order_id text primary key,
    number bigint generated always as identity,
    owner uuid not null references account (id) on delete cascade,
    pipeline_id text not null,
    revision integer not null,
    execution_id text not null,
    symbol text not null,
    -- Key of the account at the broker or exchange.
    account text not null,
    request jsonb not null,
    state jsonb not null,
    status text not null,
    -- Nothing can happen to the order or a leg any more.
    settled boolean not null default false,
    -- When it was last about to be sent, by the wall clock.
    attempted_at timestamptz,
    written_at timestamptz not null,
    updated_at timestamptz not null,
    version integer not null default 0
) with (fillfactor = 70);

create index order_intent_owner on order_intent (owner, number desc);

create index order_intent_execution on order_intent (execution_id, symbol);

create index order_intent_unsettled on order_intent (account, number) where not settled;

-- What was asked of orders at the broker: cancellations, and stops to be moved ("as" is the id of what takes their place).
create table order_change (
    account text not null,
    order_id text not null,
    as_id text not null,
    execution_id text not null,
    stop numeric,
    answer jsonb not null,
    at timestamptz not null,
    primary key (account, order_id, as_id)
);

create index order_change_execution on order_change (execution_id);
