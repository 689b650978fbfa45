-- Groups in the order in which people count them: the name with each of its numbers written in twelve digits, so that group 2
-- stands before group 10. Written with the name (groups::name_key); the walk below writes it for the groups that are there.
alter table weekly_group add column name_key text not null default '';
with recursive walk (id, rest, digits, made) as (
    select id, name, '', '' from weekly_group
    union all
    select id, substr(rest, 2),
        case when substr(rest, 1, 1) in ('0', '1', '2', '3', '4', '5', '6', '7', '8', '9')
            then digits || substr(rest, 1, 1) else '' end,
        case when substr(rest, 1, 1) in ('0', '1', '2', '3', '4', '5', '6', '7', '8', '9') then made
            when digits = '' then made || substr(rest, 1, 1)
            when length(digits) < 12
                then made || substr('000000000000', length(digits) + 1) || digits || substr(rest, 1, 1)
            else made || digits || substr(rest, 1, 1) end
    from walk where rest <> ''
)
update weekly_group set name_key = case when walk.digits = '' then walk.made
        when length(walk.digits) < 12 then walk.made || substr('000000000000', length(walk.digits) + 1) || walk.digits
        else walk.made || walk.digits end
    from walk where walk.id = weekly_group.id and walk.rest = '';
create index weekly_group_site_id_name_key on weekly_group (site_id, name_key, id);
drop index weekly_group_site_id_weekday_open;
create index weekly_group_site_id_weekday_open on weekly_group (site_id, weekday, name_key, id) where closed_at is null;

-- The held meetings that are hers, each once, with her mark (null: not marked): of the groups in which she was a member or a
-- helper that day, and those at which she was marked as a visitor. What every page and every table counts from.
create view her_meeting as
    select m.participant_id, s.id as session_id, s.site_id, s.group_id, s.day, s.lesson_id, a.mark
    from membership m join session s on s.group_id = m.group_id and s.state = 'met' and s.day >= m.from_day
        and (m.until_day is null or s.day < m.until_day)
    left join attendance a on a.session_id = s.id and a.participant_id = m.participant_id
    where (m.role <> 'visitor' or a.mark is not null)
        and not exists (select 1 from membership n where n.participant_id = m.participant_id and n.group_id = m.group_id
            and n.id < m.id and s.day >= n.from_day and (n.until_day is null or s.day < n.until_day)
            and (n.role <> 'visitor' or a.mark is not null));

-- Who knows which lesson: she heard it, or caught up on it.
create view known_lesson as
    select participant_id, lesson_id from heard_lesson
    union all select participant_id, lesson_id from make_up where on_day is not null;

-- What was said of a lesson to catch up on before it was corrected or withdrawn. Rows are added, never changed. Of two files
-- that become one the rows move to the one that stays; forgetting deletes them.
create table make_up_before (
    id text primary key,
    site_id text not null references site (id),
    participant_id text not null references participant (id),
    lesson_id text not null references lesson (id),
    on_day text,                        -- null: promised, not done yet
    buddy_id text references participant (id),
    recorded_at text not null,
    recorded_by text not null,
    replaced_at text not null,
    replaced_by text not null,
    why text not null                   -- corrected, withdrawn
);
create index make_up_before_participant_id on make_up_before (participant_id);
