//! The crate as a whole: what it finds, what it leaves alone, what always holds.

mod febrl;
mod figures;
mod laws;
mod pairs;
mod typing;
mod world;
