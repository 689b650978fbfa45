-- Who can seal everything in an hour of danger: two or three, named by a manager and agreed to by a second person. Class S1. It
-- leads to no woman. Purpose: two of them together can shut every door. Retention: with the accounts of those named.
create table seal_naming (
    id text primary key,
    proposed_at text not null,
    proposed_by text not null references staff_user (id),
    agreed_at text,                     -- empty: it waits for the second person
    agreed_by text references staff_user (id),
    ended_at text                       -- taken back, or another one came into its place
);
create index seal_naming_proposed_by on seal_naming (proposed_by);
create index seal_naming_agreed_by on seal_naming (agreed_by);

create table seal_holder (
    naming_id text not null references seal_naming (id),
    user_id text not null references staff_user (id),
    primary key (naming_id, user_id)
);
create index seal_holder_user_id on seal_holder (user_id);

-- That one of them has said that it is time. It counts for half an hour, and until she takes it back.
create table seal_word (
    id text primary key,
    user_id text not null references staff_user (id),
    said_at text not null,
    ended_at text                       -- taken back, or used
);
create index seal_word_user_id on seal_word (user_id, said_at);
