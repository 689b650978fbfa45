-- Times at which a mentor reached a woman, or tried to: what a supervisor may see stands here, all words are sealed apart.
create table visit (
    id text primary key,
    site_id text not null references site (id),
    participant_id text not null references participant (id),
    mentor_id text not null references staff_user (id),
    on_day text not null,
    reached boolean not null,
    medium text,                        -- together, call, video, message, letter, other; null: not said
    minutes bigint,                     -- null: not said
    areas text not null,                -- words of the list "growth", apart by spaces
    obstacles text not null,            -- words of the list "obstacle"
    heavy_at text,                      -- since when her mentor wants to talk it over; null: she does not
    talked_at text,                     -- when her supervisor said that they did
    talked_by text,
    recorded_at text not null,
    recorded_by text not null,
    set_aside_at text,                  -- it was a slip; it stays, struck through
    set_aside_by text
);
create index visit_participant_id on visit (participant_id, on_day, id);
create index visit_heavy on visit (site_id, heavy_at) where heavy_at is not null and talked_at is null;

-- What was said, and what was added to it later; rows are added, never changed. Only with her consent to notes.
create table visit_note (
    id text primary key,
    visit_id text not null references visit (id),
    participant_id text not null references participant (id),
    author_id text not null references staff_user (id),
    sealed bytes not null,
    written_at text not null,
    written_by text not null
);
create index visit_note_visit_id on visit_note (visit_id, written_at);
create index visit_note_participant_id on visit_note (participant_id);

-- What one of the two said she would do, or a day on which something awaits her.
create table promise (
    id text primary key,
    site_id text not null references site (id),
    participant_id text not null references participant (id),
    visit_id text references visit (id),
    whose text not null,                -- hers, mentor, appointment
    made_on text not null,
    due_day text,                       -- null: no day was said
    ended_on text,
    ending text,                        -- kept, let_go
    sealed bytes not null,
    recorded_at text not null,
    recorded_by text not null
);
create index promise_participant_id on promise (participant_id, ended_on, due_day);

-- A note that is not finished: of one mentor about one woman, until it is saved or a month is over.
create table visit_draft (
    user_id text not null references staff_user (id),
    participant_id text not null references participant (id),
    site_id text not null references site (id),
    sealed bytes not null,
    saved_at text not null,
    primary key (user_id, participant_id)
);
create index visit_draft_participant_id on visit_draft (participant_id);
