-- Prices that Kuber comes with, in dollars per million tokens, as their providers published them in 2025. Operators check
-- them against the source and enter newer ones.
insert into model_price (provider, model, holds_from, input, cached_input, output, source, entered_at) values
    ('openai', 'gpt-5', '2025-08-07T00:00:00Z', 1.25, 0.125, 10, 'https://openai.com/api/pricing/ (August 2025)', now()),
    ('openai', 'gpt-5-mini', '2025-08-07T00:00:00Z', 0.25, 0.025, 2, 'https://openai.com/api/pricing/ (August 2025)', now()),
    ('openai', 'gpt-5-nano', '2025-08-07T00:00:00Z', 0.05, 0.005, 0.4, 'https://openai.com/api/pricing/ (August 2025)', now()),
    ('openai', 'gpt-4.1', '2025-04-14T00:00:00Z', 2, 0.5, 8, 'https://openai.com/api/pricing/ (April 2025)', now()),
    ('openai', 'gpt-4.1-mini', '2025-04-14T00:00:00Z', 0.4, 0.1, 1.6, 'https://openai.com/api/pricing/ (April 2025)', now()),
    ('openai', 'gpt-4o', '2024-10-01T00:00:00Z', 2.5, 1.25, 10, 'https://openai.com/api/pricing/ (October 2024)', now()),
    ('openai', 'gpt-4o-mini', '2024-07-18T00:00:00Z', 0.15, 0.075, 0.6, 'https://openai.com/api/pricing/ (July 2024)', now()),
    ('anthropic', 'claude-sonnet-4-5', '2025-09-29T00:00:00Z', 3, 0.3, 15, 'https://www.anthropic.com/pricing (September 2025)', now()),
    ('anthropic', 'claude-haiku-4-5', '2025-10-15T00:00:00Z', 1, 0.1, 5, 'https://www.anthropic.com/pricing (October 2025)', now()),
    ('anthropic', 'claude-opus-4-1', '2025-08-05T00:00:00Z', 15, 1.5, 75, 'https://www.anthropic.com/pricing (August 2025)', now())
on conflict do nothing;
