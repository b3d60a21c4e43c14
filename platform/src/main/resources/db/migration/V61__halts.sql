-- Halts: nothing more is opened by a pipeline, or in the whole account, until they are lifted.

create table halt (
    id text primary key,
    owner uuid not null references account (id) on delete cascade,
    -- Null for the whole account.
    pipeline_id text,
    since timestamptz not null,
    halted_by text not null,
    reason text not null,
    flatten boolean not null,
    -- When every execution concerned had been told.
    told_at timestamptz,
    lifted_at timestamptz,
    lifted_by text,
    lift_reason text
);

create unique index halt_in_force on halt (owner, (coalesce(pipeline_id, ''))) where lifted_at is null;

create index halt_untold on halt (since) where lifted_at is null and told_at is null;
