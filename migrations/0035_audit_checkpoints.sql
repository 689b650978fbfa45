-- Once a day how long the audit chain was and its newest hash: whoever cuts its end off has to cut here too, and on a paper outside.
create table audit_checkpoint (
    day text primary key,               -- in universal time
    entries bigint not null,            -- the number of its newest entry
    hash text not null,                 -- of that entry, in hexadecimal
    signature text not null             -- Ed25519 by a subkey of the installation, in hexadecimal
);
