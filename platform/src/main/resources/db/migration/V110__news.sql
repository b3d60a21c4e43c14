-- News that providers published, each item once. What an agent has seen does not change: a row is never updated but for
-- symbols that it turns out to be about, too.

create table news_item (
    id text primary key,
    published_at timestamptz not null,
    source text not null,
    headline text not null,
    summary text not null,
    symbols text[] not null,
    url text,
    sentiment double precision check (sentiment between -1 and 1),
    kept_at timestamptz not null
);

create index news_item_symbols on news_item using gin (symbols);
create index news_item_published on news_item (published_at);
