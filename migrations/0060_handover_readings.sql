-- That whoever walks beside a woman has opened what was promised to her and by her, so that her first page asks her to no more.
-- Class S2: who and when, not a word of it. Rows are added, never changed; a woman who is forgotten takes hers with her.
create table handover_reading (
    id text primary key,
    site_id text not null references site (id),
    participant_id text not null references participant (id),
    user_id text not null references staff_user (id),
    read_at text not null
);
create index handover_reading_participant_id on handover_reading (participant_id, user_id, read_at);
