-- What she wants to reach: her words sealed under her key; beside them only what a list needs. A goal that ended stays as it was.
create table goal (
    id text primary key,
    site_id text not null references site (id),
    participant_id text not null references participant (id),
    theme text not null,                -- income, savings, health, coping, family, learning, other
    measure text not null,              -- yes_no, number, steps, levels
    start_value bigint,                 -- number: thousandths; levels: -2 … 2; else null
    target_value bigint,
    importance bigint,                  -- 0 … 3, her own; null: not asked
    confidence bigint,                  -- 0 … 10, her own; null: not asked
    set_on text not null,
    by_day text,                        -- null: no day yet
    state text not null,                -- open, reached, changed, let_go
    ended_on text,
    successor_id text references goal (id), -- the goal into which it changed
    sealed bytes not null,              -- her words, and all other words
    created_at text not null,
    created_by text not null
);
create index goal_participant_id on goal (participant_id, state, set_on, id);

-- What a goal said before it was put in other words. Rows are added, never changed.
create table goal_before (
    id text primary key,
    goal_id text not null references goal (id),
    participant_id text not null references participant (id),
    theme text not null,
    target_value bigint,
    importance bigint,
    confidence bigint,
    by_day text,
    sealed bytes not null,
    replaced_at text not null,
    replaced_by text not null
);
create index goal_before_goal_id on goal_before (goal_id, replaced_at);
create index goal_before_participant_id on goal_before (participant_id);

-- How far she was on a day. One that was a slip is set aside and stays.
create table goal_check_in (
    id text primary key,
    goal_id text not null references goal (id),
    participant_id text not null references participant (id),
    on_day text not null,
    reading bigint not null,            -- number: thousandths; yes_no: 0 or 1; levels: -2 … 2; steps: one bit for each that is done
    sealed bytes not null,              -- what she said about it, who or what helped
    recorded_at text not null,
    recorded_by text not null,
    set_aside_at text,
    set_aside_by text
);
create index goal_check_in_goal_id on goal_check_in (goal_id, on_day, recorded_at);
create index goal_check_in_participant_id on goal_check_in (participant_id);
