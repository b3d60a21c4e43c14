-- Bars that users imported, and bars that agents saw.

create table bar_series (
    id uuid primary key,
    owner uuid not null references account (id) on delete cascade,
    symbol text not null,
    timeframe text not null,
    source text not null,
    calendar text not null,
    from_time timestamptz not null,
    to_time timestamptz not null,
    bars integer not null,
    layout text not null,
    zone text not null,
    file_rows integer not null,
    duplicates integer not null,
    gaps integer not null,
    missing bigint not null,
    unsorted integer not null,
    warnings text[] not null,
    imported_at timestamptz not null,
    unique (owner, symbol, timeframe, source)
);

-- Columns of up to 16,384 bars each, compressed; times are epoch milliseconds.
create table bar_chunk (
    series uuid not null references bar_series (id) on delete cascade,
    number integer not null,
    opens bigint not null,
    closes bigint not null,
    columns bytea not null,
    primary key (series, number)
);

-- The exact bars that agents saw, once each: the key is a hash of their content.
create table market_snapshot (
    key text primary key,
    symbol text not null,
    timeframe text not null,
    columns bytea not null,
    kept_at timestamptz not null
);
