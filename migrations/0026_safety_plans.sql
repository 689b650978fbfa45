-- What she does when it becomes dangerous, made with her. Every word is sealed under her key; each version is a row, the newest counts.
-- Class S4. Only her mentor writes it, and reads it with a fresh proof; whoever has opened her in an emergency reads it.
create table safety_plan (
    id text primary key,
    site_id text not null references site (id),
    participant_id text not null references participant (id),
    version bigint not null,            -- 1, 2, …: the newest counts
    made_on text not null,
    minutes text not null,              -- how long it took: under_15, to_30, to_60, to_120, longer; empty: not said
    sealed bytes not null,
    recorded_at text not null,
    recorded_by text not null
);
create index safety_plan_participant_id on safety_plan (participant_id, recorded_at);

-- The two looked at it again on a day, and it still holds.
create table safety_plan_review (
    id text primary key,
    plan_id text not null references safety_plan (id),
    participant_id text not null references participant (id),
    on_day text not null,
    recorded_at text not null,
    recorded_by text not null
);
create index safety_plan_review_plan_id on safety_plan_review (plan_id, on_day);
create index safety_plan_review_participant_id on safety_plan_review (participant_id);

-- She asked for it on paper. Where she keeps it is sealed: whoever finds the paper has found it already.
create table safety_plan_paper (
    id text primary key,
    plan_id text not null references safety_plan (id),
    participant_id text not null references participant (id),
    sealed bytes not null,
    printed_at text not null,
    printed_by text not null
);
create index safety_plan_paper_plan_id on safety_plan_paper (plan_id, printed_at);
create index safety_plan_paper_participant_id on safety_plan_paper (participant_id);

-- What was done to her, only as far as help can be given and only when she wants it written down. All of it is sealed under her key.
-- Class S4. No list, count or export reads it; nobody who did it is named.
create table violence_incident (
    id text primary key,
    site_id text not null references site (id),
    participant_id text not null references participant (id),
    sealed bytes not null,
    recorded_at text not null,
    recorded_by text not null
);
create index violence_incident_participant_id on violence_incident (participant_id, recorded_at);
