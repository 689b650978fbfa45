-- Forgetting a woman for good: who asked, who did it, and what must wait.
-- She was forgotten at this instant: the row stays for the counts that lean on it, with nothing of hers in it.
alter table participant add column erased_at text;

-- One asks, another does it. Once it is done nothing here leads from her code to what stays.
create table erase_request (
    id text primary key,
    participant_id text not null references participant (id),
    site_id text not null references site (id),
    language text not null,             -- the receipt's: hers
    asked_at text not null,
    asked_by text not null,
    done_at text,
    done_by text,
    unreadable_from text                -- the day from which no copy of her key is left
);
create index erase_request_participant_id on erase_request (participant_id);
create index erase_request_site_id on erase_request (site_id, asked_at);

-- Nothing of hers may be removed until a day; one places it, another lifts it. The reason is sealed.
create table hold (
    id text primary key,
    participant_id text not null references participant (id),
    site_id text not null references site (id),
    until_day text not null,            -- the last day on which it holds
    placed_at text not null,
    placed_by text not null,
    lifted_at text,
    lifted_by text
);
create index hold_participant_id on hold (participant_id);

-- Codes of women who were forgotten, hashed: never given to another, whose entries would be taken for hers.
create table erased_code (
    digest bytes primary key
);
