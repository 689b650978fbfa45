-- Whether only those take a complaint who answer to nobody at its site: somebody who runs the site was named. Written when it is filed, so
-- that nobody who comes later, and whom she may have named to take complaints, reads it.
alter table complaint add column only_above boolean not null default false;
-- Of those that are there: a manager is among whom it is shut to, and so was every mentor of that day. Then a manager or an auditor has it.
update complaint set only_above = true
    where exists (select 1 from complaint_shut s join assignment a on a.user_id = s.user_id
            where s.complaint_id = complaint.id and a.site_id = complaint.site_id and a.role = 'manager')
        and not exists (select 1 from assignment a where a.site_id = complaint.site_id and a.role = 'mentor'
            and a.approved_by is not null and a.from_day <= substr(complaint.filed_at, 1, 10)
            and (a.until_day is null or a.until_day > substr(complaint.filed_at, 1, 10))
            and not exists (select 1 from complaint_shut s where s.complaint_id = complaint.id and s.user_id = a.user_id));
