-- Something of ours that came into strange hands, and its clock. No column leads to a woman. What was written is sealed under the
-- installation's key. Class S3.
create table breach (
    id text primary key,
    site_id text not null references site (id),
    kind text not null,                 -- phone_lost, paper_lost, wrong_recipient, break_in, account_used, other
    thing text not null,                -- account, telephone, session_link, export, back_up, group_papers, unknown
    thing_id text not null,             -- the account, the group, or the mark of the export; empty where it is none of these
    law text not null,                  -- whose law sets the clock: KZ, PE, other
    noticed_at text not null,
    safe_until text not null,           -- when it was last surely in good hands
    due_at text not null,               -- until when the authority has to hear of it
    sealed bytes not null,              -- what happened, in words
    reported_at text not null,
    reported_by text not null,
    looked_at text,                     -- when the women it concerns were last looked for
    reply text,                         -- reported, not_needed
    reply_sealed bytes,
    replied_at text,                    -- when the authority heard of it, or somebody decided that it need not
    replied_by text,
    lesson_sealed bytes,
    closed_at text,
    closed_by text
);
create index breach_site_id on breach (site_id, closed_at, noticed_at);

-- What was done first, each once. Rows are added, never changed.
create table breach_step (
    breach_id text not null references breach (id),
    step text not null,
    done_at text not null,
    done_by text not null,
    primary key (breach_id, step)
);

-- A woman whom it may concern, why she is on the list, and how she was told. Class S3.
create table breach_woman (
    breach_id text not null references breach (id),
    participant_id text not null references participant (id),
    site_id text not null references site (id),
    why text not null,                  -- entry: an entry of the chain leads to her; reach: she was within reach
    found_at text not null,
    told_how text,                      -- in_person, by_card, not_safe
    told_at text,
    told_by text,
    primary key (breach_id, participant_id)
);
create index breach_woman_participant_id on breach_woman (participant_id);
