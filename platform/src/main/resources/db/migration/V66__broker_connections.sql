-- Accounts at brokers that users have connected. The keys are sealed with a key that is not in the database.

create table broker_connection (
    id uuid primary key,
    owner uuid not null references account (id) on delete cascade,
    broker text not null check (broker in ('alpaca')),
    environment text not null check (environment in ('paper', 'live')),
    name text not null,
    key_hint text not null,
    sealed_keys bytea not null,
    account_number text,
    status text not null check (status in ('verified', 'refused', 'unreachable', 'untested')),
    message text not null,
    -- When the broker last accepted the keys; null if it never has.
    verified_at timestamptz,
    created_at timestamptz not null
);

create index broker_connection_owner on broker_connection (owner, created_at);

-- Two connections to one account would each believe that they alone trade in it.
create unique index broker_connection_account on broker_connection (owner, broker, environment, account_number);
