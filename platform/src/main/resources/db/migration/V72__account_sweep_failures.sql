-- How many comparisons of an account have failed in a row.

alter table account_sweep add column failures int not null default 0;
