//! Minka through its own router, on a fresh database of both kinds, with a clock that stands still.
#![allow(unreachable_pub, clippy::print_stdout, reason = "a test has no outside, and says what it counted")]

mod world;

mod access;
mod account;
mod calendars;
mod canary;
mod circles;
mod commands;
mod consents;
mod course_editing;
mod curriculum;
mod demo;
mod design;
mod double_taps;
mod exports;
mod fields;
mod folders;
mod forgetting;
mod goals;
mod groups;
mod identities;
mod imports;
mod invitations;
mod journeys;
mod kept;
mod keyring;
mod memberships;
mod mentors;
mod packs;
mod pages;
mod participation;
mod people;
mod postgres_server;
mod registration;
mod routes;
mod safe_mode;
mod session_links;
mod sessions;
mod sign_in;
mod staff;
mod store;
mod tidy;
mod today;
mod users;
mod zones;
