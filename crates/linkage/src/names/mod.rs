//! What is known about names: short forms, endings.

mod endings;
mod nicknames;

pub use endings::root;
pub use nicknames::same_first_name;

pub(crate) use endings::is_particle;
pub(crate) use nicknames::{Kin, kin, lines_of};
