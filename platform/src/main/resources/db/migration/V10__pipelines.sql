-- What users edit. Every save is a new revision that never changes; what ran refers to its revision, so a deleted pipeline
-- is only hidden.

create table pipeline (
    id text primary key,
    owner uuid not null references account (id) on delete cascade,
    name text not null,
    description text not null,
    status text not null check (status in ('draft', 'active', 'paused', 'stopped', 'archived')),
    revision integer not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    deleted_at timestamptz
);

create index pipeline_owner on pipeline (owner, updated_at desc) where deleted_at is null;

create table pipeline_revision (
    pipeline_id text not null references pipeline (id) on delete cascade,
    revision integer not null,
    definition jsonb not null,
    created_at timestamptz not null,
    primary key (pipeline_id, revision)
);

create function pipeline_revision_never_changes() returns trigger language plpgsql as $$
begin
    raise exception 'revision % of pipeline % never changes', old.revision, old.pipeline_id;
end
$$;

create trigger pipeline_revision_never_changes before update on pipeline_revision
    for each row execute function pipeline_revision_never_changes();
