-- Replies as they grow, and whether a connection's server is asked to stream them.

alter table model_connection add column stream boolean not null default true;

-- What a model has said so far; gone when its reply is recorded, and with a crash. Nothing is read back from here but to show it.
create unlogged table model_text (
    call uuid primary key,
    owner uuid not null,
    execution_id text not null,
    node text not null,
    member text not null,
    reasoning text not null,
    text text not null,
    at timestamptz not null
);

create index model_text_owner on model_text (owner);
