-- Weekly groups: where and when they meet, who belongs to them and since when.
create table weekly_group (
    id text primary key,
    site_id text not null references site (id),
    name text not null,
    place text not null,
    weekday bigint not null,            -- 1 Monday … 7 Sunday
    starts_at text not null,            -- HH:MM in the programme's zone
    minutes bigint not null,
    every_weeks bigint not null,
    first_day text not null,
    last_day text,
    capacity bigint not null,
    course_id text references course (id),
    language text not null,
    created_at text not null,
    closed_at text
);
create unique index weekly_group_site_id_name on weekly_group (site_id, name);

-- She waits for a place in a group; it is over when she is a member of it.
create table waiting_place (
    participant_id text not null references participant (id),
    group_id text not null references weekly_group (id),
    site_id text not null references site (id),
    from_day text not null,
    primary key (participant_id, group_id)
);
create index waiting_place_group_id on waiting_place (group_id, from_day);

-- Days on which a group, or (group_id is null) every group of the site, does not meet.
create table holiday (
    id text primary key,
    site_id text not null references site (id),
    group_id text references weekly_group (id),
    first_day text not null,
    last_day text not null,
    name text not null
);
create index holiday_site_id on holiday (site_id, first_day);

-- member, helper, visitor; dated; a new stay is a new row.
create table membership (
    id text primary key,
    site_id text not null references site (id),
    group_id text not null references weekly_group (id),
    participant_id text not null references participant (id),
    role text not null,
    from_day text not null,
    until_day text,                     -- the first day on which she is no longer a member
    left_reason text not null,
    recorded_at text not null,
    recorded_by text not null
);
create index membership_group_id on membership (group_id, from_day);
create index membership_participant_id on membership (participant_id, from_day);

-- Two women who must not sit together. No reason is kept.
create table keep_apart (
    id text primary key,
    site_id text not null references site (id),
    participant_a text not null references participant (id),
    participant_b text not null references participant (id),
    from_day text not null,
    until_day text,
    recorded_by text not null
);
create index keep_apart_participant_a on keep_apart (participant_a);
create index keep_apart_participant_b on keep_apart (participant_b);
