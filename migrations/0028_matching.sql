-- What walking beside a woman takes, as whoever knows her says it; the newest row counts, earlier ones stay with their day.
create table need (
    id text primary key,
    site_id text not null references site (id),
    participant_id text not null references participant (id),
    weight bigint not null,             -- 1 light, 2 middling, 3 heavy
    languages text not null,            -- what she speaks beside the language of her file: codes, apart by spaces; empty: not asked
    days text not null,                 -- 1 Monday … 7 Sunday, apart by spaces; empty: not asked
    district text not null,             -- the part of town, as people there call it; empty: not asked
    recorded_at text not null,
    recorded_by text not null
);
create index need_participant_id on need (participant_id, recorded_at);

-- What a mentor can give at a site; the newest row counts.
create table mentor_offer (
    id text primary key,
    site_id text not null references site (id),
    user_id text not null references staff_user (id),
    room bigint not null,               -- how much she can carry, as a sum of the weights of needs
    languages text not null,
    days text not null,
    district text not null,
    recorded_at text not null,
    recorded_by text not null
);
create index mentor_offer_site_id on mentor_offer (site_id, user_id, recorded_at);

-- A role beside a woman that only covers for another one while she is away. The days stand in the role itself.
create table mentor_cover (
    id text primary key,
    site_id text not null references site (id),
    participant_id text not null references participant (id),
    assignment_id text not null,        -- of whoever covers
    covers_id text not null,            -- of whoever is away
    recorded_at text not null,
    recorded_by text not null
);
create index mentor_cover_participant_id on mentor_cover (participant_id);

-- What was promised to her and by her, for whoever walks beside her next. Sealed under her key; rows are added, never changed.
create table handover_note (
    id text primary key,
    site_id text not null references site (id),
    participant_id text not null references participant (id),
    sealed bytes not null,
    written_at text not null,
    written_by text not null
);
create index handover_note_participant_id on handover_note (participant_id, written_at);
