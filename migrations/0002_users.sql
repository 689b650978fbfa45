-- Programmes and their sites; the staff who sign in, what they may reach, and how they prove who they are.
create table programme (
    id text primary key,
    name text not null,
    zone text not null,                 -- IANA time zone: days and hours are this programme's
    week_start bigint not null,         -- 1 Monday … 7 Sunday
    languages text not null,            -- space-separated, first is the default
    currency text not null,             -- ISO 4217
    created_at text not null
);

create table site (
    id text primary key,
    programme_id text not null references programme (id),
    name text not null,                 -- neutral: it stands on every screen
    created_at text not null
);

create table staff_user (
    id text primary key,
    sign_in_name text not null,
    name text not null,
    language text not null,
    theme text not null,
    password_hash text,
    created_at text not null,
    disabled_at text
);
create unique index staff_user_sign_in_name on staff_user (sign_in_name);

-- Who may reach what, dated. site_id always; group_id for a facilitator, participant_id for a mentor.
create table assignment (
    id text primary key,
    user_id text not null references staff_user (id),
    role text not null,
    site_id text not null references site (id),
    group_id text,
    participant_id text,
    from_day text not null,
    until_day text,
    asked_by text not null,
    approved_by text,                   -- nothing is granted before a second person has said yes
    refused_by text,
    created_at text not null
);
create index assignment_user_id on assignment (user_id);
create index assignment_group_id on assignment (group_id);
create index assignment_site_id_role on assignment (site_id, role);

create table sign_in (
    token_hash bytes primary key,       -- the cookie itself is never stored
    id text not null,                   -- names it on her page, opens nothing
    user_id text not null references staff_user (id),
    must_add_factor boolean not null,   -- until she has a second factor she can do nothing else
    created_at text not null,
    seen_at text not null,
    stepped_up_at text not null,
    ended_at text
);
create unique index sign_in_id on sign_in (id);
create index sign_in_user_id on sign_in (user_id);

create table invitation (
    token_hash bytes primary key,
    user_id text not null references staff_user (id),
    created_at text not null,
    expires_at text not null,
    used_at text
);

create index invitation_user_id on invitation (user_id);

-- The key of her code app: sealed; not confirmed until she has typed a code from it.
create table totp_key (
    user_id text primary key references staff_user (id),
    secret bytes not null,
    last_step bigint not null,          -- a code works once
    created_at text not null,
    confirmed_at text
);

create table recovery_code (
    id text primary key,
    user_id text not null references staff_user (id),
    code_hash bytes not null,
    created_at text not null,
    used_at text
);
create index recovery_code_user_id on recovery_code (user_id);

create table passkey (
    id text primary key,
    user_id text not null references staff_user (id),
    name text not null,
    credential text not null,
    backup_eligible boolean not null,   -- synced keys are shown as weaker
    created_at text not null,
    used_at text
);
create index passkey_user_id on passkey (user_id);

-- Failed tries, counted apart for a browser that has signed in before and for strangers: a stranger cannot lock her out.
create table sign_in_failure (
    id text primary key,
    name_digest text not null,          -- keyed: whatever was typed as a name is not kept
    device text not null,
    at text not null
);
create index sign_in_failure_name_device on sign_in_failure (name_digest, device, at);

create index sign_in_failure_at on sign_in_failure (at);

-- Answers of passkeys that were taken: each opens one sign-in.
create table spent_challenge (
    digest bytes primary key,
    at text not null
);

create table known_device (
    token_hash bytes primary key,
    user_id text not null references staff_user (id),
    created_at text not null
);
