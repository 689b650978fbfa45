-- A role set aside until a manager approves it again: a new link was made for her, or her second step was taken away.
alter table assignment add column set_aside_at text;
alter table assignment add column set_aside_by text;
