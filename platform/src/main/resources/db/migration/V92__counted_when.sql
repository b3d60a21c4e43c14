-- When what is counted was written down, in the database's time: its own times are those of a market, which may be years away.

alter table counted_execution add column written_at timestamptz not null default now();

alter table counted_trade add column written_at timestamptz not null default now();

alter table day_equity add column written_at timestamptz not null default now();
