//! Words: cleaning, sounds, distances.

mod clean;
mod distance;
mod letters;
mod sounds;
mod standards;

pub use clean::clean;
pub use distance::{edits, jaro_winkler};
pub use sounds::{Sounds, plain_latin, skeleton, sounds, sounds_joined};
pub use standards::{Standard, latin};
