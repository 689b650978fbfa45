-- Emergency openings: one woman's sealed part for one hour, with a reason that stands sealed in sealed_reason, looked at
-- by somebody else within seven days. Rows are ended and reviewed once, never taken away.
-- Class S3: that somebody had to look. It shows to whoever opened, the reviewers, her mentor, and her. Purpose: to answer for
-- it. Retention: while her file is kept; goes with it when she is forgotten.
create table emergency_opening (
    id text primary key,
    site_id text not null references site (id),
    participant_id text not null references participant (id),
    opened_by text not null references staff_user (id),
    opened_at text not null,
    until_at text not null,
    reason_id text not null,
    ended_at text,                      -- earlier than until_at
    reviewed_at text,
    reviewed_by text,
    verdict text not null,              -- justified, unjustified; empty until then
    words_id text                       -- what the reviewer wrote, sealed in sealed_reason
);
create index emergency_opening_opened_by on emergency_opening (opened_by, opened_at);
create index emergency_opening_participant_id on emergency_opening (participant_id, opened_at);
create index emergency_opening_site_id on emergency_opening (site_id, opened_at);
create index emergency_opening_reason_id on emergency_opening (reason_id);
