-- Files that come to their end by themselves: how long a programme keeps them, and which are listed before they go.
-- How many years after the last contact a file ends; a programme without a row keeps them as long as the program says.
create table retention_setting (
    programme_id text primary key references programme (id),
    years bigint not null,
    set_at text not null,
    set_by text not null
);

-- Her file is on the list of those that come to their end. Class S2: that nobody has met her for years. Purpose: that somebody can
-- say in time that it must be kept. Retention: until she is there again, or her file has gone.
create table retention_notice (
    participant_id text primary key references participant (id),
    site_id text not null references site (id),
    last_contact text not null,
    ends_on text not null,              -- by the years of the programme
    listed_on text not null             -- it goes fourteen days later at the earliest
);
create index retention_notice_site_id on retention_notice (site_id, ends_on, participant_id);

-- Somebody asked too early, or she thought again: nobody does it any more.
alter table erase_request add column withdrawn_at text;
alter table erase_request add column withdrawn_by text;
