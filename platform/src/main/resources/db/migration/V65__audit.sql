-- What people did, for ever: append-only and hash-chained, one chain per owner. There is no foreign key to the account,
-- because the log outlives it.

create table audit_entry (
    owner uuid not null,
    sequence bigint not null,
    at timestamptz not null,
    actor text not null,
    kind text not null,
    action text not null,
    subject text not null,
    reason text,
    -- json and not jsonb: the text is part of what is hashed and must stay as it was written.
    details json not null,
    previous text not null,
    hash text not null,
    primary key (owner, sequence)
);

create index audit_entry_kind on audit_entry (owner, kind, sequence desc);

-- The end of each owner's chain; its row lock makes writers wait for each other.
create table audit_head (
    owner uuid primary key,
    sequence bigint not null,
    hash text not null
);

create function audit_never_changes() returns trigger language plpgsql as $$
begin
    raise exception 'the audit log is never changed';
end
$$;

create trigger audit_entry_never_changes before update or delete on audit_entry
    for each row execute function audit_never_changes();

create trigger audit_entry_is_never_emptied before truncate on audit_entry
    for each statement execute function audit_never_changes();

create trigger audit_head_only_moves_on before update on audit_head
    for each row when (new.sequence <> old.sequence + 1 or new.owner <> old.owner)
    execute function audit_never_changes();

create trigger audit_head_stays before delete on audit_head
    for each row execute function audit_never_changes();

create trigger audit_head_is_never_emptied before truncate on audit_head
    for each statement execute function audit_never_changes();
