-- What agents paid for single calls, such as questions about news, in dollars.
alter table agent_work add column calls double precision not null default 0;
