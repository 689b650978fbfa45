//! To whom nobody has spoken lately: one definition of silent, for her mentor's pages and her supervisor's alike.
//!
//! A pause hides nobody, and a mentor who takes over does not begin the count anew. It reads visits and writes nothing. What it
//! refuses: a second meaning of silent.

mod model;
mod rules;
mod store;

pub use self::{
    model::Silence,
    rules::SILENT_DAYS,
    store::{find_last_spoken, find_silence, list_silences, list_silences_of},
};
