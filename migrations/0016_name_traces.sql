-- Keyed digests of the sounds of a legal name and of the digits of a telephone, both sealed: they find her, and say nothing to
-- whoever lacks the installation's key. They go with what they are made from.
create table name_trace (
    site_id text not null references site (id),
    trace bytes not null,
    participant_id text not null references participant (id),
    primary key (site_id, trace, participant_id)
);
create index name_trace_participant_id on name_trace (participant_id);
