-- What she told and only few may read, and what was added under it; rows are added, never changed. All of it is sealed under her key.
-- Class S4. Only with her consent to sealed notes; no list over women, search, copy or export reads it. Putting two files together moves
-- the rows to the one that stays and seals them anew under its key; forgetting her, or erasing her notes, removes them.
create table restricted_note (
    id text primary key,
    site_id text not null references site (id),
    participant_id text not null references participant (id),
    note_id text not null,              -- the note that it stands under; a note of its own: itself
    author_id text not null references staff_user (id),
    sealed bytes not null,
    written_at text not null
);
create index restricted_note_participant_id on restricted_note (participant_id, id);
create index restricted_note_note_id on restricted_note (note_id, written_at);
