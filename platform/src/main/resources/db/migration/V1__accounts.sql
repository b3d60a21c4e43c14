-- Who may use this installation, and with what they prove it. Secrets are stored as hashes only.

create table account (
    id uuid primary key,
    email text not null,
    name text not null,
    password_hash text not null,
    admin boolean not null default false,
    created_at timestamptz not null
);

create unique index account_email on account (lower(email));

create table account_session (
    secret_hash bytea primary key,
    account uuid not null references account (id) on delete cascade,
    created_at timestamptz not null,
    expires_at timestamptz not null
);

create index account_session_account on account_session (account);

create index account_session_expiry on account_session (expires_at);

create table access_token (
    id uuid primary key,
    secret_hash bytea not null unique,
    account uuid not null references account (id) on delete cascade,
    name text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null
);

create index access_token_account on access_token (account);
