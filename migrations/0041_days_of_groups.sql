-- What makes the day of a large site short: the groups of a weekday, and the few whose hours are about to change.
create index weekly_group_site_id_weekday_open on weekly_group (site_id, weekday, name, id) where closed_at is null;
drop index group_hours_before_site_id;
create index group_hours_before_site_id_until_day on group_hours_before (site_id, until_day);
