-- Something was done about a concern, and it is not over: when somebody has to look again, and how far it had come by then.
alter table concern add column again_at text;
alter table concern add column came_to text not null default 'responder';
