-- Each call that a step makes has a promise of its own, so that one which died with its worker can be taken back alone.
-- Empty for the step's running time.
alter table budget_reservation add column call text not null default '';
alter table budget_reservation drop constraint budget_reservation_pkey;
alter table budget_reservation add primary key (key, call);
