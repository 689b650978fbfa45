-- How a goal had ended, when that end was taken back: it stays beside what she said then. Until now only open goals went to the history.
-- Class S2, as the state of the goal itself; the words lie in the seal as before.
alter table goal_before add column state text not null default 'open';
alter table goal_before add column ended_on text;
