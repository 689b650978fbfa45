-- Whom she named among the staff: they must not see her. Rows are added and lifted, never taken away.
-- Class S3: whom she fears. It shows to her, her mentor and the manager, never to whoever is named. Purpose: her safety.
-- Retention: while her file is kept; goes with it when she is forgotten.
create table exclusion (
    id text primary key,
    site_id text not null references site (id),
    participant_id text not null references participant (id),
    user_id text not null references staff_user (id),
    added_at text not null,
    added_by text not null,
    lifted_at text,                     -- since when he may see her again; what was before stays known
    lifted_by text
);
create unique index exclusion_user_id_participant_id on exclusion (user_id, participant_id) where lifted_at is null;
create index exclusion_participant_id on exclusion (participant_id, added_at);
create index exclusion_site_id on exclusion (site_id);

-- A woman who came to work here: which account is hers. Between what she was and what she is now stands a wall: her own
-- sealed part, and that of the women she sat with, stay shut to her account; hers stays shut to whoever led her before.
-- Class S3: that a colleague was a participant. It shows to a manager, after a fresh proof. Purpose: her safety and theirs.
-- Retention: while her account or her file is kept.
create table own_file (
    id text primary key,
    site_id text not null references site (id),
    user_id text not null references staff_user (id),
    participant_id text not null references participant (id),
    linked_at text not null,
    linked_by text not null,
    ended_at text,                      -- only when it was a mistake: two women of one name
    ended_by text
);
create unique index own_file_user_id on own_file (user_id) where ended_at is null;
create unique index own_file_participant_id on own_file (participant_id) where ended_at is null;
create index own_file_site_id on own_file (site_id);
