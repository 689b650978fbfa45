-- What counts as a meeting that was held; since when a group meets as it does; what a meeting said before it was corrected.

-- Held: closed as a meeting that took place. What is marked on an evening that nobody has closed, or on one of which it is
-- said that the group did not meet, is no lesson heard or missed. Every statement that counts meetings reads this view.
create view held_session as
    select id, site_id, group_id, day, lesson_id from session where state = 'met';

-- Who heard which lesson herself: there, present or late, at a meeting that was held.
create view heard_lesson as
    select a.participant_id, s.lesson_id from attendance a join held_session s on s.id = a.session_id
    where a.mark in ('present', 'late') and s.lesson_id is not null;
