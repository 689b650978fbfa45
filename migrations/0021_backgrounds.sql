-- What she told about her life when she was ready: sealed under her own key, every question optional, every one can be switched off.

-- One telling; the newest counts, the earlier ones stay. Class S3 and S4 inside the seal: in no list, no search, no export.
create table background (
    id text primary key,
    site_id text not null references site (id),
    participant_id text not null references participant (id),
    sealed bytes not null,
    recorded_at text not null,
    recorded_by text not null
);
create index background_participant_id on background (participant_id, recorded_at, id);

-- A question that the programme does not ask.
create table background_off (
    programme_id text not null references programme (id),
    question text not null,
    since text not null,
    since_by text not null,
    primary key (programme_id, question)
);

-- What brings women here, in the programme's own words; one that is no longer offered stays readable where it was chosen.
create table background_reason (
    id text primary key,
    programme_id text not null references programme (id),
    words text not null,
    added_at text not null,
    added_by text not null,
    ended_at text
);
create index background_reason_programme_id on background_reason (programme_id, added_at);
