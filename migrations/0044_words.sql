-- Words that come to their end by themselves, and parts that she has erased while her file stays.
-- How many months after their last use the most sensitive words end; a programme without a row keeps them as long as the program says.
create table words_setting (
    programme_id text primary key references programme (id),
    months bigint not null,
    set_at text not null,
    set_by text not null
);

-- Words about her are on the list of those that come to their end; which is not said. Class S2. Purpose: that somebody can say in time
-- that they must be kept. Retention: until they have gone.
create table words_notice (
    participant_id text primary key references participant (id),
    site_id text not null references site (id),
    ends_on text not null,              -- when the first of them ends
    listed_on text not null             -- they go fourteen days later at the earliest
);
create index words_notice_site_id on words_notice (site_id, ends_on, participant_id);

-- She asked that a part of what is kept of her be erased. One asks, another does it; the rest of her file stays. Class S2. Purpose: who
-- asked, who did it, from which day no copy can be read. Retention: her file.
create table part_erasure (
    id text primary key,
    participant_id text not null references participant (id),
    site_id text not null references site (id),
    part text not null,                 -- notes, answers
    language text not null,             -- the receipt's: hers
    asked_at text not null,
    asked_by text not null,
    done_at text,
    done_by text,
    unreadable_from text,               -- the day from which no copy of the part's key is left
    withdrawn_at text,
    withdrawn_by text
);
create index part_erasure_participant_id on part_erasure (participant_id, part);
create index part_erasure_site_id on part_erasure (site_id, asked_at);
