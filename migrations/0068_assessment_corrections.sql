-- What was noted about asking a woman and is not so: that it was a mistake and counts no more, that this was taken back, that it was on
-- another day. Rows are added, never changed; what stands now stands in the assessment.
create table assessment_correction (
    id text primary key,
    assessment_id text not null references assessment (id),
    participant_id text not null references participant (id),
    act text not null,                  -- void, return, day
    reason text,                        -- of a mistake: woman, instrument, trial, twice
    state_before text not null,
    asked_on_before text not null,
    minutes_before bigint,
    corrected_at text not null,
    corrected_by text not null
);
create index assessment_correction_assessment_id on assessment_correction (assessment_id, corrected_at);
create index assessment_correction_participant_id on assessment_correction (participant_id);
