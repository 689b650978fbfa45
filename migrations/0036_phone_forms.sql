-- A link with which one telephone asks without a network: whose it is, and in which language. It opens nothing but what she may ask.
create table phone_link (
    token_hash bytes primary key,
    user_id text not null references staff_user (id), -- the mentor who asks with it
    site_id text not null references site (id),
    language text not null,
    created_at text not null,
    created_by text not null,
    expires_at text not null,
    fetched bigint not null,            -- how often it took the codes, and how often it sent something that was kept
    sent bigint not null,
    ended_at text
);
create index phone_link_user_id on phone_link (user_id, site_id);

-- That something a telephone sent was kept, so that the same, sent again, is a success with nothing to do. It leads to nobody.
create table phone_submission (
    id bytes primary key,               -- of the link's mentor and of the id that the telephone gave it
    digest bytes not null,
    at text not null
);
