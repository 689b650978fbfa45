-- Only PostgreSQL: its trigger language differs. An answer is never changed; it goes only with her whole file.
create trigger consent_event_no_update before update on consent_event for each row execute function refuse_change();
