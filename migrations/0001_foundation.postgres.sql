-- Only PostgreSQL: its trigger language differs. The audit chain may be added to, never changed.
create function refuse_change() returns trigger language plpgsql as $$ begin raise exception '% rows are never changed', tg_table_name; end $$;
create trigger audit_entry_no_change before update or delete on audit_entry for each row execute function refuse_change();
