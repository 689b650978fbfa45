-- Who lives with whom, and who is whose sister, mother or neighbour. A link says that it is there and nothing else: no value of one
-- woman's file ever goes along it to another's.

-- A home with more than one woman of the programme. Class S3, like everything below. Retention: with the files of its women.
create table household (
    id text primary key,
    site_id text not null references site (id),
    created_at text not null,
    created_by text not null
);

-- Who lives there, since when; one of them may be its head. A woman lives in one household at a time.
create table household_member (
    id text primary key,
    household_id text not null references household (id),
    site_id text not null references site (id),
    participant_id text not null references participant (id),
    is_head boolean not null,
    from_day text not null,
    until_day text,                     -- the first day on which she no longer lives there
    recorded_at text not null,
    recorded_by text not null
);
create index household_member_household_id on household_member (household_id, from_day);
create index household_member_participant_id on household_member (participant_id, from_day);

-- one is the other's sister, mother, cousin, in-law or neighbour. Said once for both.
create table kin_link (
    id text primary key,
    site_id text not null references site (id),
    one_id text not null references participant (id),
    other_id text not null references participant (id),
    kind text not null,                 -- sister, mother (one is the other's), cousin, in_law, neighbour
    from_day text not null,             -- since when it is known here
    until_day text,
    recorded_at text not null,
    recorded_by text not null
);
create index kin_link_one_id on kin_link (one_id, from_day);
create index kin_link_other_id on kin_link (other_id, from_day);
