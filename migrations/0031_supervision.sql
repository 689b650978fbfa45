-- Talks with a mentor about how she is and what she carries: when and about what kind of thing, never about whom.
create table supervision_talk (
    id text primary key,
    site_id text not null references site (id),
    mentor_id text not null references staff_user (id),
    on_day text not null,
    minutes bigint,                     -- null: not said
    topics text not null,               -- heavy, caseload, promises, own_life, training, other; apart by spaces
    recorded_at text not null,
    recorded_by text not null
);
create index supervision_talk_mentor_id on supervision_talk (site_id, mentor_id, on_day);
