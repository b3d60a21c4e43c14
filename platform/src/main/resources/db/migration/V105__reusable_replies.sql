-- A step that is tried again after it failed gets the replies that led to an answer before: only what failed is bought again.

alter table model_call add column reusable boolean not null default false;

create index model_call_reusable on model_call (execution_id, node, prompt_hash) where reusable;
