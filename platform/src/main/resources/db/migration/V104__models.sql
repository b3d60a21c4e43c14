-- Connections of users to providers of language models, and every call that was made through them.

create table model_connection (
    id uuid primary key,
    owner uuid not null references account (id) on delete cascade,
    provider text not null check (provider in ('openai', 'openai_compatible', 'anthropic')),
    -- The first half of a model's name in an agent's settings.
    name text not null,
    -- Null for the provider's own address.
    base_url text,
    key_hint text not null,
    -- Sealed with a key that is not in the database.
    sealed_key bytea not null,
    -- What it offered when it was tested last.
    models text[] not null,
    requests_per_minute integer not null,
    concurrent integer not null,
    -- The user's consent to models whose price is not known.
    allow_unknown_price boolean not null,
    status text not null check (status in ('verified', 'refused', 'unreachable', 'untested')),
    message text not null,
    verified_at timestamptz,
    created_at timestamptz not null
);

create unique index model_connection_name on model_connection (owner, lower(name));

-- How often a connection may be used, for all workers together: a token bucket, and until when its provider wants peace.
create table model_connection_pace (
    connection uuid primary key references model_connection (id) on delete cascade,
    tokens double precision not null,
    filled_at timestamptz not null,
    blocked_until timestamptz not null
);

-- One row per request sent, written before it is sent.
create table model_call (
    id uuid primary key,
    owner uuid not null references account (id) on delete cascade,
    -- It may be removed later.
    connection uuid not null,
    pipeline_id text not null,
    execution_id text not null,
    node text not null,
    -- Execution, node and number of the run: with member, prompt and occurrence it names a question for ever.
    step_key text not null,
    member text not null,
    provider text not null,
    model text not null,
    prompt_name text not null,
    prompt_version integer not null,
    -- SHA-256 of the request.
    prompt_hash text not null,
    -- The same prompt asked by the same member in the same run: 1, 2, 3 ...
    occurrence integer not null,
    -- 1 for the first try, 2 after one that failed ...
    attempt integer not null,
    request text not null,
    reply text,
    status text not null check (status in ('asked', 'answered', 'failed', 'lost')),
    -- Why there is no reply.
    message text,
    input_tokens bigint,
    cached_input_tokens bigint,
    output_tokens bigint,
    -- What it is charged if nothing is ever heard of it.
    estimated_input_tokens bigint not null,
    estimated_output_tokens bigint not null,
    -- Whether the tokens are an estimate.
    estimated boolean not null,
    -- Null if nothing was charged, or if the price is not known.
    cost numeric(20, 10),
    charge_id text,
    asked_at timestamptz not null,
    -- After that it does not count as under way any more.
    expires_at timestamptz not null,
    duration_ms bigint,
    unique (step_key, member, prompt_hash, occurrence, attempt)
);

create index model_call_execution on model_call (owner, execution_id, asked_at);
create index model_call_answers on model_call (owner, prompt_hash, asked_at) where status = 'answered';
create index model_call_under_way on model_call (connection) where status = 'asked';
