-- What every room stands on: settings of this installation, the audit chain, forms already taken.
create table setting (
    name text primary key,
    value text not null
);

-- One row per committed change or sensitive reading; each hash covers the one before it. Never updated, never deleted.
create table audit_entry (
    seq bigint primary key,
    at text not null,
    actor text not null,
    action text not null,
    subject text not null,
    detail text not null,
    hash bytes not null
);
create index audit_entry_subject on audit_entry (subject, seq);

-- The id a form carried and a digest of what it said: a second tap with the same words adds nothing.
create table submission (
    id text primary key,
    digest bytes not null,
    at text not null
);
