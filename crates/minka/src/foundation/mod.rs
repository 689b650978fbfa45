//! What every room stands on: who acts, when, in which language, and how a change becomes durable.
//!
//! Nothing here knows a participant from a cash box. It knows how a request becomes an [`access::Actor`], how a change
//! is committed together with its [`audit`] entry, how a refusal finds its way back to the field that caused it, and how
//! words come in her language. Slices use these names; nothing here uses a slice.

pub mod access;
pub mod app;
pub mod assets;
pub mod audit;
pub mod binds;
pub mod body;
pub mod change;
pub mod checkpoints;
pub mod clock;
pub mod crypto;
pub mod error;
pub mod eyes;
pub mod folder;
pub mod form;
pub mod frame;
pub mod ids;
pub mod jobs;
pub mod keyed;
pub mod keyring;
pub mod law;
mod locales;
pub mod neutral;
pub mod order;
pub mod page;
pub mod parts;
pub mod safe_mode;
pub mod seal;
pub mod sheet;
pub mod store;
pub mod text;
pub mod told;
pub mod upkeep;
