-- Trades that wait, or waited, for a person's consent. Times but the last are those of their market.

create table approval (
    id text primary key,
    number bigint generated always as identity,
    owner uuid not null references account (id) on delete cascade,
    pipeline_id text not null,
    revision integer not null,
    execution_id text not null,
    symbol text not null,
    plan jsonb not null,
    sentence text not null,
    asked_at timestamptz not null,
    until timestamptz not null,
    status text not null default 'pending' check (status in ('pending', 'approved', 'denied', 'expired')),
    decided_by text,
    decided_at timestamptz,
    reason text,
    -- When the execution had been told of the decision, by the wall clock.
    told_at timestamptz
);

create index approval_owner on approval (owner, number desc);

create index approval_untold on approval (number) where status in ('approved', 'denied') and told_at is null;

create index approval_pending on approval (execution_id) where status = 'pending';
