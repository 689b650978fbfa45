-- What counts as a meeting that was held; since when a group meets as it does; what a meeting said before it was corrected.

-- Held: closed as a meeting that took place. What is marked on an evening that nobody has closed, or on one of which it is
-- said that the group did not meet, is no lesson heard or missed. Every statement that counts meetings reads this view.
create view held_session as
    select id, site_id, group_id, day, lesson_id from session where state = 'met';

-- Who heard which lesson herself: there, present or late, at a meeting that was held.
create view heard_lesson as
    select a.participant_id, s.lesson_id from attendance a join held_session s on s.id = a.session_id
    where a.mark in ('present', 'late') and s.lesson_id is not null;

-- How a group met before its day or hour was changed, so that no meeting of the past moves: from the end of the row before it
-- (the first row: from the group's first day) to the day before until_day. What holds since the last of them stands in
-- weekly_group. Every second or fourth week is counted from the first meeting on or after the beginning of each row.
create table group_hours_before (
    group_id text not null references weekly_group (id),
    until_day text not null,
    site_id text not null references site (id),
    weekday bigint not null,
    starts_at text not null,
    minutes bigint not null,
    every_weeks bigint not null,
    replaced_at text not null,
    replaced_by text not null,
    primary key (group_id, until_day)
);
create index group_hours_before_site_id on group_hours_before (site_id);
