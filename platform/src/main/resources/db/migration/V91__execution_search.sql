-- Executions are looked for by when they fired and by kind. What is indexed here never changes in a row, so that its
-- frequent updates stay as cheap as they are.

create index execution_owner_fired on execution (owner, fired_at);

create index execution_trials on execution (owner, number desc) where revision < 0;
