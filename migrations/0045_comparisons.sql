-- The program compares files by itself: at night, after a list came in, and when somebody saved what is sealed of a woman.

-- A pair of two sites of one programme. The managers of both learn that there is somebody at the other, and nothing of her.
alter table duplicate_pair add column other_site_id text references site (id);
create index duplicate_pair_other_site_id on duplicate_pair (other_site_id) where other_site_id is not null;

-- The newest entry of the audit chain that a search knew of: what was written since says whether there is anything new to compare.
alter table duplicate_search add column chain_seq bigint not null default 0;
