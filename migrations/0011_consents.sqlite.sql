-- Only SQLite: its trigger language differs. An answer is never changed; it goes only with her whole file.
create trigger consent_event_no_update before update on consent_event begin select raise(abort, 'consents are never changed'); end;
