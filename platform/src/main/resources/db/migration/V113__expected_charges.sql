-- What was set aside for what was paid; null where nothing was.
alter table ledger add column expected numeric(20, 10);

-- What a node's last runs have cost.
create index ledger_node on ledger (pipeline_id, node, number desc) where kind = 'rental';
