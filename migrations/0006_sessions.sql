-- The weekly meetings themselves: met or did not meet, who was there, who sat with whom, who missed which lesson.
create table session (
    id text primary key,
    site_id text not null references site (id),
    group_id text not null references weekly_group (id),
    day text not null,
    starts_at text not null,
    lesson_id text references lesson (id),
    state text not null,                -- planned, met, not_met
    not_met_reason text not null,
    extra_reason text not null default '',  -- why on a day outside the recurrence; empty for a usual one
    visitors bigint,                    -- null: not counted
    children bigint,
    headcount bigint,
    closed_at text,
    closed_by text,
    created_at text not null
);
create unique index session_group_id_day on session (group_id, day);
create index session_site_id_day on session (site_id, day);

-- The mark that holds now. The one before it moves to attendance_before.
create table attendance (
    session_id text not null references session (id),
    participant_id text not null references participant (id),
    site_id text not null references site (id),
    mark text not null,                 -- present, late, excused, absent
    reason text not null,               -- a key of the absence reasons, empty for present
    marked_at text not null,
    marked_by text not null,
    primary key (session_id, participant_id)
);
create index attendance_participant_id on attendance (participant_id, session_id);

create table attendance_before (
    id text primary key,
    session_id text not null references session (id),
    participant_id text not null references participant (id),
    site_id text not null references site (id),
    mark text not null,
    reason text not null,
    marked_at text not null,
    marked_by text not null,
    replaced_at text not null,
    why text not null                   -- a key of the correction reasons; empty while the meeting was open
);
create index attendance_before_session_id on attendance_before (session_id, participant_id);

-- "Needs a private word": that it was asked, never why.
create table private_word (
    id text primary key,
    site_id text not null references site (id),
    session_id text not null references session (id),
    participant_id text not null references participant (id),
    asked_at text not null,
    asked_by text not null,
    taken_at text,
    taken_by text
);
create unique index private_word_session_id_participant_id on private_word (session_id, participant_id);
create index private_word_participant_id on private_word (participant_id, taken_at);

create table circle (
    session_id text not null references session (id),
    number bigint not null,
    site_id text not null references site (id),
    facilitator text not null,          -- the name of whoever leads it tonight
    facilitator_id text references participant (id), -- when she is a woman of the group who helps to lead
    mix bigint not null,                -- how often tonight was mixed: it gives the seed
    themes text not null,               -- keys of the closed list, apart by spaces; then a line end and a short free line
    mood_hard bigint,                   -- hands for: hard, mixed, calm, glad; null: not asked
    mood_mixed bigint,
    mood_calm bigint,
    mood_glad bigint,
    primary key (session_id, number)
);

create table circle_seat (
    session_id text not null references session (id),
    participant_id text not null references participant (id),
    number bigint not null,
    primary key (session_id, participant_id)
);
create index circle_seat_participant_id on circle_seat (participant_id);

-- A lesson she missed and caught up on, perhaps with a buddy who brought it to her.
create table make_up (
    id text primary key,
    site_id text not null references site (id),
    participant_id text not null references participant (id),
    lesson_id text not null references lesson (id),
    on_day text,                        -- null: promised, not done yet
    buddy_id text references participant (id),
    recorded_at text not null,
    recorded_by text not null
);
create unique index make_up_participant_id_lesson_id on make_up (participant_id, lesson_id);

-- A link that marks one roll call without an account and dies after the week.
create table session_link (
    token_hash bytes primary key,
    session_id text not null references session (id),
    site_id text not null references site (id),
    created_at text not null,
    created_by text not null,
    expires_at text not null,
    opened bigint not null,             -- how often somebody looked, and how often somebody saved
    saved bigint not null,
    ended_at text
);
create index session_link_session_id on session_link (session_id);

-- The address of somebody's calendar: a secret, revocable, with neutral titles only.
create table calendar_feed (
    token_hash bytes primary key,
    user_id text not null references staff_user (id),
    created_at text not null,
    ended_at text
);
create index calendar_feed_user_id on calendar_feed (user_id);
