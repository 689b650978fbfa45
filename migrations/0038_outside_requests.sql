-- Somebody outside asks about women: police, a court, a ministry, a donor, a partner. What they asked, what two people decided, and
-- what left. Class S3: that somebody asks about her. Who asks, on what ground and why it was decided so are sealed under the
-- installation's key. Purpose: nothing leaves on one person's word, and she is told. Retention: five years after it was closed; her line
-- goes with her.
create table outside_request (
    id text primary key,
    site_id text not null references site (id),
    kind text not null,                 -- police, court, prosecutor, ministry, donor, partner, other
    on_paper boolean not null,          -- without a paper it can only be refused
    asked bigint not null,              -- how many codes they named, found or not
    fields text not null,               -- what they ask for, keys apart by spaces
    received_on text not null,
    due_on text not null,
    law_forbids boolean not null,       -- the law forbids telling her
    state text not null,                -- open, decided, answered, withdrawn
    sealed bytes not null,              -- the office, its reference, its ground, what it wants it for
    recorded_at text not null,
    recorded_by text not null,
    closed_at text
);
create index outside_request_site_id on outside_request (site_id, closed_at, due_on);

-- Whom it is about, and when she was told.
create table outside_woman (
    request_id text not null references outside_request (id),
    participant_id text not null references participant (id),
    site_id text not null references site (id),
    told_on text,
    told_by text,
    primary key (request_id, participant_id)
);
create index outside_woman_participant_id on outside_woman (participant_id);
create index outside_woman_site_id on outside_woman (site_id);

-- What one person proposed and another confirmed. Rows are added and ended, never changed.
create table outside_decision (
    id text primary key,
    request_id text not null references outside_request (id),
    verdict text not null,              -- give, less, refuse
    fields text not null,               -- what may leave
    sealed bytes not null,              -- why
    proposed_at text not null,
    proposed_by text not null,
    confirmed_at text,
    confirmed_by text,
    ended_at text                       -- taken back, before or after it was confirmed
);
create index outside_decision_request_id on outside_decision (request_id, proposed_at);
