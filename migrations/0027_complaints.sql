-- Who takes complaints about staff at a site. Rows are added and ended; the newest one counts. Class S1.
create table complaint_way (
    id text primary key,
    site_id text not null references site (id),
    handler_id text not null references staff_user (id),
    deputy_id text not null references staff_user (id),
    recorded_at text not null,
    recorded_by text not null,
    ended_at text,
    ended_by text
);
create index complaint_way_site_id on complaint_way (site_id, recorded_at);

-- A complaint about somebody of the staff. No column leads to a woman: whoever speaks need not say who she is. Everything said is sealed
-- under the installation's key. Class S4.
create table complaint (
    id text primary key,
    site_id text not null references site (id),
    category text not null,             -- staff_conduct, harassment, sexual_harassment, fraud, bribery, data, interest, mismanagement, feedback, other
    way_in text not null,               -- stranger, staff, paper
    state text not null,                -- new, assigned, in_progress, on_hold, for_approval, closed
    sealed bytes not null,              -- words, about whom, how she wants to hear of it
    slip_hash bytes not null,           -- of the number on her slip, with which she asks how it stands
    filed_at text not null,
    changed_at text not null,
    closed_at text
);
create index complaint_site_id on complaint (site_id, closed_at, filed_at);
create unique index complaint_slip_hash on complaint (slip_hash);

-- For whom it does not exist: whoever is named, whoever answers to her, and whom else she ticked. Rows are added, never changed.
create table complaint_shut (
    complaint_id text not null references complaint (id),
    user_id text not null references staff_user (id),
    primary key (complaint_id, user_id)
);
create index complaint_shut_user_id on complaint_shut (user_id);

-- What was done, and what she is told. Rows are added, never changed.
create table complaint_step (
    id text primary key,
    complaint_id text not null references complaint (id),
    state text not null,
    sealed bytes not null,
    done_at text not null,
    done_by text not null
);
create index complaint_step_complaint_id on complaint_step (complaint_id, done_at);
