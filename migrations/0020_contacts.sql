-- How she can be reached without harm: a card, sealed, which ends after ninety days at the most; what others propose; and the
-- pauses, in which nobody reaches her by any way.
-- Class S3. The card shows to her mentor and, with a reason, to a manager; that there is a pause shows to whoever may make one.
-- Purpose: that no call and no message comes at the wrong hour. Retention: while her file is kept; goes with it.
create table contact_card (
    participant_id text primary key references participant (id),
    site_id text not null references site (id),
    sealed bytes not null,
    valid_until text not null,          -- the last day on which it holds
    written_at text not null,
    written_by text not null
);
create index contact_card_site_id on contact_card (site_id);

create table contact_proposal (
    id text primary key,
    site_id text not null references site (id),
    participant_id text not null references participant (id),
    sealed bytes not null,
    proposed_at text not null,
    proposed_by text not null,
    decided_at text,                    -- when her mentor or a manager took it or dropped it
    decided_by text,
    taken boolean
);
create index contact_proposal_participant_id on contact_proposal (participant_id, proposed_at);
create index contact_proposal_site_id on contact_proposal (site_id);

create table contact_pause (
    id text primary key,
    site_id text not null references site (id),
    participant_id text not null references participant (id),
    paused_at text not null,
    paused_by text not null,
    lifted_at text,
    lifted_by text
);
create unique index contact_pause_participant_id on contact_pause (participant_id) where lifted_at is null;
create index contact_pause_site_id on contact_pause (site_id);

-- Her own view: that she sits at her mentor's device, and what she wishes there.
-- Class S3. A visit opens one woman's file to herself alone and ends after three minutes without a tap. A wish shows to her mentor
-- and the managers until it is answered. Retention: while her file is kept; both go with it.
create table own_visit (
    token_hash bytes primary key,       -- the cookie itself is never stored
    site_id text not null references site (id),
    participant_id text not null references participant (id),
    started_by text not null references staff_user (id),
    started_at text not null,
    seen_at text not null,
    ended_at text
);
create index own_visit_participant_id on own_visit (participant_id, started_at);
create index own_visit_site_id on own_visit (site_id);

create table own_wish (
    id text primary key,
    site_id text not null references site (id),
    participant_id text not null references participant (id),
    kind text not null,                 -- correction: something is wrong; forgetting: she wants to be forgotten
    sealed bytes not null,              -- in her words
    said_at text not null,
    answered_at text,
    answered_by text
);
create index own_wish_participant_id on own_wish (participant_id, said_at);
create index own_wish_site_id on own_wish (site_id);
