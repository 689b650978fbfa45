-- A talk that was written down by a slip: it stays, counts no more, and what it had marked as talked over waits again. Class S2.
alter table supervision_talk add column set_aside_at text;
alter table supervision_talk add column set_aside_by text;
