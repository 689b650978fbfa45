-- Two files that may be of one woman, written twice: found by the program, judged by people, put together by two of them.

-- Files that look like one woman's. one_id < other_id. Reasons are codes (+birth_date:exchanged), never what was compared.
-- Class S2: that two women share a telephone stands here, the number does not. Purpose: that nobody has two files.
-- Retention: until the next search, or until either file goes.
create table duplicate_pair (
    one_id text not null references participant (id),
    other_id text not null references participant (id),
    site_id text not null references site (id),
    likely bigint not null,             -- the probability in ten-thousandths
    reasons text not null,
    found_at text not null,
    found_by text not null,             -- search, registration
    primary key (one_id, other_id)
);
create index duplicate_pair_other_id on duplicate_pair (other_id);
create index duplicate_pair_site_id on duplicate_pair (site_id, likely, one_id, other_id);

-- Somebody said that two files are of two women: the pair is not shown again, unless that is taken back. Class S2.
create table duplicate_verdict (
    id text primary key,
    site_id text not null references site (id),
    one_id text not null references participant (id),
    other_id text not null references participant (id),
    word text not null,                 -- a key of a closed list (sisters, namesakes …), or empty
    said_at text not null,
    said_by text not null,
    taken_back_at text,
    taken_back_by text
);
create index duplicate_verdict_one_id on duplicate_verdict (one_id, other_id);
create index duplicate_verdict_other_id on duplicate_verdict (other_id, one_id);
create index duplicate_verdict_site_id on duplicate_verdict (site_id, said_at, id);

-- When a site was last gone through, and how far that went.
create table duplicate_search (
    id text primary key,
    site_id text not null references site (id),
    searched_at text not null,
    searched_by text not null,
    women bigint not null,
    compared bigint not null,
    left_out bigint not null,           -- places in blocks too large to compare: see linkage::Effort
    found bigint not null,
    kept bigint not null                -- of those found: the likeliest
);
create index duplicate_search_site_id on duplicate_search (site_id, searched_at);

-- A code that was another file's before it was put together with this one: it goes on to find her.
create table former_code (
    code text primary key,
    participant_id text not null references participant (id)
);
create index former_code_participant_id on former_code (participant_id);

-- Two files put together: asked for by one, done by another, undone the same way. While it is asked for, second_id is a
-- participant; once it is done the file of second_id lies in file_merge_row, and first_id has what could be moved.
create table file_merge (
    id text primary key,
    site_id text not null references site (id),
    first_id text not null references participant (id),
    second_id text not null,
    second_code text not null,
    state text not null,                -- proposed, withdrawn, merged, undo_proposed, undone
    from_second text not null,          -- sealed fields of which the second file's holds: legal_name phone address birth_date
    proposed_at text not null,
    proposed_by text not null,
    merged_at text,
    merged_by text,
    undo_proposed_at text,
    undo_proposed_by text,
    ended_at text,                      -- withdrawn or undone
    ended_by text
);
create index file_merge_first_id on file_merge (first_id);
create index file_merge_second_id on file_merge (second_id);
create index file_merge_site_id on file_merge (site_id, state, proposed_at);

-- Every row that a merge touched, as it was and as it became: nothing is lost, and all of it can be put back. What was sealed
-- stays sealed in it. Class: that of the row (S2, S3); shown to nobody, told by count. Retention: goes with her file.
create table file_merge_row (
    merge_id text not null references file_merge (id),
    number bigint not null,
    table_name text not null,
    before_row text not null,           -- JSON; empty: there was none
    after_row text not null,            -- JSON; empty: there is none
    primary key (merge_id, number)
);
