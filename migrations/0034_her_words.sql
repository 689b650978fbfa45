-- What she herself says to a note stands below it, in her words.
alter table visit_note add column hers boolean not null default false;
