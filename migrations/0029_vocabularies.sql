-- The programme's own lists: in what a woman grows, and what stands in her way.

-- A given word that a programme does not offer.
create table vocabulary_off (
    programme_id text not null references programme (id),
    list text not null,                 -- growth, obstacle
    word text not null,
    since text not null,
    since_by text not null,
    primary key (programme_id, list, word)
);

-- A word that a programme added; one that is no longer offered stays readable where it was chosen.
create table vocabulary_word (
    id text primary key,
    programme_id text not null references programme (id),
    list text not null,
    words text not null,
    added_at text not null,
    added_by text not null,
    ended_at text
);
create index vocabulary_word_programme_id on vocabulary_word (programme_id, list, added_at);
