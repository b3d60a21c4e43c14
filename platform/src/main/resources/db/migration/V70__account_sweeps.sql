-- When each trading account was last compared with its broker, so that several workers share the work and a comparison
-- that keeps failing can be seen.

create table account_sweep (
    account text primary key,
    swept_at timestamptz not null,
    compared_at timestamptz,
    positions int not null default 0,
    differences int not null default 0,
    failing_since timestamptz,
    problem text
);
