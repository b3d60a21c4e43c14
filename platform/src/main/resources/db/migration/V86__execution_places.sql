-- Of the executions that a pipeline may have at once each holds a place until it ends, so that many who start one at the
-- same time, in whatever process, cannot start more than that. Null for those that need none.

alter table execution add column place integer;

create unique index execution_place on execution (pipeline_id, place) where place is not null and finished_at is null;
