-- Questionnaires that a programme may ask, each version of each as the whole file that it is. A version in which somebody was asked
-- is never changed: a changed file is a new row, and old answers keep theirs.
create table instrument (
    id text primary key,
    programme_id text not null references programme (id),
    key text not null,                  -- the instrument's own short name: phq9
    version text not null,              -- as the file says
    content text not null,              -- the file
    is_shipped boolean not null,        -- as it came with the program
    is_on boolean not null,             -- may be asked; at the most one version of each key
    added_at text not null,
    added_by text not null,
    unique (programme_id, key, version)
);

-- When women are asked: a window in days from her entry, or from the first day of her group. Never changed: one that is wrong ends.
create table wave (
    id text primary key,
    programme_id text not null references programme (id),
    kind text not null,                 -- baseline, midline, endline, follow_up
    counts_from text not null,          -- entry, term
    from_day bigint not null,
    until_day bigint not null,          -- the last day of it
    instruments text not null,          -- their keys, apart by spaces
    added_at text not null,
    added_by text not null,
    ended_at text,
    ended_by text
);
create index wave_programme_id on wave (programme_id, ended_at);
