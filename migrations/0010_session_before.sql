-- What a meeting said before it was changed: its lesson, its numbers, its hour, whether the group met and who had closed it.
-- Marks have their own (attendance_before). Rows are added, never changed.
create table session_before (
    id text primary key,
    session_id text not null references session (id),
    site_id text not null references site (id),
    what text not null,                 -- lesson, counts, hour, state: what was changed; the rest of the row stood beside it
    starts_at text not null,
    lesson_id text references lesson (id),
    state text not null,
    not_met_reason text not null,
    visitors bigint,
    children bigint,
    headcount bigint,
    closed_at text,
    closed_by text,
    replaced_at text not null,
    replaced_by text not null,
    why text not null                   -- a key of the correction reasons; empty while the meeting was open
);
create index session_before_session_id on session_before (session_id, replaced_at);
