-- Who keyed a paper in, where somebody else had asked; null: whoever asked.
alter table assessment add column keyed_by text;
