//! Minka runs a women's empowerment programme. The binary is a thin command line over this library; start at `app`.

pub mod app;
pub mod commands;
pub mod demo;
pub mod design;
pub mod foundation;
pub mod serve;

// Slices in dependency order: each uses only those above it that it names.
pub mod account;
pub mod calendars;
pub mod circles;
pub mod curriculum;
pub mod factors;
pub mod groups;
pub mod imports;
pub mod memberships;
pub mod participation;
pub mod people;
pub mod registration;
pub mod sessions;
pub mod session_links;
pub mod staff;
pub mod today;
pub mod users;
