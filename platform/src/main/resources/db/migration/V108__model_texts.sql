-- Prompts and replies are large and are removed after a while; what was asked when, used and paid stays.
alter table model_call alter column request drop not null;

-- A backtest has heard it, or it was bought for one: without its reply the same backtest could not be run again.
alter table model_call add column recording boolean not null default false;

create index model_call_texts on model_call (asked_at) where request is not null and not recording;
