-- That somebody who works here is her sister, another relative, lives in her household or knows her privately: then she does not
-- walk beside her. A tie says that it is there and carries nothing. Class S3. Rows are ended, never changed. Two files that become
-- one keep the rows of both; a woman who is forgotten takes hers with her.
create table staff_tie (
    id text primary key,
    site_id text not null references site (id),
    participant_id text not null references participant (id),
    user_id text not null references staff_user (id),
    kind text not null,                 -- sister, relative, household, privately
    from_day text not null,             -- since when it is known here
    until_day text,                     -- the first day on which it holds no more
    recorded_at text not null,
    recorded_by text not null
);
create index staff_tie_participant_id on staff_tie (participant_id, from_day);
create index staff_tie_site_id on staff_tie (site_id, user_id);
