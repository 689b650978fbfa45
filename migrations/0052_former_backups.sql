-- Back-ups hold what is hers under her key from here on (decision 23). When the last one was made in which it stands in clear: her receipt says so.
insert into setting (name, value)
select 'former_backups_until', max(at) from audit_entry where action = 'backup.make' having count(*) > 0;
