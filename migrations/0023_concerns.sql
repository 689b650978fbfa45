-- What a site has written down for the moment when a woman is in danger: who answers, who stands in, what is done, where she can be taken.
-- Rows are added and ended; the newest one of a site counts. Class S1: about the programme, about no woman.
create table response_procedure (
    id text primary key,
    site_id text not null references site (id),
    responder_id text not null references staff_user (id),
    deputy_id text not null references staff_user (id),
    steps text not null,                -- what is done
    paths text not null,                -- where she can be taken or sent: health, shelter, law, police
    written_on text not null,           -- the day that stands on it
    written_by text not null,           -- who wrote it, by name
    recorded_at text not null,
    recorded_by text not null,
    ended_at text,
    ended_by text
);
create index response_procedure_site_id on response_procedure (site_id, recorded_at);

-- Somebody fears for her. How urgent it is and what has happened since stand in the open, for the clock; what it is, from where it came
-- and every word are sealed under her key. Class S4. Who sees a row is decided each time by the procedure, the clock and the access table.
create table concern (
    id text primary key,
    site_id text not null references site (id),
    participant_id text not null references participant (id),
    risk text not null,                 -- high, medium, low
    raised_at text not null,
    raised_by text not null,
    about_user_id text references staff_user (id), -- a member of staff whom it is about: never sees it
    sealed bytes not null,              -- kind, source, words
    seen_at text,
    seen_by text,
    acted_at text,                      -- the first thing that was done
    closed_at text,
    closed_by text,
    outcome text                        -- safe, elsewhere, declined, mistaken
);
create index concern_site_id on concern (site_id, closed_at, raised_at);
create index concern_participant_id on concern (participant_id, raised_at);

-- What was done about it. Rows are added, never changed.
create table concern_action (
    id text primary key,
    concern_id text not null references concern (id),
    participant_id text not null references participant (id),
    sealed bytes not null,
    done_at text not null,
    done_by text not null
);
create index concern_action_concern_id on concern_action (concern_id, done_at);
create index concern_action_participant_id on concern_action (participant_id);
