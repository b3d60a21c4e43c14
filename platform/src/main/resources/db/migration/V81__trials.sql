-- Runs of what is on the canvas, beside the schedule. What ran is kept as it was, so that it can go on after a crash, in
-- any process: the engine knows a trial as a revision below zero.

create sequence pipeline_trial_number as integer;

create table pipeline_trial (
    pipeline_id text not null references pipeline (id) on delete cascade,
    revision integer not null default -nextval('pipeline_trial_number') check (revision < 0),
    definition jsonb not null,
    until_node text,
    pins jsonb not null,
    fired_by_hand timestamptz,
    created_at timestamptz not null,
    primary key (pipeline_id, revision)
);

create trigger pipeline_trial_never_changes before update on pipeline_trial
    for each row execute function pipeline_revision_never_changes();

-- Whatever an execution of a pipeline may have run.
create view pipeline_run as
    select pipeline_id, revision, definition from pipeline_revision
    union all
    select pipeline_id, revision, definition from pipeline_trial;

-- One trial of a pipeline at a time.
create unique index execution_one_trial on execution (pipeline_id) where revision < 0 and finished_at is null;
