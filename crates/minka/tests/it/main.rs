//! Minka through its own router, on a fresh database of both kinds, with a clock that stands still.

mod world;

mod access;
mod account;
mod calendars;
mod canary;
mod circles;
mod commands;
mod curriculum;
mod demo;
mod design;
mod exports;
mod groups;
mod imports;
mod memberships;
mod mentors;
mod pages;
mod participation;
mod people;
mod registration;
mod session_links;
mod sessions;
mod staff;
mod store;
mod tidy;
mod today;
mod users;
