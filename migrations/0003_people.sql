-- The women of a programme: a code and the name she chose; her journey as dated steps; what identifies her, sealed.
create table participant (
    id text primary key,
    site_id text not null references site (id),
    code text not null,
    chosen_name text not null,
    name_key text not null,             -- folded for search and order, made by rules::name_key
    sign text not null,                 -- a picture that stands for her: sun, bird, mountain …
    language text not null,
    state text not null,                -- her newest journey step
    state_since text not null,
    created_at text not null,
    created_by text not null
);
create unique index participant_code on participant (code);
create index participant_site_id_name_key_id on participant (site_id, name_key, id);
create index participant_site_id_state_name_key_id on participant (site_id, state, name_key, id);
create index participant_site_id_id on participant (site_id, id);

-- Her chosen name from each of its words on (maria jose, jose maria), folded: the start of any word finds her at once.
create table name_word (
    site_id text not null references site (id),
    words text not null,
    participant_id text not null references participant (id),
    primary key (site_id, words, participant_id)
);
create index name_word_participant_id on name_word (participant_id);

-- applied, waitlisted, enrolled, active, paused, graduated, alumna, left, transferred. Rows are added, never changed.
create table journey_step (
    id text primary key,
    site_id text not null references site (id),
    participant_id text not null references participant (id),
    step text not null,
    on_day text not null,
    reason text not null,
    corrects text,                      -- the id of an earlier step that was wrong
    recorded_at text not null,
    recorded_by text not null
);
create index journey_step_participant_id on journey_step (participant_id, on_day, recorded_at);

-- Legal name, phone, address: never in clear, never in a list.
create table sealed_identity (
    participant_id text primary key references participant (id),
    site_id text not null references site (id),
    sealed bytes not null,
    updated_at text not null,
    updated_by text not null
);

-- Why somebody opened or took out what is sealed, in her own words: sealed too. The audit chain holds this row's id.
create table sealed_reason (
    id text primary key,
    site_id text not null references site (id),
    participant_id text references participant (id),
    action text not null,
    sealed bytes not null,
    given_at text not null,
    given_by text not null
);
create index sealed_reason_participant_id on sealed_reason (participant_id, given_at);

-- How a programme's spreadsheet calls our fields; asked once, remembered.
create table import_mapping (
    site_id text not null references site (id),
    heading text not null,
    field text not null,
    primary key (site_id, heading)
);

-- A row of somebody's spreadsheet that became one of our participants: the same file again updates her, adds nobody.
create table import_key (
    site_id text not null references site (id),
    key text not null,
    participant_id text not null references participant (id),
    primary key (site_id, key)
);
