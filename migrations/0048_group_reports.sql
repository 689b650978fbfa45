-- Where the answers to a questionnaire do not hang together, as the program found when it last looked: no figure, and nothing of any woman.
create table reliability_alarm (
    programme_id text not null references programme (id),
    key text not null,                  -- the questionnaire's own short name
    language text not null,
    found_at text not null,             -- since when it rings
    primary key (programme_id, key, language)
);
