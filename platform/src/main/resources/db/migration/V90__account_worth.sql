-- What each trading account was worth when its broker was last asked, and what stood at risk in it, so that a page is shown
-- without asking brokers. The day is the market's own; what the account was worth when it began is what it was worth when
-- it was last asked on the day before.

create table account_worth (
    account text primary key,
    owner uuid not null references account (id) on delete cascade,
    equity numeric,
    market_day date,
    day_began numeric,
    open_risk numeric not null default 0,
    unprotected text[] not null default '{}',
    asked_at timestamptz not null,
    problem text
);

create index account_worth_owner on account_worth (owner);

-- The same over time: one row an hour, the last of it; after thirty days one row a day.
create table account_equity (
    account text not null,
    owner uuid not null references account (id) on delete cascade,
    at timestamptz not null,
    equity numeric not null,
    primary key (account, at)
);

create index account_equity_owner on account_equity (owner, at);
