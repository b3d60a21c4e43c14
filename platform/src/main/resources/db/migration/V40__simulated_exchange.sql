-- Accounts on the simulated exchange. The state holds cash, holdings and the orders that still work; an order that is
-- finished moves to a row of its own, so that the state stays small and the order stays known by its client order id.

create table exchange_account (
    key text primary key,
    owner uuid not null references account (id) on delete cascade,
    rules jsonb not null,
    state jsonb not null,
    open_symbols text[] not null default '{}',
    version bigint not null default 0
);

create index exchange_account_owner on exchange_account (owner);

create index exchange_account_open on exchange_account (key) where open_symbols <> '{}';

create table exchange_order (
    account text not null references exchange_account (key) on delete cascade,
    client_id text not null,
    orders jsonb not null,
    primary key (account, client_id)
);
