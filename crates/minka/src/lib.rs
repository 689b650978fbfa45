//! Minka runs a women's empowerment programme. The binary is a thin command line over this library; start at `app`.

pub mod app;
pub mod commands;
pub mod demo;
pub mod design;
pub mod foundation;
pub mod housekeeping;
pub mod serve;

// Slices in dependency order: each uses only those above it that it names.
pub mod factors;
pub mod users;
pub mod sign_in;
pub mod invitations;
pub mod account;
pub mod staff;
pub mod people;
pub mod journeys;
pub mod identities;
pub mod consents;
pub mod goals;
pub mod backgrounds;
pub mod mentors;
pub mod households;
pub mod curriculum;
pub mod packs;
pub mod course_editing;
pub mod timetables;
pub mod groups;
pub mod memberships;
pub mod duplicates;
pub mod registration;
pub mod sessions;
pub mod roll_call;
pub mod evenings;
pub mod session_links;
pub mod calendars;
pub mod circles;
pub mod participation;
pub mod registers;
pub mod bulk_registration;
pub mod imports;
pub mod exports;
pub mod forgetting;
pub mod restraints;
pub mod merges;
pub mod today;
