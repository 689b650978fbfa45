-- That a woman was asked: what, in which language, by whom, on which day. What she answered stands sealed, below.
create table assessment (
    id text primary key,
    site_id text not null references site (id),
    participant_id text not null references participant (id),
    instrument_id text not null references instrument (id),
    wave_id text references wave (id),  -- null: outside every window; it is kept and belongs to none
    language text not null,             -- of the words that were read to her
    way text not null,                  -- screen, paper
    state text not null,                -- open, finished, declined, lost
    asked_on text not null,
    meetings bigint not null,           -- at how many meetings she had been by then
    minutes bigint,                     -- null: nobody looked at a clock
    asked_by text not null,
    begun_at text not null,
    ended_at text
);
create index assessment_participant_id on assessment (participant_id, asked_on);

-- One answer to one question. A corrected one stays, with the instant from which another stands.
create table assessment_answer (
    id text primary key,
    assessment_id text not null references assessment (id),
    participant_id text not null references participant (id),
    item text not null,
    sealed bytes not null,              -- the option, or that she does not want to answer; all of one length
    answered_at text not null,
    answered_by text not null,
    replaced_at text                    -- null: it stands
);
create unique index assessment_answer_stands on assessment_answer (assessment_id, item) where replaced_at is null;
create index assessment_answer_participant_id on assessment_answer (participant_id);
