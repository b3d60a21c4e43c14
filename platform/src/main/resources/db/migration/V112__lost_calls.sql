-- What a charge needs to know, so that a call whose worker is gone can be charged by anybody. Null for older calls.
alter table model_call add column agent_type text;
alter table model_call add column mode text;
-- The trading day in the pipeline's zone on which it was asked.
alter table model_call add column day date;

create index model_call_overdue on model_call (expires_at) where status = 'asked';
