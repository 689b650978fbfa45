-- What she agreed to. One row for each answer; rows are added, never changed: the row with the highest number of a woman, a
-- purpose and a recipient decides. No other table keeps a copy: whoever shows, sends or counts asks this one at that moment.
-- Class S2 (purpose, answer, days: staff by assignment, a facilitator yes or no); recipient, reader and witness are S3: they can
-- tell what help she looks for, and show only to her mentor and the manager. Purpose: to prove what was allowed on which day.
-- Retention: while her file is kept; goes with it when she is forgotten. The paper she signed is kept apart from her file.
create table consent_event (
    participant_id text not null references participant (id),
    number bigint not null,             -- 1, 2, 3 … of each woman: later answers have higher numbers, whatever the clocks say
    id text not null,
    site_id text not null references site (id),
    purpose text not null,              -- service, notes, sharing, statistics, photo, story, label, messages, survey
    sector text not null,               -- what kind of help the recipient gives; empty for all but sharing
    recipient text not null,            -- its name as it was written
    recipient_key text not null,        -- the name folded, to compare with
    said text not null,                 -- agreed, refused, withdrawn
    way text not null,                  -- spoken, written, mark; empty when withdrawn
    reader text not null,               -- who read it aloud
    witness text not null,              -- who heard her; needed when she agreed aloud
    language text not null,             -- in which language it was read
    text_version text not null,         -- which words were read
    from_day text not null,             -- the day on which she said it, in the programme's zone
    last_day text,                      -- the last day on which it holds, at most twelve months later; only when agreed
    recorded_at text not null,
    recorded_by text not null,
    primary key (participant_id, number)
);
create unique index consent_event_id on consent_event (id);
create index consent_event_scope on consent_event (participant_id, purpose, sector, recipient_key, number);
create index consent_event_site_id on consent_event (site_id);
