-- What a user has not published yet, and how pipelines are told apart.

alter table pipeline add column tags text[] not null default '{}';
alter table pipeline add column favourite boolean not null default false;

-- What the user says about a save.
alter table pipeline_revision add column note text;

-- The draft of a pipeline: written over and over while somebody edits. No two drafts ever have the same version, so that
-- a browser tab that has seen one that was removed cannot write over its successor.
create table pipeline_draft (
    pipeline_id text primary key references pipeline (id) on delete cascade,
    definition jsonb not null,
    base_revision integer not null,
    version bigint not null generated always as identity,
    updated_at timestamptz not null
);
