-- Where women are sent for help, and what became of it.

-- A place that helps: what a mentor needs to know before she names it.
create table help_place (
    id text primary key,
    site_id text not null references site (id),
    sector text not null,               -- health, psychosocial, legal, security, safe_house, protection, livelihoods, other
    name text not null,
    offers text not null,
    reach text not null,                -- telephone, address
    hours text not null,
    cost text not null,                 -- free, some, full, unknown
    safe_to_name boolean not null,      -- whether its name may be said to others at her home
    checked_on text not null,           -- the day on which somebody asked whether all this is still so
    checked_by text not null,
    added_at text not null,
    added_by text not null,
    ended_at text
);
create index help_place_site_id on help_place (site_id, sector, name);

-- She was sent to a place. What was told about her is sealed; what became of it is in the steps.
create table referral (
    id text primary key,
    site_id text not null references site (id),
    participant_id text not null references participant (id),
    place_id text not null references help_place (id),
    state text not null,                -- sent, accepted, refused, done, not_made
    state_on text not null,
    sealed bytes not null,
    made_at text not null,
    made_by text not null
);
create index referral_participant_id on referral (participant_id, made_at);
create index referral_site_id on referral (site_id, state, state_on);

-- What became of it, day by day. Rows are added, never changed.
create table referral_step (
    id text primary key,
    referral_id text not null references referral (id),
    participant_id text not null references participant (id),
    state text not null,
    on_day text not null,
    reason text not null,               -- why it was refused or not made; empty for the others
    recorded_at text not null,
    recorded_by text not null
);
create index referral_step_referral_id on referral_step (referral_id, recorded_at);
create index referral_step_participant_id on referral_step (participant_id);
