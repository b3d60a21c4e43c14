-- A simulated market of one owner: which prices, at what speed, since when. Pipelines with the same settings share it.

create table market_session (
    key text primary key,
    owner uuid not null references account (id) on delete cascade,
    market text not null,
    seed bigint not null,
    speed double precision not null,
    wall_origin timestamptz not null,
    market_origin timestamptz not null
);

create index market_session_owner on market_session (owner);
