-- What makes long lists short: the meetings that wait to be closed are few among all that ever were, and whoever reads a
-- woman's stays (her page, the export) finds all of a stay in the index.
create index session_site_id_day_open on session (site_id, day) where closed_at is null;
drop index membership_participant_id;
create index membership_participant_id on membership (participant_id, from_day, until_day, group_id, role, id);
