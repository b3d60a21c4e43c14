-- Answers of language models for want of which a backtest failed: how many, and what recording them can cost.
alter table backtest add column missing jsonb;
